#include "domain/office/user.h"

namespace yiben {
namespace {

struct UserDecide {
  const User::State& s;

  User::Decision operator()(const User::Create& c) const {
    if (s.created) return Rejection{Rule::user_already_exists, {{"login", c.created.login}}};
    return std::vector<User::Event>{
        c.created, User::PasswordSet{c.created.user, {c.created.user.uuid, c.hash, {}}}};
  }
  User::Decision operator()(const User::SetPassword& c) const {
    if (!s.created) return Rejection{Rule::user_unknown, {}};
    if (s.disabled) return Rejection{Rule::user_disabled, {}};
    return std::vector<User::Event>{
        User::PasswordSet{s.created->user, {s.created->user.uuid, c.hash, {}}}};
  }
  User::Decision operator()(const User::Disable& c) const {
    if (!s.created) return Rejection{Rule::user_unknown, {}};
    if (s.disabled) return Rejection{Rule::user_disabled, {}};
    return std::vector<User::Event>{User::Disabled{s.created->user, c.reason}};
  }
};

}  // namespace

User::State User::evolve(State state, const Event& event) {
  if (auto* e = std::get_if<Created>(&event))
    state.created = *e;
  else if (auto* e = std::get_if<PasswordSet>(&event))
    state.hash = e->hash.plain;
  else
    state.disabled = true;
  return state;
}
User::Decision User::decide(const State& state, const Command& command) {
  return std::visit(UserDecide{state}, command);
}

}  // namespace yiben
