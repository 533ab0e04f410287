#include "routes.h"

#include "grants.h"
#include "life_events/handlers.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> life_events_routes() {
  return {
      route("GET", "/life-events", signed_in, "Life events, the newest version of each",
            life_events),
      route("GET", "/departments", signed_in,
            "Whose systems the steps are sent to, and how these answer", departments),
      scoped(Scope::life_events_read,
             route("GET", "/sagas", office, "The saga board: held by your role, open, ended", sagas,
                   {"list", "life_event", "division", "cursor", "limit"})),
      scoped(Scope::life_events_read, route("GET", "/sagas/counts", office,
                                            "How many each list of the board holds", saga_counts)),
      route("POST", "/sagas", registering, "Opens a life event for a person", open_saga),
      route("POST", "/sagas/batch", acting, "One act on each of many sagas, each with its reason",
            act_on_sagas),
      route("GET", "/sagas/{saga}", office, "A saga: its steps, who holds them, what was answered",
            saga_page),
      route("POST", "/sagas/{saga}/signals", registering, "Records that the office knows of it too",
            hear_signal, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/consent", acting,
            "Consent to a step, or that it is not given", consent_to_step, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/settlement", acting,
            "Ends a step that lies with a person", settle_step, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/call", acting, "Asks the department again",
            ask_again, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/take-over", acting,
            "Takes a step over from the department", take_over_step, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/clock", acting,
            "Extends a step's limit, or stops and resumes its clock", change_step_clock, {}, true),
      route("POST", "/sagas/{saga}/migration", confirming,
            "Moves a saga to another version of its life event; a dry run says what would follow",
            migrate_saga, {}, true),
      route("POST", "/sagas/{saga}/undo", undoing,
            "Takes everything back, step by step, while it can be", undo_saga, {}, true),
      route("POST", "/sagas/{saga}/incidents/{incident}/resolution", acting,
            "Resolves an incident; both results stay on record", resolve_incident, {}, true),
      route("POST", "/progress", everyone,
            "How far a life event is, for the family: by its number and the end of the identity "
            "number",
            progress),
  };
}

}  // namespace yiben::api
