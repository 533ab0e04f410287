#include "common.h"
#include "office/handlers.h"
#include "workflows/office/totp.h"
#include "workflows/office/users.h"

namespace yiben::api::handlers {
namespace {

Answered<workflows::UserDirectory::State> own(const Call& call) {
  auto user = call.services.users.find(call.actor.user);
  if (!user) return problem_of(user.error());
  if (!*user) return Problem::of(401, "not_signed_in");
  return *user;
}

Problem ruled_out(Rejection rejection) {
  return problem_of(workflows::Failure(std::move(rejection)));
}

}  // namespace

Answered<WithHeaders<Receipt>> change_password(const Call& call, const PasswordChange& in) {
  const auto& s = call.services;
  const auto& rules = s.sessions.rules().password;
  auto user = own(call);
  if (!user) return user.error();
  if (auto minutes = s.sessions.locked_minutes(call.login, {}))
    return Problem::of(429, "too_many_tries", {{"minutes", std::to_string(minutes)}});
  auto turn = s.hashing->turn();
  if (!turn) return Problem::of(503, "busy");
  if (!workflows::right_password(**user, in.current)) {
    auto told = s.sessions.refuse(
        {call.login, call.actor.user, {}, call.address, SignInRefusal::wrong_credentials});
    return told ? Problem::of(403, "wrong_password") : problem_of(told.error());
  }
  if (auto weak = weak_password(rules, call.login, in.fresh)) return ruled_out(*weak);
  if (workflows::used_before(**user, in.fresh, rules.history))
    return ruled_out({Rule::password_used_before, {}});
  auto done = workflows::change_user(
      s.book, call.request(), call.actor.user,
      User::SetPassword{workflows::hash_password(in.fresh), false, call.actor});
  if (!done) return problem_of(done.error());
  if (auto ok = s.sessions.end_all(call.actor.user, SessionEnd::password); !ok)
    return problem_of(ok.error());
  // This browser goes on, under another token.
  auto changed = own(call);
  if (!changed) return changed.error();
  auto cookie = begin_session(call, **changed);
  if (!cookie) return cookie.error();
  return WithHeaders<Receipt>{receipt_of(*done), {*cookie}};
}

Answered<SecondFactorSecret> begin_second_factor(const Call& call, const None&) {
  const auto secret = workflows::new_totp_secret();
  auto done = workflows::change_user(call.services.book, call.request(), call.actor.user,
                                     User::BeginSecondFactor{secret, call.actor});
  if (!done) return problem_of(done.error());
  if (done->repeated) return SecondFactorSecret{};
  return SecondFactorSecret{workflows::base32(secret),
                            workflows::totp_uri("Yiben", call.login, secret)};
}

Answered<Receipt> confirm_second_factor(const Call& call, const CodeRequest& in) {
  const auto& s = call.services;
  auto user = own(call);
  if (!user) return user.error();
  if ((*user)->secret.empty()) return ruled_out({Rule::second_factor_not_begun, {}});
  const auto step = workflows::totp_match((*user)->secret, in.code, s.sessions.now());
  if (!step || !s.sessions.use_code(call.actor.user, *step))
    return Problem::of(403, "second_factor_wrong");
  auto done = workflows::change_user(s.book, call.request(), call.actor.user,
                                     User::ConfirmSecondFactor{call.actor});
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

SessionList sessions_of(const Call& call, UserId user) {
  SessionList out;
  for (const auto& [began, last_seen] : call.services.sessions.of(user))
    out.rows.push_back({began.session, began.at, last_seen, began.address, began.agent,
                        call.session == began.session});
  return out;
}

Answered<SessionList> my_sessions(const Call& call, const None&) {
  return sessions_of(call, call.actor.user);
}

Answered<Receipt> end_my_session(const Call& call, const None&) {
  auto& sessions = call.services.sessions;
  auto id = path_value<SessionId>(call, "session");
  if (!id) return id.error();
  for (const auto& session : sessions.of(call.actor.user))
    if (session.began.session == *id)
      if (auto ok = sessions.end(*id, SessionEnd::closed); !ok) return problem_of(ok.error());
  return Receipt{call.services.book.log.head(), false};
}

}  // namespace yiben::api::handlers
