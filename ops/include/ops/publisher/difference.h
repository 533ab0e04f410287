#pragma once

#include <string>
#include <vector>

#include "ops/publisher/definition.h"
#include "ops/publisher/words.h"

namespace yiben::ops {

// What a version changes, sentence by sentence, as a person would say it. Requires: both are of one
// kind and id.
std::vector<std::string> difference(const Definition& before, const Definition& after,
                                    const Departments&, const PublisherWords&);

}  // namespace yiben::ops
