#include "office/concern.h"

#include <algorithm>

namespace yiben::api {
namespace {

Problem none_of_ours(const Call& call) {
  return Problem::of(403, "no_permission", {{"role", std::string(enum_name(call.actor.role))}});
}

Answered<std::string> one_of(const Call& call, const std::vector<std::string>& ours,
                             const std::string& asked) {
  if (asked.empty() && !ours.empty()) return Answered<std::string>(ours.front());
  if (std::ranges::find(ours, asked) == ours.end()) return none_of_ours(call);
  return Answered<std::string>(asked);
}

bool has_step_for(const LifeEvent& life_event, Role role) {
  return std::ranges::any_of(life_event.steps, [&](const SagaStep& step) {
    return std::ranges::find(step.roles, role) != step.roles.end();
  });
}

}  // namespace

Answered<std::string> concerned_programme(const Call& call, const std::string& asked) {
  if (call.actor.role != Role::funeral_home) return Answered<std::string>(asked);
  const auto& book = call.services.book;
  auto rules = call.services.rules.now();
  if (!rules) return problem_of(rules.error());
  std::vector<std::string> ours;
  if (const auto* pack = (*rules)->pack_on(book.rule_pack, book.today()))
    for (const auto& programme : pack->programmes)
      if (programme.subject == Subject::deceased) ours.push_back(programme.id);
  return one_of(call, ours, asked);
}

Answered<std::string> concerned_life_event(const Call& call, const std::string& asked) {
  if (call.actor.role != Role::funeral_home) return Answered<std::string>(asked);
  auto rules = call.services.rules.now();
  if (!rules) return problem_of(rules.error());
  std::vector<std::string> ours;
  for (const auto& [id, versions] : (*rules)->life_events)
    if (has_step_for(versions.rbegin()->second.definition, call.actor.role)) ours.push_back(id);
  return one_of(call, ours, asked);
}

}  // namespace yiben::api
