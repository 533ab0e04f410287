#include "routes.h"

#include "evidence/handlers.h"
#include "grants.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> evidence_routes() {
  return {
      route("GET", "/people/{person}/reads", inspecting, "Who has looked at a person's data",
            person_reads, {"cursor"}),
  };
}

}  // namespace yiben::api
