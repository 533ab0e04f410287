// Handlers of who read what, for the rows of routes.cc. A handler parses, calls and translates.
#pragma once

#include "api/people/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// access.cc
Answered<ReadsAnswer> person_reads(const Call&, const None&);

}  // namespace yiben::api::handlers
