#include "common.h"
#include "office/handlers.h"

namespace yiben::api::handlers {
namespace {

SignInView view_of(const Session::Event& event) {
  SignInView out;
  if (const auto* e = std::get_if<Session::Began>(&event)) {
    out = {e->at, e->login, e->user, {}, e->address, SignInWhat::signed_in, {}};
  } else if (const auto* e = std::get_if<Session::Refused>(&event)) {
    out = {e->at,
           e->login,
           e->user,
           {},
           e->address,
           SignInWhat::refused,
           std::string(enum_name(e->reason))};
  } else if (const auto* e = std::get_if<Session::Ended>(&event)) {
    const bool own = e->reason == SessionEnd::signed_out;
    out = {e->at, e->login,   e->user,
           {},    e->address, own ? SignInWhat::signed_out : SignInWhat::ended,
           {}};
    if (!own) out.reason = std::string(enum_name(e->reason));
  }
  return out;
}

}  // namespace

Answered<SignInList> sign_ins(const Call& call, const None&) {
  const auto& s = call.services;
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  auto before = number_query(call, "cursor");
  if (!before) return before.error();
  auto user = query_value<UserId>(call, "user");
  if (!user) return user.error();
  const auto login = call.query_or("login");
  const auto wanted = [&](const Session::Event& event) {
    if (std::holds_alternative<Session::TriesForgiven>(event)) return false;
    const auto view = view_of(event);
    return (login.empty() || view.login == login) && (!*user || view.user == *user);
  };
  auto found = s.sessions.rows(wanted, before->value_or(0), *limit);
  if (!found) return problem_of(found.error());
  SignInList out;
  if (found->next > 0) out.next = std::to_string(found->next);
  std::map<std::string, std::string> names;
  for (const auto& row : found->rows) {
    auto view = view_of(row.event);
    if (view.user) {
      if (auto ok = add_user_name(call, *view.user, names); !ok) return ok.error();
      view.name = names[view.user->text()];
    }
    out.rows.push_back(std::move(view));
  }
  return out;
}

}  // namespace yiben::api::handlers
