// Deliveries: posts the log's facts to every webhook, signed, each stream's in order, at least
// once.
//
//   POST <url>                                 a structured CloudEvent
//   content-type: application/cloudevents+json
//   webhook-id, webhook-timestamp, webhook-signature: workflows/signatures.h
//
// 2xx is taken; 410 ends the webhook; anything else holds back the fact's stream
// (domain/exchange/delivery.h) while others go on. After three failures in a row the address counts
// as down, and one fact is tried now and then until it is taken. What a crash leaves unsaid is sent
// again under the same webhook-id.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/exchange/delivery.h"
#include "workflows/exchange/webhooks.h"

namespace yiben::workflows {

struct DeliveryTerms {
  int timeout_ms = 15'000;       // of one post, from connecting to the answer's end
  std::size_t lanes = 8;         // posts under way at once, to one webhook
  int reached_every_ms = 1'000;  // how much a crash may repeat
  int tests_max = 4;             // waiting at once, each on a thread of the caller's
};

struct Attempt {
  eventstore::Position position = 0;
  std::string stream, type;
  Instant at;
  std::int32_t status = 0, took_ms = 0;
  std::string trouble;
};

struct DeliveryStatus {
  eventstore::Position reached = 0;  // everything before is delivered, held or not wanted
  std::vector<Delivery::Held> held;  // by position; without next_try: parked
  std::optional<Instant> down_until;
  std::string trouble;            // why nothing goes on, when that is not the address's doing
  std::vector<Attempt> attempts;  // the last 50, newest first
  std::uint64_t range = 0;        // the last replayed, by number
  eventstore::Position range_next = 0;
};

// What came of a test: an event that is in no log, by itself on a connection of its own.
struct TestAnswer {
  std::int32_t status = 0, took_ms = 0;  // HTTP; 0: there was no answer
  std::string trouble;
};

// Threads: every function from any thread; works on one of its own. The log and the delivery log
// are borrowed.
class Deliveries {
 public:
  static std::unique_ptr<Deliveries> start(const Book&, eventstore::Log& delivery_log,
                                           DeliveryTerms = {});
  virtual ~Deliveries() = default;  // waits for posts under way, at most their time-out
  // nullopt: no such webhook, or it has ended.
  virtual std::optional<DeliveryStatus> status(WebhookId) const = 0;
  // Waits for the answer, at most the time-out of a post. nullopt: too many are waiting already.
  // Requires: subscribed.
  virtual std::optional<TestAnswer> test(std::shared_ptr<const Webhook::State>) = 0;
};

}  // namespace yiben::workflows
