#include "routes.h"

#include "grants.h"
#include "people/handlers.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> people_routes() {
  return {
      route<look_up>("POST", "/people/lookup", office, "Finds a person by identity number"),
      route<search_people>("POST", "/people/search", office,
                           "Finds people by the beginning of a name"),
      route<new_person>("POST", "/people", registering, "Registers a person"),
      route<person>("GET", "/people/{person}", office, "A person, number and account masked"),
      route<unmasked_person>("POST", "/people/{person}/unmasked", office,
                             "A person in plain, for a stated purpose"),
      route<set_account>("PUT", "/people/{person}/account", registering,
                         "Sets the account to pay to"),
      route<record_death>("POST", "/people/{person}/death", registering, "Records a death"),
      route<new_household>("POST", "/households", registering, "Registers a household"),
      route<household>("GET", "/households/{household}", office, "A household and its people"),
      route<join_household>("POST", "/households/{household}/members", registering,
                            "Adds a member"),
      route<leave_household>("POST", "/households/{household}/leavers", registering,
                             "Takes a member out"),
  };
}

}  // namespace yiben::api
