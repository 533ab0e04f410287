// What a role is concerned with beyond its grants: a funeral home with programmes for the dead and
// with life events in which it has a step; everybody else with all of them.
#pragma once

#include "api/server/call.h"
#include "api/server/problem.h"

namespace yiben::api {

// The one asked for, or, of a funeral home that asks for every one, its own. Refuses 403.
Answered<std::string> concerned_programme(const Call&, const std::string& asked);
Answered<std::string> concerned_life_event(const Call&, const std::string& asked);

}  // namespace yiben::api
