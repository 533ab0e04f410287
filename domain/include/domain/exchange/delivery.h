// delivery 投递: how far a webhook's facts have got. Facts go out in the log's order; one that is
// not taken holds back its own stream alone, is tried again with growing pauses, and after the last
// try is parked with all that follows in its stream until somebody asks for a replay. Kept in a log
// of its own (as access is), one stream a webhook.
//
// Nothing is queued: what a held stream has still to deliver is read from the log.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"

namespace yiben {

struct Delivery {
  static constexpr std::string_view category = "delivery";
  static std::string stream(WebhookId webhook) { return "delivery-" + webhook.text(); }

  struct Reached {  // now and then: everything before is delivered, held or not wanted
    static constexpr EventName event{"delivery.reached", 1};
    WebhookId webhook;
    std::uint64_t position = 0;
    Instant at;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(position), CEREAL_NVP(at));
    }
  };
  struct Held {
    static constexpr EventName event{"delivery.held", 1};
    WebhookId webhook;
    std::string stream;
    std::uint64_t stream_version = 0;  // of the fact that was not taken
    std::uint64_t position = 0;
    std::int32_t attempts = 0;
    std::int32_t status = 0;          // HTTP; 0: no answer
    std::string trouble;              // in words, where there was no answer
    std::optional<Instant> next_try;  // nothing: parked
    Instant at;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(stream), CEREAL_NVP(stream_version), CEREAL_NVP(position),
         CEREAL_NVP(attempts), CEREAL_NVP(status), CEREAL_NVP(trouble), CEREAL_NVP(next_try),
         CEREAL_NVP(at));
    }
  };
  struct Released {  // the stream has caught up
    static constexpr EventName event{"delivery.released", 1};
    WebhookId webhook;
    std::string stream;
    Instant at;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(stream), CEREAL_NVP(at));
    }
  };
  struct Replayed {  // now and then, and at the end: how far a range that was asked for again is
    static constexpr EventName event{"delivery.replayed", 1};
    WebhookId webhook;
    std::uint64_t number = 0;    // of the range
    std::uint64_t position = 0;  // the next of it; beyond its last: it is done
    Instant at;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(number), CEREAL_NVP(position), CEREAL_NVP(at));
    }
  };
  using Event = std::variant<Reached, Held, Released, Replayed>;

  struct Reach {
    WebhookId webhook;
    std::uint64_t position = 0;
    Instant now;
  };
  struct Hold {
    WebhookId webhook;
    std::string stream;
    std::uint64_t stream_version = 0, position = 0;
    std::int32_t status = 0;
    std::string trouble;
    Instant now;
  };
  struct Release {
    WebhookId webhook;
    std::string stream;
    Instant now;
  };
  struct Replay {
    WebhookId webhook;
    std::uint64_t number = 0, position = 0;
    Instant now;
  };
  using Command = std::variant<Reach, Hold, Release, Replay>;

  struct State {
    std::uint64_t reached = 0;
    std::uint64_t range = 0, range_next = 0;  // the last replayed, by number; ranges go one by one
    std::map<std::string, Held> held;         // by stream
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

// From the first failure: 5 s, 25 s, about 2, 10 and 52 minutes, then 4 hours, and no eighth try.
inline constexpr int delivery_attempts_max = 8;
std::int64_t retry_pause_us(int attempts);

}  // namespace yiben
