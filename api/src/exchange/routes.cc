#include "routes.h"

#include "exchange/handlers.h"
#include "grants.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> exchange_routes() {
  return {
      scoped(Scope::events,
             route<events>("GET", "/events", subscribing,
                           "Facts in the log's order as server-sent events, from a position on",
                           {query::from_position, query::types, query::division})),
      route<schemas>("GET", "/schemas", everyone, "Every version of every event"),
      route<schema>("GET", "/schemas/{type}/{version}", everyone,
                    "The JSON Schema of one version of an event"),
      route<topics>("GET", "/topics", subscribing, "The Kafka topics and how far the relay is"),
      route<webhooks>("GET", "/webhooks", subscribing, "Addresses that facts are posted to"),
      route<new_webhook>("POST", "/webhooks", connecting,
                         "Has facts posted to an address from now on"),
      route<webhook>("GET", "/webhooks/{webhook}", subscribing,
                     "A webhook: what is held back, parked or replayed, the last attempts"),
      route<change_webhook>("PUT", "/webhooks/{webhook}", connecting,
                            "Another name, address, types or division, for what follows"),
      route<pause_webhook>("POST", "/webhooks/{webhook}/pause", connecting,
                           "Posts nothing until it is resumed"),
      route<resume_webhook>("POST", "/webhooks/{webhook}/resume", connecting,
                            "Goes on where it was paused"),
      route<test_webhook>("POST", "/webhooks/{webhook}/test", connecting,
                          "Posts an event that is not in the log, and says what was answered"),
      route<rotate_webhook_secret>("POST", "/webhooks/{webhook}/secret", connecting,
                                   "A new signing secret; the one before stays valid for a day"),
      route<replay_webhook>(
          "POST", "/webhooks/{webhook}/replay", connecting,
          "Tries again at once what is held back or parked, or posts again what was "
          "wanted from one position to another"),
      route<end_webhook>("POST", "/webhooks/{webhook}/end", connecting, "Ends a webhook"),
      route<senders>("GET", "/senders", subscribing, "Systems that may send facts"),
      route<new_sender>("POST", "/senders", connecting, "Lets a system send facts"),
      route<rotate_sender_secret>("POST", "/senders/{sender}/secret", connecting,
                                  "A new signing secret; the one before stays valid for a day"),
      route<end_sender>("POST", "/senders/{sender}/end", connecting,
                        "Takes no more facts from a system"),
      route<fact_types>("GET", "/fact-types", signed_in,
                        "What systems may send, with its JSON Schema"),
      route<take_fact>(
          "POST", "/facts", everyone,
          "Takes a fact from another system: a CloudEvent, signed after Standard Webhooks"),
      scoped(Scope::facts_read, route<facts>("GET", "/facts", subscribing,
                                             "The last facts received, and the dead letters")),
  };
}

}  // namespace yiben::api
