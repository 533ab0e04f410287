// user 用户: an account of an official. The password's hash is made and checked outside the domain.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/actor.h"

namespace yiben {

struct User {
  static constexpr std::string_view category = "user";

  struct Created {
    static constexpr EventName event{"user.created", 1};
    UserId user;
    std::string login;
    std::string name;
    Role role = Role::town_clerk;
    std::string division;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(user), CEREAL_NVP(login), CEREAL_NVP(name), CEREAL_NVP(role),
         CEREAL_NVP(division));
    }
  };
  struct PasswordSet {
    static constexpr EventName event{"user.password_set", 1};
    UserId user;
    Private hash;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(user), CEREAL_NVP(hash));
    }
  };
  struct Disabled {
    static constexpr EventName event{"user.disabled", 1};
    UserId user;
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(user), CEREAL_NVP(reason));
    }
  };
  using Event = std::variant<Created, PasswordSet, Disabled>;

  struct Create {
    Created created;
    std::string hash;
  };
  struct SetPassword {
    std::string hash;
  };
  struct Disable {
    std::string reason;
  };
  using Command = std::variant<Create, SetPassword, Disable>;

  struct State {
    std::optional<Created> created;
    std::string hash;
    bool disabled = false;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
