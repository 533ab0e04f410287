// Awards as the log had them at a position: a fold of the award streams that comes out the same
// however often it is made.
#pragma once

#include <set>
#include <vector>

#include "domain/awards/award.h"
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

struct KnownAward {
  Award::State state;
  eventstore::Position last_change = 0;
};

// Every award of these programmes as it stood at `as_of`, in the order they were granted.
// Cost: one pass over the award streams.
Outcome<std::vector<KnownAward>> awards_at(const Book&, const std::set<std::string>& programmes,
                                           eventstore::Position as_of);

}  // namespace yiben::workflows
