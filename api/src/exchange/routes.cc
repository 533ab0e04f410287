#include "routes.h"

#include "exchange/handlers.h"
#include "grants.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> exchange_routes() {
  return {
      scoped(Scope::events,
             route("GET", "/events", subscribing,
                   "Facts in the log's order as server-sent events, from a position on", events,
                   {"from", "types", "division"})),
      scoped(Scope::events,
             route("GET", "/schemas", signed_in, "Every version of every event", schemas)),
      scoped(Scope::events, route("GET", "/schemas/{type}/{version}", signed_in,
                                  "The JSON Schema of one version of an event", schema)),
      route("GET", "/topics", subscribing, "The Kafka topics and how far the relay is", topics),
      route("GET", "/webhooks", subscribing, "Addresses that facts are posted to", webhooks),
      route("POST", "/webhooks", connecting, "Has facts posted to an address from now on",
            new_webhook),
      route("GET", "/webhooks/{webhook}", subscribing,
            "A webhook: what is held back or parked, the last attempts", webhook),
      route("POST", "/webhooks/{webhook}/secret", connecting,
            "A new signing secret; the one before stays valid for a day", rotate_webhook_secret),
      route("POST", "/webhooks/{webhook}/replay", connecting,
            "Tries again at once what is held back or parked", replay_webhook),
      route("POST", "/webhooks/{webhook}/end", connecting, "Ends a webhook", end_webhook),
      route("GET", "/senders", subscribing, "Systems that may send facts", senders),
      route("POST", "/senders", connecting, "Lets a system send facts", new_sender),
      route("POST", "/senders/{sender}/secret", connecting,
            "A new signing secret; the one before stays valid for a day", rotate_sender_secret),
      route("POST", "/senders/{sender}/end", connecting, "Takes no more facts from a system",
            end_sender),
      route("GET", "/fact-types", signed_in, "What systems may send, with its JSON Schema",
            fact_types),
      route("POST", "/facts", everyone,
            "Takes a fact from another system: a CloudEvent, signed after Standard Webhooks",
            take_fact),
      scoped(Scope::facts_read, route("GET", "/facts", subscribing,
                                      "The last facts received, and the dead letters", facts)),
  };
}

}  // namespace yiben::api
