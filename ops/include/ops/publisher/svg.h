#pragma once

#include <string>

#include "ops/publisher/diagram.h"

namespace yiben::ops {

// The picture as SVG. Classes of steps are told by border and words, not by colour.
std::string svg_of(const Diagram&, const PublisherWords&);

}  // namespace yiben::ops
