#include "routes.h"

#include "grants.h"
#include "people/handlers.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> people_routes() {
  return {
      route<look_up>("POST", "/people/lookup", office, "Finds a person by identity number"),
      route<search_people>("POST", "/people/search", officials,
                           "Finds people by the beginning of a name"),
      route<new_person>("POST", "/people", registering, "Registers a person"),
      route<person>("GET", "/people/{person}", office, "A person, number and account masked"),
      route<unmasked_person>("POST", "/people/{person}/unmasked", officials,
                             "A person in plain, for a stated purpose"),
      route<set_account>("PUT", "/people/{person}/account", registering,
                         "Sets the first account to pay to, or asks for another"),
      route<proposed_accounts>("GET", "/proposed-accounts", agreeing,
                               "Whose account is to be another, waiting for somebody's word"),
      route<confirm_account>("POST", "/people/{person}/account/confirmation", agreeing,
                             "Agrees to another account; never by whoever asked for it"),
      route<decline_account>("POST", "/people/{person}/account/refusal", agreeing,
                             "Does not agree to another account"),
      route<correct_person>("POST", "/people/{person}/corrections", keeping_households,
                            "Corrects a name or where the person lives, with the reason"),
      route<record_death>("POST", "/people/{person}/death", registering, "Records a death"),
      route<new_household>("POST", "/households", keeping_households, "Registers a household"),
      route<household>("GET", "/households/{household}", officials, "A household and its people"),
      route<join_household>("POST", "/households/{household}/members", keeping_households,
                            "Adds a member"),
      route<leave_household>("POST", "/households/{household}/leavers", keeping_households,
                             "Takes a member out"),
  };
}

}  // namespace yiben::api
