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
                     "A webhook: what is held back or parked, the last attempts"),
      route<rotate_webhook_secret>("POST", "/webhooks/{webhook}/secret", connecting,
                                   "A new signing secret; the one before stays valid for a day"),
      route<replay_webhook>("POST", "/webhooks/{webhook}/replay", connecting,
                            "Tries again at once what is held back or parked"),
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
