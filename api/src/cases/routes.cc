#include "routes.h"

#include "cases/handlers.h"
#include "grants.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> cases_routes() {
  return {
      route("POST", "/claims", registering, "Files a claim", file_claim),
      route("GET", "/claims/{claim}", office, "The case page", case_page),
      route("POST", "/claims/{claim}/steps/{step}", acting, "Ends the open step with an outcome",
            act_on_step, {}, true),
      route("POST", "/claims/{claim}/extension", acting, "Extends the overall clock once",
            extend_claim),
      route("POST", "/assessments", office, "A trial calculation; nothing is written",
            trial_assessment),
      route("GET", "/inbox", office, "To do, done, ended", inbox,
            {"list", "programme", "division", "cursor", "limit"}),
      route("POST", "/inbox/search", office, "A list of the inbox, by name or identity number",
            search_inbox),
      route("GET", "/inbox/counts", office, "How many each list holds", inbox_counts),
  };
}

}  // namespace yiben::api
