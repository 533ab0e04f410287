// What an append must look like before anything is looked up.
#pragma once

#include <optional>

#include "eventstore/log.h"

namespace yiben::eventstore {

struct Shape {
  std::optional<Error> fault;  // too_large
  std::size_t events = 0;
  std::size_t bytes = 0;  // of all encoded entries
};

// Stops in check() on a bug of the caller: a stream listed twice, a malformed stream id, no type.
Shape shape_of(const Append&);

}  // namespace yiben::eventstore
