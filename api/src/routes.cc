// The route table, in the order of the document.
#include "routes.h"

#include <iterator>

namespace yiben::api {
namespace {

std::vector<Route> table() {
  std::vector<Route> all;
  for (const auto& [subject, rows] :
       {std::pair{"office", &office_routes}, std::pair{"people", &people_routes},
        std::pair{"cases", &cases_routes}, std::pair{"awards", &awards_routes},
        std::pair{"money", &money_routes}, std::pair{"life_events", &life_events_routes},
        std::pair{"exchange", &exchange_routes}, std::pair{"evidence", &evidence_routes}}) {
    auto more = rows();
    for (auto& route : more) route.subject = subject;
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
