#include "routes.h"

#include "awards/handlers.h"
#include "grants.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> awards_routes() {
  return {
      scoped(Scope::rosters_read, route("GET", "/rosters/{programme}", office,
                                        "Who is on the roster on a day, as known at a log size",
                                        roster, {"on", "known_at", "division", "cursor", "limit"})),
      route("GET", "/awards/{award}", office, "An award and its payments", award),
      route("GET", "/raises/{programme}", district,
            "Versions of the rules and the raises to them, newest first", raises),
      route("GET", "/raises/{programme}/preview", district,
            "What raising to a version would do; nothing is written", preview_raise,
            {"version", "from"}),
      route("POST", "/raises/{programme}", preparing, "Prepares a raise", prepare_raise),
      route("POST", "/raises/{programme}/{number}/withdrawal", deciding,
            "Withdraws a prepared raise with a reason", withdraw_raise),
      route("POST", "/raises/{programme}/{number}/confirmation", confirming,
            "Confirms a raise and carries it out, or what is left of it", confirm_raise),
  };
}

}  // namespace yiben::api
