// user 用户: an account of an official: their name, their post, and what proves that it is them.
// Hashes and codes are made and checked outside the domain.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decider.h"
#include "domain/office/user_events.h"

namespace yiben {

struct User {
  static constexpr std::string_view category = "user";

  using Created = user_events::Created;
  using Renamed = user_events::Renamed;
  using Posted = user_events::Posted;
  using PasswordSet = user_events::PasswordSet;
  using Disabled = user_events::Disabled;
  using Enabled = user_events::Enabled;
  using Unlocked = user_events::Unlocked;
  using SecondFactorBegun = user_events::SecondFactorBegun;
  using SecondFactorConfirmed = user_events::SecondFactorConfirmed;
  using SecondFactorRemoved = user_events::SecondFactorRemoved;
  using Event = std::variant<Created, Renamed, Posted, PasswordSet, Disabled, Enabled, Unlocked,
                             SecondFactorBegun, SecondFactorConfirmed, SecondFactorRemoved>;

  struct Create {
    UserId user;
    std::string login, name;
    std::string hash;
    bool must_change = true;
    Actor by;
  };
  struct Rename {
    std::string name, reason;
    Actor by;
  };
  struct Post {
    Role role = Role::none;
    std::string division, reason;
    std::optional<UserId> hand_over_to;
    std::int64_t cases_in_hand = 0;
    Actor by;
  };
  struct SetPassword {
    std::string hash;
    bool must_change = false;
    Actor by;
  };
  struct Disable {
    std::string reason;
    Actor by;
  };
  struct Enable {
    std::string reason;
    Actor by;
  };
  struct Unlock {
    Actor by;
  };
  struct BeginSecondFactor {
    std::string secret;
    Actor by;
  };
  struct ConfirmSecondFactor {
    Actor by;
  };
  struct RemoveSecondFactor {
    Actor by;
  };
  using Command = std::variant<Create, Rename, Post, SetPassword, Disable, Enable, Unlock,
                               BeginSecondFactor, ConfirmSecondFactor, RemoveSecondFactor>;

  struct State {
    std::optional<Created> created;
    std::string name;  // as it is now
    Role role = Role::none;
    std::string division;
    Role administered = Role::none;  // the one kind of administrator this person has ever been
    std::string hash;
    std::vector<std::string> hashes_before;  // newest last
    std::string secret;                      // of the second factor, once begun
    bool second_factor = false;              // confirmed: asked for at every sign-in
    bool must_change_password = false;
    bool disabled = false;
    std::int32_t changes = 0;  // of what a session rests on: password, post, disabling, factor
    Actor actor() const { return {created->user, role, division}; }
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

// 3 to 32 of a-z 0-9 . _ -
bool is_login(std::string_view);

}  // namespace yiben
