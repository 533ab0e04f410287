// The route table, in the order of the document.
#include "routes.h"

#include <iterator>

namespace yiben::api {
namespace {

std::vector<Route> table() {
  std::vector<Route> all;
  for (const auto rows : {&office_routes, &people_routes, &cases_routes, &awards_routes,
                          &money_routes, &life_events_routes, &exchange_routes, &evidence_routes}) {
    auto more = rows();
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  }
  return all;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = table();
  return all;
}

bool allows(const Grant& grant, Role role) {
  if (std::holds_alternative<Open>(grant)) return true;
  for (Role r : std::get<std::vector<Role>>(grant))
    if (r == role) return true;
  return false;
}

}  // namespace yiben::api
