#include "common.h"
#include "office/handlers.h"

namespace yiben::api::handlers {

Answered<Health> health(const Call& call, const None&) {
  const auto& s = call.services;
  auto fault = s.views.fault();
  const auto head = s.book.log.head();
  Health health;
  if (s.troubles) health.troubles = s.troubles();
  if (!fault.empty()) health.troubles["views"] = fault;
  if (const auto stopped = s.book.log.fault()) health.troubles["log"] = stopped->detail;
  health.ok = health.troubles.empty();
  health.version = s.version;
  health.log_head = head;
  health.views_at = s.views.position();
  health.fault = fault;
  health.relay = relay_health(s.book);
  if (s.streams) health.streams = s.streams();
  return health;
}

Answered<Messages> messages(const Call& call, const None&) {
  return Messages{call.services.messages.all_zh(), call.services.messages.all_en()};
}

Answered<DivisionList> divisions(const Call& call, const None&) {
  const auto& s = call.services;
  Date today = s.book.today();
  DivisionList out;
  auto district = Division::parse(s.book.district);
  if (!district) return out;
  out.rows.push_back({district->text(), s.divisions.full_name(*district, today)});
  for (const auto* town : s.divisions.children(*district, today)) {
    out.rows.push_back({town->code, town->name});
    for (const auto* village : s.divisions.children(*Division::parse(town->code), today))
      out.rows.push_back({village->code, village->name});
  }
  return out;
}

Answered<ProgrammeList> programmes(const Call& call, const None&) {
  const auto& s = call.services;
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  ProgrammeList out;
  if (const auto* pack = (*rules)->pack_on(s.book.rule_pack, s.book.today()))
    for (const auto& p : pack->programmes) out.rows.push_back({pack->ref(), p});
  return out;
}

Answered<Procedure> procedure(const Call& call, const None&) {
  auto rules = call.services.rules.now();
  if (!rules) return problem_of(rules.error());
  auto id = call.path.at("id");
  auto version = call.query_or("version");
  const Procedure* found = version.empty() ? (*rules)->newest_procedure(id)
                                           : (*rules)->procedure(id, std::atoi(version.c_str()));
  if (!found) return Problem::of(404, "not_found", {{"name", id}});
  return *found;
}

Answered<ColleagueList> colleagues(const Call& call, const None&) {
  // Everyone of the town: a home visit is signed by a clerk and a village assistant.
  auto town = call.actor.division.substr(0, 9);
  auto users = call.services.users.in_division(town);
  if (!users) return problem_of(users.error());
  ColleagueList out;
  for (const auto& u : *users)
    if (u->created->user != call.actor.user)
      out.rows.push_back({u->created->user, u->name, u->role, u->division});
  return out;
}

Answered<ClockAnswer> move_clock(const Call& call, const ClockRequest& in) {
  const auto& s = call.services;
  if (!s.move_clock) return Problem::of(404, "not_found", {{"name", "clock"}});
  if (in.days < 1 || in.days > 366) return Problem::of(400, "bad_query", {{"name", "days"}});
  auto ended = s.move_clock(in.days);
  if (!ended) return problem_of(ended.error());
  return ClockAnswer{s.book.today(), *ended};
}

Answered<DemoAccountList> demo_accounts(const Call& call, const None&) {
  const auto& s = call.services;
  if (s.demo_accounts.empty()) return Problem::of(404, "not_found", {{"name", "demo"}});
  return DemoAccountList{s.demo_accounts};
}

}  // namespace yiben::api::handlers
