// The rows of each subject, in its own routes.cc. A new subject is a line here and one in
// routes.cc.
#pragma once

#include <vector>

#include "api/server/route.h"

namespace yiben::api {

std::vector<Route> office_routes();
std::vector<Route> people_routes();
std::vector<Route> cases_routes();
std::vector<Route> awards_routes();
std::vector<Route> money_routes();
std::vector<Route> life_events_routes();
std::vector<Route> exchange_routes();
std::vector<Route> evidence_routes();

}  // namespace yiben::api
