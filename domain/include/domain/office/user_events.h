// What happens to an account of an official.
#pragma once

#include <optional>
#include <string>

#include "domain/core/date.h"
#include "domain/core/private.h"
#include "domain/event.h"
#include "domain/office/actor.h"

namespace yiben::user_events {

struct Created {
  static constexpr EventName event{"user.created", 1};
  UserId user;
  std::string login;
  std::string name;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(login), CEREAL_NVP(name), CEREAL_NVP(by));
  }
};
struct Renamed {
  static constexpr EventName event{"user.renamed", 1};
  UserId user;
  std::string name;
  std::string reason;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(name), CEREAL_NVP(reason), CEREAL_NVP(by));
  }
};
// Role and division are given together: the one says nothing without the other.
struct Posted {
  static constexpr EventName event{"user.posted", 1};
  UserId user;
  Role role = Role::none;
  std::string division;
  std::string reason;
  std::optional<UserId> handed_over_to;  // who goes on with the cases in hand
  std::int64_t cases = 0;                // how many those were
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(role), CEREAL_NVP(division), CEREAL_NVP(reason),
       CEREAL_NVP(handed_over_to), CEREAL_NVP(cases), CEREAL_NVP(by));
  }
};
struct PasswordSet {
  static constexpr EventName event{"user.password_set", 1};
  UserId user;
  Private hash;
  bool must_change = false;  // given by someone else: good for choosing one's own
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(hash), CEREAL_NVP(must_change), CEREAL_NVP(by));
  }
};
struct Disabled {
  static constexpr EventName event{"user.disabled", 1};
  UserId user;
  std::string reason;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(reason), CEREAL_NVP(by));
  }
};
struct Enabled {
  static constexpr EventName event{"user.enabled", 1};
  UserId user;
  std::string reason;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(reason), CEREAL_NVP(by));
  }
};
struct Unlocked {
  static constexpr EventName event{"user.unlocked", 1};
  UserId user;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(by));
  }
};
struct SecondFactorBegun {
  static constexpr EventName event{"user.second_factor_begun", 1};
  UserId user;
  Private secret;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(secret), CEREAL_NVP(by));
  }
};
struct SecondFactorConfirmed {
  static constexpr EventName event{"user.second_factor_confirmed", 1};
  UserId user;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(by));
  }
};
struct SecondFactorRemoved {
  static constexpr EventName event{"user.second_factor_removed", 1};
  UserId user;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(by));
  }
};

}  // namespace yiben::user_events
