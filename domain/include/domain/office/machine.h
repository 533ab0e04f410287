// machine 机器凭据: what another system shows when it reads streams and lists: a key that opens
// some scopes of one division. The key itself is given once and kept nowhere.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

// What a key may open; each route says which scope it is of.
enum class Scope { events, facts_read, rosters_read, life_events_read };
YIBEN_ENUM_NAMES(Scope, "events", "facts:read", "rosters:read", "life_events:read")

struct Machine {
  static constexpr std::string_view category = "machine";
  static constexpr std::int64_t overlap_us = 24LL * 3'600 * 1'000'000;  // two keys at once

  struct Registered {
    static constexpr EventName event{"machine.registered", 1};
    MachineId credential;
    std::string name;
    std::vector<Scope> scopes;
    std::string division;
    Private key_sha256;
    Instant at;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(credential), CEREAL_NVP(name), CEREAL_NVP(scopes), CEREAL_NVP(division),
         CEREAL_NVP(key_sha256), CEREAL_NVP(at), CEREAL_NVP(by));
    }
  };
  struct KeyRotated {
    static constexpr EventName event{"machine.key_rotated", 1};
    MachineId credential;
    Private key_sha256;
    Instant previous_until;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(credential), CEREAL_NVP(key_sha256), CEREAL_NVP(previous_until),
         CEREAL_NVP(by));
    }
  };
  struct Ended {
    static constexpr EventName event{"machine.ended", 1};
    MachineId credential;
    std::string reason;
    Instant at;
    Actor by;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(credential), CEREAL_NVP(reason), CEREAL_NVP(at), CEREAL_NVP(by));
    }
  };
  using Event = std::variant<Registered, KeyRotated, Ended>;

  struct Register {
    MachineId credential;
    std::string name;
    std::vector<Scope> scopes;
    std::string division, key_sha256;
    Instant now;
    Actor by;
  };
  struct RotateKey {
    std::string key_sha256;
    Instant now;
    Actor by;
  };
  struct End {
    std::string reason;
    Instant now;
    Actor by;
  };
  using Command = std::variant<Register, RotateKey, End>;

  struct State {
    std::optional<Registered> registered;
    std::string key_sha256, previous_sha256;
    std::optional<Instant> previous_until;
    std::optional<Instant> ended;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
