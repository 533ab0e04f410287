// webhook 推送: another system's address that facts are posted to, signed, in order for each
// stream. What becomes of them is the delivery's (exchange/delivery.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/exchange/signing_secret.h"

namespace yiben {

struct Webhook {
  static constexpr std::string_view category = "webhook";

  struct Subscribed {
    static constexpr EventName event{"webhook.subscribed", 1};
    WebhookId webhook;
    std::string name, url;
    std::vector<std::string> types;  // "claim.filed", "award.*"; none: every type
    std::string division;            // facts of this one and below; empty: all
    std::uint64_t from = 0;          // the first position to deliver
    Private secret;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(name), CEREAL_NVP(url), CEREAL_NVP(types),
         CEREAL_NVP(division), CEREAL_NVP(from), CEREAL_NVP(secret));
    }
  };
  struct SecretRotated {
    static constexpr EventName event{"webhook.secret_rotated", 1};
    WebhookId webhook;
    Private secret;
    Instant previous_until;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(secret), CEREAL_NVP(previous_until));
    }
  };
  struct Changed {
    static constexpr EventName event{"webhook.changed", 1};
    WebhookId webhook;
    std::string name, url;
    std::vector<std::string> types;
    std::string division;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(name), CEREAL_NVP(url), CEREAL_NVP(types),
         CEREAL_NVP(division));
    }
  };
  struct Paused {
    static constexpr EventName event{"webhook.paused", 1};
    WebhookId webhook;
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(reason));
    }
  };
  struct Resumed {
    static constexpr EventName event{"webhook.resumed", 1};
    WebhookId webhook;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook));
    }
  };
  struct ReplayAsked {
    static constexpr EventName event{"webhook.replay_asked", 1};
    WebhookId webhook;
    std::string stream;  // parked or waiting; empty: all of them
    Instant at;          // what is held since then is not meant
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(stream), CEREAL_NVP(at));
    }
  };
  struct RangeAsked {
    static constexpr EventName event{"webhook.range_asked", 1};
    WebhookId webhook;
    std::uint64_t number = 0;        // from 1
    std::string stream;              // empty: every stream
    std::uint64_t from = 0, to = 0;  // positions, both meant
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(number), CEREAL_NVP(stream), CEREAL_NVP(from),
         CEREAL_NVP(to));
    }
    // Ranges are replayed one by one; `next` is the next position of the one under way.
    bool is_left(std::uint64_t under_way, std::uint64_t next) const {
      return number > under_way || (number == under_way && next <= to);
    }
  };
  struct Ended {
    static constexpr EventName event{"webhook.ended", 1};
    WebhookId webhook;
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(webhook), CEREAL_NVP(reason));
    }
  };
  using Event = std::variant<Subscribed, Changed, SecretRotated, Paused, Resumed, ReplayAsked,
                             RangeAsked, Ended>;

  // Refused where the address is not an http or https URL with a host, or carries a user's name,
  // and where a type is withheld (exchange/withheld_types.h).
  struct Subscribe {
    WebhookId webhook;
    std::string name, url;
    std::vector<std::string> types;
    std::string division;
    std::uint64_t from = 0;
    std::string secret;
  };
  struct Change {  // refused as Subscribe is
    std::string name, url;
    std::vector<std::string> types;
    std::string division;
  };
  struct RotateSecret {
    std::string secret;
    Instant now;
  };
  struct Pause {
    std::string reason;
  };
  struct Resume {};
  struct AskReplay {
    std::string stream;
    Instant now;
  };
  struct AskRange {
    std::string stream;
    std::optional<std::uint64_t> from, to;  // else from the webhook's first, to the last there is
    std::uint64_t head = 0;
  };
  struct End {
    std::string reason;
  };
  using Command =
      std::variant<Subscribe, Change, RotateSecret, Pause, Resume, AskReplay, AskRange, End>;

  struct State {
    std::optional<Subscribed> subscribed;  // with what has changed since
    SigningSecrets secrets;
    std::optional<Paused> paused;
    std::map<std::string, Instant> replays;  // by stream, the last; "": of all
    std::vector<RangeAsked> ranges;          // by number
    std::optional<Ended> ended;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
