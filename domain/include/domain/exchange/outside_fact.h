// fact 外部事实: what another department's system told us, once, under its own id. One that does
// not fit its schema is kept too, as a dead letter with the reason, so that it can be asked for
// again.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"

namespace yiben {

struct OutsideFact {
  static constexpr std::string_view category = "fact";

  // What the sender's envelope says (CloudEvents 1.0). `digest`: keyed hash of the whole event as
  // it came, hexadecimal: tells nothing once the key is gone.
  struct Envelope {
    static constexpr std::string_view schema_name = "FactEnvelope";
    SenderId sender;
    std::string source, source_id, type;
    std::optional<Instant> time;
    std::string digest;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(sender), CEREAL_NVP(source), CEREAL_NVP(source_id), CEREAL_NVP(type),
         CEREAL_NVP(time), CEREAL_NVP(digest));
    }
  };
  struct Received {
    static constexpr EventName event{"fact.received", 1};
    FactId fact;
    Envelope envelope;
    std::vector<PersonId> people;  // whom it is about, as far as we know them
    Private data;                  // JSON of its type in exchange/fact_types.h
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(fact), CEREAL_NVP(envelope), CEREAL_NVP(people), CEREAL_NVP(data));
    }
  };
  struct Refused {
    static constexpr EventName event{"fact.refused", 1};
    FactId fact;
    Envelope envelope;
    std::string field, reason;  // "/died_on", "not a date (YYYY-MM-DD)"
    Private data;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(fact), CEREAL_NVP(envelope), CEREAL_NVP(field), CEREAL_NVP(reason),
         CEREAL_NVP(data));
    }
  };
  using Event = std::variant<Received, Refused>;

  // Repeats change nothing. Refused: fact_differs, when another fact has come under this id.
  struct Receive {
    Received received;
  };
  // A dead letter can be mended: the same id is received once it fits.
  struct Refuse {
    Refused refused;
  };
  using Command = std::variant<Receive, Refuse>;

  struct State {
    std::optional<Received> received;
    std::optional<Refused> refused;  // the last
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
