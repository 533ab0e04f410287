#include "routes.h"

#include "evidence/handlers.h"
#include "grants.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> evidence_routes() {
  return {
      route<person_reads>("GET", "/people/{person}/reads", inspecting,
                          "Who has looked at a person's data", {query::cursor}),
  };
}

}  // namespace yiben::api
