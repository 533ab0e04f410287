#include "office/handlers.h"
#include "office/session_token.h"
#include "workflows/office/users.h"

namespace yiben::api::handlers {
namespace {

Me me_of(const Call& call, const User::Created& user) {
  const auto& s = call.services;
  auto division = Division::parse(user.division);
  Date today = s.book.today();
  return {user.user,     user.login,
          user.name,     user.role,
          user.division, division ? s.divisions.full_name(*division, today) : user.division,
          today,         static_cast<bool>(s.move_clock)};
}

std::string cookie(const std::string& token, int max_age_s) {
  return std::string(session_cookie) + "=" + token +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(max_age_s);
}

}  // namespace

Answered<WithHeaders<Me>> sign_in(const Call& call, const SignInRequest& in) {
  auto user = workflows::sign_in(call.services.book, in.login, in.password);
  if (!user) return problem_of(user.error());
  if (!*user) return Problem::of(401, "wrong_password");
  const auto& created = *(*user)->created;
  // The session's time is the machine's, not the office's: a demo may move the office's date.
  Instant expires{eventstore::system_clock()() + std::int64_t{session_hours} * 3'600'000'000};
  auto token = session_token(call.services.book, created.user, expires);
  return WithHeaders<Me>{me_of(call, created),
                         {{"Set-Cookie", cookie(token, session_hours * 3'600)}}};
}

Answered<WithHeaders<None>> sign_out(const Call&, const None&) {
  return WithHeaders<None>{{}, {{"Set-Cookie", cookie("", 0)}}};
}

Answered<Me> me(const Call& call, const None&) {
  auto user = call.services.users.find(call.actor.user);
  if (!user) return problem_of(user.error());
  if (!*user) return Problem::of(401, "not_signed_in");
  return me_of(call, *(*user)->created);
}

}  // namespace yiben::api::handlers
