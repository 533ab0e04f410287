#include "routes.h"

#include "awards/handlers.h"
#include "grants.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> awards_routes() {
  return {
      scoped(Scope::rosters_read,
             route<roster>(
                 "GET", "/rosters/{programme}", officials,
                 "Who is on the roster on a day, as known at a log size",
                 {query::on, query::known_at, query::division, query::cursor, query::limit})),
      route<award>("GET", "/awards/{award}", officials, "An award and its payments"),
      route<raises>("GET", "/raises/{programme}", district,
                    "Versions of the rules and the raises to them, newest first"),
      route<preview_raise>("GET", "/raises/{programme}/preview", district,
                           "What raising to a version would do; nothing is written",
                           {query::rules_version, query::raised_from}),
      route<prepare_raise>("POST", "/raises/{programme}", preparing, "Prepares a raise"),
      route<withdraw_raise>("POST", "/raises/{programme}/{number}/withdrawal", deciding,
                            "Withdraws a prepared raise with a reason"),
      route<confirm_raise>("POST", "/raises/{programme}/{number}/confirmation", confirming,
                           "Confirms a raise and carries it out, or what is left of it"),
  };
}

}  // namespace yiben::api
