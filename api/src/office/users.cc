#include <charconv>

#include "common.h"
#include "office/handlers.h"
#include "office/unready.h"
#include "projections/cases/inbox.h"
#include "stream_events.h"

namespace yiben::api::handlers {
namespace {

UserState state_of(const User::State& user) {
  if (user.disabled) return UserState::disabled;
  return user.role == Role::none ? UserState::fresh : UserState::active;
}

UserRow row_of(const Call& call, const User::State& user) {
  const auto& s = call.services;
  UserRow row;
  row.user = user.created->user;
  row.login = user.created->login;
  row.name = user.name;
  if (user.role != Role::none) {
    row.role = user.role;
    row.division = user.division;
  }
  row.state = state_of(user);
  row.locked_until = s.sessions.locked_until(row.login);
  row.must_change_password = user.must_change_password;
  row.second_factor = second_factor_of(s, user);
  row.last_sign_in = s.sessions.last_sign_in(row.user);
  return row;
}

}  // namespace

Answered<workflows::UserDirectory::State> user_of_path(const Call& call) {
  auto id = path_value<UserId>(call, "user");
  if (!id) return id.error();
  auto user = call.services.users.any(*id);
  if (!user) return problem_of(user.error());
  if (!*user) return Problem::of(404, "not_found", {{"name", "user"}});
  return *user;
}

Answered<std::int64_t> cases_in_hand(const Call& call, const User::State& user) {
  if (user.division.empty()) return std::int64_t{0};
  auto size =
      inbox_size(call.services.views.snapshot(), {.list = projections::InboxQuery::List::done,
                                                  .role = user.role,
                                                  .division = user.division,
                                                  .user = user.created->user});
  if (!size) return problem_of(size.error());
  return *size;
}

Answered<UserList> users(const Call& call, const None&) {
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  const auto division = call.query_or("division"), role = call.query_or("role"),
             state = call.query_or("state"), cursor = call.query_or("cursor");
  auto all = call.services.users.all();
  if (!all) return problem_of(all.error());
  UserList out;
  for (const auto& user : *all) {
    if (!cursor.empty() && user->created->login <= cursor) continue;
    if (!division.empty() && !covers(division, user->division)) continue;
    if (!role.empty() && enum_name(user->role) != role) continue;
    if (!state.empty() && enum_name(state_of(*user)) != state) continue;
    if (out.rows.size() == *limit) {
      out.next = out.rows.back().login;
      break;
    }
    out.rows.push_back(row_of(call, *user));
  }
  return out;
}

Answered<UserPage> user_page(const Call& call, const None&) {
  const auto& s = call.services;
  auto user = user_of_path(call);
  if (!user) return user.error();
  auto cases = cases_in_hand(call, **user);
  if (!cases) return cases.error();
  UserPage out;
  static_cast<UserRow&>(out) = row_of(call, **user);
  out.open_cases = *cases;
  std::map<std::string, std::string> names;
  std::vector<std::pair<UserChange, UserId>> changes;
  auto read = each_event<User::Event>(
      s.book, out.user.stream(), [&](const auto& entry, const User::Event& event) {
        std::visit(
            [&](const auto& e) {
              UserChange change{Instant{entry.recorded_us}, {}, {}, {}};
              change.what = entry.type.substr(User::category.size() + 1);
              if constexpr (requires { e.reason; }) change.reason = e.reason;
              changes.emplace_back(std::move(change), e.by.user);
            },
            event);
      });
  if (!read) return problem_of(read.error());
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (auto ok = add_user_name(call, change->second, names); !ok) return ok.error();
    change->first.by_name = names[change->second.text()];
    out.history.push_back(std::move(change->first));
  }
  return out;
}

}  // namespace yiben::api::handlers
