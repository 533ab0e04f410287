#include "common.h"
#include "office/handlers.h"
#include "workflows/office/users.h"

namespace yiben::api::handlers {
namespace {

Problem ruled_out_user(Rejection rejection) {
  return problem_of(workflows::Failure(std::move(rejection)));
}

Answered<Receipt> changed(const Call& call, UserId user, const User::Command& command) {
  auto done = workflows::change_user(call.services.book, call.request(), user, command);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

// What its sessions rest on is not so any more.
Answered<Receipt> changed_and_out(const Call& call, UserId user, const User::Command& command) {
  auto done = changed(call, user, command);
  if (!done) return done;
  auto ended = call.services.sessions.end_all(user, SessionEnd::changed, call.actor.user);
  if (!ended) return problem_of(ended.error());
  return done;
}

Answered<std::string> hashed(const Call& call, const std::string& password) {
  auto turn = call.services.hashing->turn();
  if (!turn) return Problem::of(503, "busy");
  return Answered<std::string>(boost::system::in_place_value, workflows::hash_password(password));
}

// Whoever goes on works where the cases lie, and in the same role.
Answered<void> check_successor(const Call& call, const User::State& leaving,
                               const std::optional<UserId>& to) {
  if (!to) return {};
  auto next = call.services.users.find(*to);
  if (!next) return problem_of(next.error());
  if (!*next || *to == leaving.created->user || (*next)->role != leaving.role ||
      !covers(leaving.division.substr(0, 9), (*next)->division))
    return ruled_out_user({Rule::successor_unsuitable, {}});
  return {};
}

// Two accounts of one name are taken for one person.
Answered<void> check_administrators(const Call& call, const User::State& user, Role role) {
  if (!is_administrator(role)) return {};
  auto all = call.services.users.all();
  if (!all) return problem_of(all.error());
  for (const auto& other : *all)
    if (!other->disabled && other->name == user.name && is_administrator(other->role) &&
        other->role != role && other->created->user != user.created->user)
      return ruled_out_user(
          {Rule::administrator_already, {{"role", std::string(enum_name(other->role))}}});
  return {};
}

}  // namespace

Answered<Created<NewUserAnswer>> new_user(const Call& call, const NewUserRequest& in) {
  const auto password = workflows::new_password();
  auto hash = hashed(call, password);
  if (!hash) return hash.error();
  workflows::NewUser user{in.login, in.name, Role::none, {}, *hash, true};
  auto done = workflows::create_user(call.services.book, call.request(), user);
  if (!done) return problem_of(done.error());
  return Created<NewUserAnswer>{{done->user, done->receipt.repeated ? std::string{} : password},
                                "/users/" + done->user.text()};
}

Answered<Receipt> rename_user(const Call& call, const RenameRequest& in) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  return changed(call, (*user)->created->user, User::Rename{in.name, in.reason, call.actor});
}

Answered<Receipt> disable_user(const Call& call, const ActReason& in) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  return changed_and_out(call, (*user)->created->user, User::Disable{in.reason, call.actor});
}

Answered<Receipt> enable_user(const Call& call, const ActReason& in) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  return changed(call, (*user)->created->user, User::Enable{in.reason, call.actor});
}

Answered<Receipt> post_user(const Call& call, const PostRequest& in) {
  const auto& s = call.services;
  auto user = user_of_path(call);
  if (!user) return user.error();
  if (auto ok = must_cover(call, in.division); !ok) return ok.error();
  auto division = Division::parse(in.division);
  if (!division || s.divisions.full_name(*division, s.book.today()).empty())
    return ruled_out_user({Rule::division_unknown, {{"division", in.division}}});
  if (auto ok = check_administrators(call, **user, in.role); !ok) return ok.error();
  auto cases = cases_in_hand(call, **user);
  if (!cases) return cases.error();
  if (*cases > 0)
    if (auto ok = check_successor(call, **user, in.hand_over_to); !ok) return ok.error();
  return changed_and_out(
      call, (*user)->created->user,
      User::Post{in.role, in.division, in.reason, in.hand_over_to, *cases, call.actor});
}

Answered<PasswordAnswer> reset_password(const Call& call, const None&) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  const auto password = workflows::new_password();
  auto hash = hashed(call, password);
  if (!hash) return hash.error();
  auto done =
      changed_and_out(call, (*user)->created->user, User::SetPassword{*hash, true, call.actor});
  if (!done) return done.error();
  return PasswordAnswer{done->repeated ? std::string{} : password};
}

Answered<Receipt> remove_second_factor(const Call& call, const None&) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  return changed_and_out(call, (*user)->created->user, User::RemoveSecondFactor{call.actor});
}

Answered<Receipt> unlock_user(const Call& call, const None&) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  auto done = changed(call, (*user)->created->user, User::Unlock{call.actor});
  if (!done) return done;
  if (auto ok = call.services.sessions.forgive(**user, call.actor.user); !ok)
    return problem_of(ok.error());
  return done;
}

Answered<SessionList> user_sessions(const Call& call, const None&) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  return sessions_of(call, (*user)->created->user);
}

Answered<Receipt> end_user_sessions(const Call& call, const None&) {
  auto user = user_of_path(call);
  if (!user) return user.error();
  auto ok =
      call.services.sessions.end_all((*user)->created->user, SessionEnd::closed, call.actor.user);
  if (!ok) return problem_of(ok.error());
  return Receipt{call.services.book.log.head(), false};
}

}  // namespace yiben::api::handlers
