#include "routes.h"

#include "grants.h"
#include "office/demo.h"
#include "office/handlers.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> office_routes() {
  return {
      route("POST", "/session", everyone, "Sign in", sign_in),
      route("DELETE", "/session", signed_in, "Sign out", sign_out),
      route("GET", "/me", signed_in, "The signed-in user", me),
      route("GET", "/health", everyone, "Whether the server answers and its views keep up", health),
      route("GET", "/messages", everyone, "The words of rules, steps and codes in both languages",
            messages),
      route("GET", "/divisions", signed_in, "The district, its towns and villages", divisions),
      route("GET", "/programmes", signed_in, "Programmes in force today, with their rules",
            programmes),
      route("GET", "/procedures/{id}", signed_in, "A procedure, the newest or one version",
            procedure, {"version"}),
      route("GET", "/colleagues", signed_in, "Who else works in the same town", colleagues),
      route("GET", "/demo/accounts", everyone, "Whom one can be in a demo; nowhere else",
            demo_accounts),
      route("POST", "/demo/clock", administering, "Moves the demo office's date", move_clock),
  };
}

}  // namespace yiben::api
