#include "domain/office/user.h"

#include <algorithm>

#include "domain/office/division.h"

namespace yiben {

bool is_login(std::string_view text) {
  return text.size() >= 3 && text.size() <= 32 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                  c == '-';
         });
}

namespace {

struct UserDecide {
  const User::State& s;

  UserId user() const { return s.created->user; }
  Private sealed(const std::string& plain) const { return {user().uuid, plain, {}}; }
  std::optional<Rejection> unknown() const {
    if (!s.created) return Rejection{Rule::user_unknown, {}};
    return std::nullopt;
  }
  std::optional<Rejection> not_active() const {
    if (auto no = unknown()) return no;
    if (s.disabled) return Rejection{Rule::user_disabled, {}};
    return std::nullopt;
  }
  // Nobody changes what they may do themselves, nor shuts themselves out.
  std::optional<Rejection> own(const Actor& by) const {
    if (by.user == user()) return Rejection{Rule::own_account, {}};
    return std::nullopt;
  }
  static std::vector<User::Event> only(User::Event event) { return {std::move(event)}; }

  User::Decision operator()(const User::Create& c) const {
    if (s.created) return Rejection{Rule::user_already_exists, {{"login", c.login}}};
    if (!is_login(c.login)) return Rejection{Rule::login_invalid, {}};
    if (c.name.empty()) return Rejection{Rule::name_needed, {}};
    return std::vector<User::Event>{
        User::Created{c.user, c.login, c.name, c.by},
        User::PasswordSet{c.user, {c.user.uuid, c.hash, {}}, c.must_change, c.by}};
  }
  User::Decision operator()(const User::Rename& c) const {
    if (auto no = unknown()) return *no;
    if (c.name.empty()) return Rejection{Rule::name_needed, {}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return only(User::Renamed{user(), c.name, c.reason, c.by});
  }
  User::Decision operator()(const User::Post& c) const {
    if (auto no = not_active()) return *no;
    if (auto no = own(c.by)) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    if (c.role == Role::none || c.role == Role::system || !Division::parse(c.division))
      return Rejection{Rule::post_invalid, {}};
    if (is_administrator(c.role) && s.administered != Role::none && s.administered != c.role)
      return Rejection{Rule::administrator_already,
                       {{"role", std::string(enum_name(s.administered))}}};
    if (c.cases_in_hand > 0 && !c.hand_over_to)
      return Rejection{Rule::cases_to_hand_over, {{"count", std::to_string(c.cases_in_hand)}}};
    return only(User::Posted{user(), c.role, c.division, c.reason,
                             c.cases_in_hand > 0 ? c.hand_over_to : std::nullopt, c.cases_in_hand,
                             c.by});
  }
  User::Decision operator()(const User::SetPassword& c) const {
    if (auto no = not_active()) return *no;
    return only(User::PasswordSet{user(), sealed(c.hash), c.must_change, c.by});
  }
  User::Decision operator()(const User::Disable& c) const {
    if (auto no = not_active()) return *no;
    if (auto no = own(c.by)) return *no;
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return only(User::Disabled{user(), c.reason, c.by});
  }
  User::Decision operator()(const User::Enable& c) const {
    if (auto no = unknown()) return *no;
    if (!s.disabled) return Rejection{Rule::user_not_disabled, {}};
    if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
    return only(User::Enabled{user(), c.reason, c.by});
  }
  User::Decision operator()(const User::Unlock& c) const {
    if (auto no = unknown()) return *no;
    return only(User::Unlocked{user(), c.by});
  }
  // A session alone, which may be a stolen one, does not exchange what is confirmed.
  User::Decision operator()(const User::BeginSecondFactor& c) const {
    if (auto no = not_active()) return *no;
    if (s.second_factor) return Rejection{Rule::second_factor_already_on, {}};
    return only(User::SecondFactorBegun{user(), sealed(c.secret), c.by});
  }
  User::Decision operator()(const User::ConfirmSecondFactor& c) const {
    if (auto no = not_active()) return *no;
    if (s.secret.empty()) return Rejection{Rule::second_factor_not_begun, {}};
    if (s.second_factor) return std::vector<User::Event>{};
    return only(User::SecondFactorConfirmed{user(), c.by});
  }
  User::Decision operator()(const User::RemoveSecondFactor& c) const {
    if (auto no = unknown()) return *no;
    if (s.secret.empty()) return std::vector<User::Event>{};
    return only(User::SecondFactorRemoved{user(), c.by});
  }
};

struct UserEvolve {
  User::State& s;

  void operator()(const User::Created& e) const {
    s.created = e;
    s.name = e.name;
  }
  void operator()(const User::Renamed& e) const { s.name = e.name; }
  void operator()(const User::Posted& e) const {
    s.role = e.role;
    s.division = e.division;
    if (is_administrator(e.role)) s.administered = e.role;
    ++s.changes;
  }
  void operator()(const User::PasswordSet& e) const {
    if (!s.hash.empty()) s.hashes_before.push_back(s.hash);
    s.hash = e.hash.plain;
    s.must_change_password = e.must_change;
    ++s.changes;
  }
  void operator()(const User::Disabled&) const {
    s.disabled = true;
    ++s.changes;
  }
  void operator()(const User::Enabled&) const { s.disabled = false; }
  void operator()(const User::Unlocked&) const {}
  // Until the new one is confirmed the account has none.
  void operator()(const User::SecondFactorBegun& e) const {
    s.secret = e.secret.plain;
    s.second_factor = false;
  }
  void operator()(const User::SecondFactorConfirmed&) const { s.second_factor = true; }
  void operator()(const User::SecondFactorRemoved&) const {
    s.secret.clear();
    s.second_factor = false;
    ++s.changes;
  }
};

}  // namespace

User::State User::evolve(State state, const Event& event) {
  std::visit(UserEvolve{state}, event);
  return state;
}
User::Decision User::decide(const State& state, const Command& command) {
  return std::visit(UserDecide{state}, command);
}

}  // namespace yiben
