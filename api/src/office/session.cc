#include "common.h"
#include "office/handlers.h"
#include "office/session_cookie.h"
#include "office/unready.h"
#include "workflows/office/totp.h"
#include "workflows/office/users.h"

namespace yiben::api::handlers {
namespace {

Me me_of(const Call& call, const User::State& user) {
  const auto& s = call.services;
  auto division = Division::parse(user.division);
  Date today = s.book.today();
  return {user.created->user,
          user.created->login,
          user.name,
          user.role,
          user.division,
          division ? s.divisions.full_name(*division, today) : user.division,
          today,
          static_cast<bool>(s.move_clock),
          user.must_change_password,
          second_factor_of(s, user),
          s.sessions.rules().password};
}

Problem refused_as(SignInRefusal reason) {
  return Problem::of(reason == SignInRefusal::account_disabled ? 403 : 401,
                     std::string(enum_name(reason)));
}

// Every refusal is on disk before it is told.
Problem refused(const Call& call, const std::string& login, std::optional<UserId> user,
                SignInRefusal reason) {
  auto ok = call.services.sessions.refuse({login, user, {}, call.address, reason});
  return ok ? refused_as(reason) : problem_of(ok.error());
}

std::optional<Problem> locked(const Call& call, const std::string& login) {
  auto& sessions = call.services.sessions;
  const auto minutes = sessions.locked_minutes(login, call.address);
  if (minutes == 0) return std::nullopt;
  auto ok = sessions.refuse({login, std::nullopt, {}, call.address, SignInRefusal::too_many_tries});
  if (!ok) return problem_of(ok.error());
  return Problem::of(429, "too_many_tries", {{"minutes", std::to_string(minutes)}});
}

// The user whose password and code these are.
Answered<User::State> proven(const Call& call, const SignInRequest& in) {
  const auto& s = call.services;
  auto turn = s.hashing->turn();
  if (!turn) return Problem::of(503, "busy");
  // Others may have tried while this one waited.
  if (auto no = locked(call, in.login)) return *no;
  auto user = workflows::user_of_login(s.book, in.login);
  if (!user) return problem_of(user.error());
  const auto id = *user ? std::optional((*user)->created->user) : std::nullopt;
  const auto refuse = [&](SignInRefusal reason) { return refused(call, in.login, id, reason); };
  if (!workflows::right_password(*user, in.password))
    return refuse(SignInRefusal::wrong_credentials);
  if ((*user)->disabled) return refuse(SignInRefusal::account_disabled);
  if (!(*user)->second_factor) return **user;
  const auto code = in.code.value_or("");
  if (code.empty()) return refuse(SignInRefusal::second_factor_needed);
  const auto step = workflows::totp_match((*user)->secret, code, s.sessions.now());
  if (!step || !s.sessions.use_code(*id, *step)) return refuse(SignInRefusal::second_factor_wrong);
  return **user;
}

}  // namespace

Answered<std::pair<std::string, std::string>> begin_session(const Call& call,
                                                            const User::State& user) {
  auto& sessions = call.services.sessions;
  auto begun = sessions.begin(user, call.address, call.agent);
  if (!begun) return problem_of(begun.error());
  return std::pair{
      std::string("Set-Cookie"),
      set_session_cookie(begun->token, sessions.rules().sessions.hours * 3'600, call.secure)};
}

Answered<WithHeaders<Me>> sign_in(const Call& call, const SignInRequest& in) {
  if (auto no = locked(call, in.login)) return *no;
  auto user = proven(call, in);
  if (!user) return user.error();
  auto cookie = begin_session(call, *user);
  if (!cookie) return cookie.error();
  return WithHeaders<Me>{me_of(call, *user), {*cookie}};
}

Answered<WithHeaders<None>> sign_out(const Call& call, const None&) {
  if (call.session)
    if (auto ok = call.services.sessions.end(*call.session, SessionEnd::signed_out); !ok)
      return problem_of(ok.error());
  return WithHeaders<None>{{}, {{"Set-Cookie", set_session_cookie("", 0, call.secure)}}};
}

Answered<Me> me(const Call& call, const None&) {
  auto user = call.services.users.find(call.actor.user);
  if (!user) return problem_of(user.error());
  if (!*user) return Problem::of(401, "not_signed_in");
  return me_of(call, **user);
}

}  // namespace yiben::api::handlers
