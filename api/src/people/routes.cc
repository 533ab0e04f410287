#include "routes.h"

#include "grants.h"
#include "people/handlers.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> people_routes() {
  return {
      route("POST", "/people/lookup", office, "Finds a person by identity number", look_up),
      route("POST", "/people/search", office, "Finds people by the beginning of a name",
            search_people),
      route("POST", "/people", registering, "Registers a person", new_person),
      route("GET", "/people/{person}", office, "A person, number and account masked", person),
      route("POST", "/people/{person}/unmasked", office, "A person in plain, for a stated purpose",
            unmasked_person),
      route("PUT", "/people/{person}/account", registering, "Sets the account to pay to",
            set_account),
      route("POST", "/people/{person}/death", registering, "Records a death", record_death),
      route("POST", "/households", registering, "Registers a household", new_household),
      route("GET", "/households/{household}", office, "A household and its people", household),
      route("POST", "/households/{household}/members", registering, "Adds a member",
            join_household),
      route("POST", "/households/{household}/leavers", registering, "Takes a member out",
            leave_household),
  };
}

}  // namespace yiben::api
