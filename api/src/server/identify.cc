#include "server/identify.h"

#include <algorithm>

#include "office/session_cookie.h"
#include "office/unready.h"

namespace yiben::api {
namespace {

Problem no_permission(Role role) {
  return Problem::of(403, "no_permission", {{"role", std::string(enum_name(role))}});
}

// The last address a proxy in front has seen; of what a stranger sends nothing is believed.
std::string address_of(const Services& s, const HttpRequest& request) {
  if (!s.behind_proxy) return request.address;
  auto through = header_of(request, "x-forwarded-for");
  through = through.substr(through.rfind(',') + 1);
  through.erase(0, through.find_first_not_of(' '));
  return through.empty() ? request.address : through.substr(0, 64);
}

// The account a session rests on, if it is what it was when the session began.
Answered<workflows::UserDirectory::State> holder(const Services& s,
                                                 const workflows::LiveSession& session) {
  auto user = s.users.find(session.began.user);
  if (!user) return problem_of(user.error());
  if (*user && (*user)->changes != session.began.changes) return workflows::UserDirectory::State{};
  return *user;
}

bool is_still(const Services& s, const std::string& token) {
  auto session = s.sessions.find(token, false);
  if (!session || !*session) return false;
  auto user = holder(s, **session);
  return user && *user;
}

Answered<void> identify_machine(Call& call, const Route& route, const std::string& key) {
  const auto& s = call.services;
  auto machine = s.machines.of_key(key);
  if (!machine) return problem_of(machine.error());
  if (!*machine) return Problem::of(401, "not_signed_in");
  const auto& r = *(*machine)->registered;
  call.actor = {UserId{r.credential.uuid}, Role::integrator, r.division};
  call.name = r.name;
  call.may_go_on = [&s, key] {
    auto found = s.machines.of_key(key);
    return found && *found;
  };
  if (!route.scope || std::ranges::find(r.scopes, *route.scope) == r.scopes.end())
    return no_permission(call.actor.role);
  return {};
}

}  // namespace

std::string header_of(const HttpRequest& request, const std::string& name) {
  auto found = request.headers.find(name);
  return found == request.headers.end() ? std::string{} : found->second;
}

Answered<void> identify(Call& call, const Route& route, const HttpRequest& request) {
  const auto& s = call.services;
  call.address = address_of(s, request);
  call.agent = header_of(request, "user-agent");
  call.secure = s.behind_proxy || header_of(request, "x-forwarded-proto") == "https";
  if (route.grant == Grant(Open::to_everyone)) return {};
  constexpr std::string_view bearer = "Bearer ";
  if (auto given = header_of(request, "authorization"); given.starts_with(bearer))
    return identify_machine(call, route, given.substr(bearer.size()));
  const auto token = cookie_value(header_of(request, "cookie"), session_cookie);
  // A page that is left open asks again and again; that is nobody's work.
  const bool somebody_is_there = header_of(request, "x-yiben-idle").empty();
  auto session = s.sessions.find(token, somebody_is_there);
  if (!session) return problem_of(session.error());
  if (!*session) return Problem::of(401, "not_signed_in");
  auto user = holder(s, **session);
  if (!user) return user.error();
  call.session = (*session)->began.session;
  if (!*user) {
    if (auto ok = s.sessions.end(*call.session, SessionEnd::changed); !ok)
      return problem_of(ok.error());
    return Problem::of(401, "not_signed_in");
  }
  call.actor = (*user)->actor();
  call.login = (*user)->created->login;
  call.name = (*user)->name;
  call.may_go_on = [&s, token] { return is_still(s, token); };
  if (auto ok = must_be_ready(s, **user, route); !ok) return ok;
  if (!allows(route.grant, call.actor.role)) return no_permission(call.actor.role);
  return {};
}

}  // namespace yiben::api
