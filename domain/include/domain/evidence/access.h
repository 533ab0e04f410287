// access 查阅: who looked at whose personal data, when and for what. Kept in a log of its own, one
// stream a user, written before anything is shown.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

struct Access {
  static constexpr std::string_view category = "access";
  static std::string stream(UserId user) { return "access-" + user.text(); }

  struct Read {
    static constexpr EventName event{"access.read", 1};
    Actor by;
    Instant at;
    std::vector<PersonId> people;  // everyone whose data was shown
    std::string route;             // "GET /api/v1/claims/{claim}", "yiben roster"
    std::string what;     // the list or record: "roll/dibao/2026-11"; empty: the route says it
    std::string purpose;  // in the reader's words; empty where none is asked for
    std::optional<ClaimId> claim;  // the case it was read in
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(by), CEREAL_NVP(at), CEREAL_NVP(people), CEREAL_NVP(route), CEREAL_NVP(what),
         CEREAL_NVP(purpose), CEREAL_NVP(claim));
    }
  };
  using Event = std::variant<Read>;

  struct Look {
    Read read;
    bool in_plain = false;  // numbers and accounts unmasked: a purpose must be stated
  };
  using Command = std::variant<Look>;

  struct State {};  // what was read before decides nothing
  using Decision = Events<Event>;

  static State evolve(State state, const Event&) { return state; }
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
