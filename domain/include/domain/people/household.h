// household 家庭: who lives together (民发〔2021〕57号第七条) and who is its head.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/people/person.h"

namespace yiben {

enum class LeaveReason { died, moved_out, married, imprisoned, other };
YIBEN_ENUM_NAMES(LeaveReason, "died", "moved_out", "married", "imprisoned", "other")

struct Household {
  static constexpr std::string_view category = "household";

  struct Formed {
    static constexpr EventName event{"household.formed", 1};
    HouseholdId household;
    std::string division;
    Area area = Area::urban;
    PersonId householder;
    std::vector<PersonId> members;  // the householder among them, once
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(household), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(householder),
         CEREAL_NVP(members));
    }
  };
  struct MemberJoined {
    static constexpr EventName event{"household.member_joined", 1};
    HouseholdId household;
    PersonId person;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(household), CEREAL_NVP(person));
    }
  };
  struct MemberLeft {
    static constexpr EventName event{"household.member_left", 1};
    HouseholdId household;
    PersonId person;
    LeaveReason reason = LeaveReason::other;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(household), CEREAL_NVP(person), CEREAL_NVP(reason));
    }
  };
  struct HouseholderChanged {
    static constexpr EventName event{"household.householder_changed", 1};
    HouseholdId household;
    PersonId householder;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(household), CEREAL_NVP(householder));
    }
  };
  using Event = std::variant<Formed, MemberJoined, MemberLeft, HouseholderChanged>;

  struct Form {
    HouseholdId household;
    std::string division;
    Area area = Area::urban;
    PersonId householder;
    std::vector<PersonId> members;
  };
  struct Join {
    PersonId person;
  };
  // A leaving householder names the next one, unless nobody is left.
  struct Leave {
    PersonId person;
    LeaveReason reason = LeaveReason::other;
    std::optional<PersonId> next_householder;
  };
  using Command = std::variant<Form, Join, Leave>;

  struct State {
    bool formed = false;
    HouseholdId household;
    std::string division;
    Area area = Area::urban;
    PersonId householder;
    std::vector<PersonId> members;
    bool has(PersonId) const;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
