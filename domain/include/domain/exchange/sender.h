// sender 报送部门: another department's system that sends us facts, signed with a shared secret.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/exchange/signing_secret.h"

namespace yiben {

struct Sender {
  static constexpr std::string_view category = "sender";

  struct Registered {
    static constexpr EventName event{"sender.registered", 1};
    SenderId sender;
    std::string name;                // 市公安局户政系统
    std::string source;              // the CloudEvents source it sends under; nobody else's
    std::vector<std::string> types;  // of facts it may send: exchange/fact_types.h
    Private secret;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(sender), CEREAL_NVP(name), CEREAL_NVP(source), CEREAL_NVP(types),
         CEREAL_NVP(secret));
    }
  };
  struct SecretRotated {
    static constexpr EventName event{"sender.secret_rotated", 1};
    SenderId sender;
    Private secret;
    Instant previous_until;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(sender), CEREAL_NVP(secret), CEREAL_NVP(previous_until));
    }
  };
  struct Ended {
    static constexpr EventName event{"sender.ended", 1};
    SenderId sender;
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(sender), CEREAL_NVP(reason));
    }
  };
  using Event = std::variant<Registered, SecretRotated, Ended>;

  struct Register {
    SenderId sender;
    std::string name, source;
    std::vector<std::string> types;
    std::string secret;
  };
  struct RotateSecret {
    std::string secret;
    Instant now;
  };
  struct End {
    std::string reason;
  };
  using Command = std::variant<Register, RotateSecret, End>;

  struct State {
    std::optional<Registered> registered;
    SigningSecrets secrets;
    bool ended = false;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
