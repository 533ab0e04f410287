// What one webhook's delivery has done: how far it is, what is held, the last attempts. Written to
// the delivery log in the order decided; recalled from there.
//
// Threads: status() from any, everything else on the deliveries' own.
#pragma once

#include <chrono>
#include <deque>
#include <mutex>

#include "workflows/exchange/deliveries.h"
#include "workflows/exchange/fact_feed.h"
#include "workflows/exchange/http_connection.h"

namespace yiben::workflows {

class DeliveryRecord {
 public:
  // `from`: the webhook's first position.
  DeliveryRecord(const Book&, eventstore::Log& delivery_log, WebhookId, eventstore::Position from,
                 int said_every_ms);

  // Errors: io, corrupt.
  Outcome<void> recall();

  const Delivery::State& state() const { return state_; }
  // Everything before is delivered, held or not wanted, as far as is on record.
  eventstore::Position reached() const { return std::max(from_, state_.reached); }

  // Whether the fact's turn comes with its stream's, once that is let go.
  bool is_held_before(const Fact&) const;
  // When something is to be tried again by itself.
  std::optional<Instant> next_due() const;

  void hold(const Fact&, const HttpAnswer&);
  void release(const std::string& stream);
  // At most one of each in so many milliseconds, or at once.
  void reach(eventstore::Position next, bool at_once);
  void replay(std::uint64_t range, eventstore::Position next, bool at_once);
  // What could not be written before.
  void write_unsaid();
  bool has_unsaid() const { return !unsaid_.empty(); }

  void note(Attempt);
  void is_down_until(std::optional<Instant>);
  std::optional<Instant> down_until() const { return down_until_; }
  // Why nothing goes on, when that is not the address's doing.
  void set_trouble(std::string);
  bool has_trouble() const { return !trouble_.empty(); }

  DeliveryStatus status() const;

 private:
  using Steady = std::chrono::steady_clock;

  void decide(const Delivery::Command&);
  bool is_time(Steady::time_point& said, bool at_once) const;

  const Book& book_;
  eventstore::Log& delivery_log_;
  const WebhookId webhook_;
  const eventstore::Position from_;
  const std::chrono::milliseconds said_every_;
  std::vector<Delivery::Event> unsaid_;  // decided, and not on disk yet
  Steady::time_point said_reached_{}, said_replayed_{};

  mutable std::mutex mutex_;  // of what follows, between threads
  Delivery::State state_;
  std::deque<Attempt> attempts_;
  std::optional<Instant> down_until_;
  std::string trouble_;
};

}  // namespace yiben::workflows
