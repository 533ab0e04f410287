#include "routes.h"

#include "cases/handlers.h"
#include "grants.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> cases_routes() {
  return {
      route<file_claim>("POST", "/claims", registering, "Files a claim"),
      route<case_page>("GET", "/claims/{claim}", office, "The case page"),
      route<act_on_step>("POST", "/claims/{claim}/steps/{step}", acting,
                         "Ends the open step with an outcome", {}, true),
      route<sign_step>("POST", "/claims/{claim}/steps/{step}/signature", acting,
                       "Says that the user took part in the open step, before somebody ends it", {},
                       true),
      route<extend_claim>("POST", "/claims/{claim}/extension", acting,
                          "Extends the overall clock once"),
      route<flag_claim>("POST", "/claims/{claim}/flags", acting,
                        "Records what the law asks more of a case for, as a complaint"),
      route<trial_assessment>("POST", "/assessments", office,
                              "A trial calculation; nothing is written"),
      route<inbox>(
          "GET", "/inbox", office, "To do, done, ended",
          {query::inbox_list, query::programme, query::division, query::cursor, query::limit}),
      route<search_inbox>("POST", "/inbox/search", office,
                          "A list of the inbox, by name or identity number"),
      route<inbox_counts>("GET", "/inbox/counts", office, "How many each list holds"),
  };
}

}  // namespace yiben::api
