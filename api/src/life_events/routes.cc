#include "routes.h"

#include "grants.h"
#include "life_events/handlers.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> life_events_routes() {
  return {
      route<life_events>("GET", "/life-events", signed_in,
                         "Life events, the newest version of each"),
      route<departments>("GET", "/departments", signed_in,
                         "Whose systems the steps are sent to, and how these answer"),
      scoped(Scope::life_events_read,
             route<sagas>("GET", "/sagas", office, "The saga board: held by your role, open, ended",
                          {query::saga_list, query::life_event, query::division, query::cursor,
                           query::limit})),
      scoped(Scope::life_events_read, route<saga_counts>("GET", "/sagas/counts", office,
                                                         "How many each list of the board holds")),
      route<open_saga>("POST", "/sagas", registering, "Opens a life event for a person"),
      route<act_on_sagas>("POST", "/sagas/batch", acting,
                          "One act on each of many sagas, each with its reason"),
      route<saga_page>("GET", "/sagas/{saga}", office,
                       "A saga: its steps, who holds them, what was answered"),
      route<hear_signal>("POST", "/sagas/{saga}/signals", registering,
                         "Records that the office knows of it too", {}, true),
      route<consent_to_step>("POST", "/sagas/{saga}/steps/{step}/consent", acting,
                             "Consent to a step, or that it is not given", {}, true),
      route<settle_step>("POST", "/sagas/{saga}/steps/{step}/settlement", acting,
                         "Ends a step that lies with a person", {}, true),
      route<ask_again>("POST", "/sagas/{saga}/steps/{step}/call", acting,
                       "Asks the department again", {}, true),
      route<take_over_step>("POST", "/sagas/{saga}/steps/{step}/take-over", acting,
                            "Takes a step over from the department", {}, true),
      route<change_step_clock>("POST", "/sagas/{saga}/steps/{step}/clock", acting,
                               "Extends a step's limit, or stops and resumes its clock", {}, true),
      route<migrate_saga>(
          "POST", "/sagas/{saga}/migration", confirming,
          "Moves a saga to another version of its life event; a dry run says what would follow", {},
          true),
      route<undo_saga>("POST", "/sagas/{saga}/undo", undoing,
                       "Takes everything back, step by step, while it can be", {}, true),
      route<resolve_incident>("POST", "/sagas/{saga}/incidents/{incident}/resolution", acting,
                              "Resolves an incident; both results stay on record", {}, true),
      route<progress>(
          "POST", "/progress", everyone,
          "How far a life event is, for the family: by its number and the end of the identity "
          "number"),
  };
}

}  // namespace yiben::api
