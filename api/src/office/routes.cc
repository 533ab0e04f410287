#include "routes.h"

#include "grants.h"
#include "office/handlers.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> office_routes() {
  return {
      route<sign_in>("POST", "/session", everyone, "Sign in"),
      route<sign_out>("DELETE", "/session", signed_in, "Sign out"),
      route<me>("GET", "/me", signed_in, "The signed-in user"),
      route<health>("GET", "/health", everyone, "Whether the server answers and its views keep up"),
      lasting(route<messages>("GET", "/messages", everyone,
                              "The words of rules, steps and codes in both languages")),
      route<divisions>("GET", "/divisions", signed_in, "The district, its towns and villages"),
      route<programmes>("GET", "/programmes", signed_in,
                        "Programmes in force today, with their rules"),
      route<procedure>("GET", "/procedures/{id}", signed_in,
                       "A procedure, the newest or one version", {query::procedure_version}),
      route<colleagues>("GET", "/colleagues", signed_in, "Who else works in the same town"),
      route<move_clock>("POST", "/demo/clock", administering, "Moves the demo office's date"),
  };
}

}  // namespace yiben::api
