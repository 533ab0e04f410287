#include "domain/codec/base64.h"
#include "domain/exchange/fact_types.h"
#include "ops/departments.h"
#include "workflows/exchange/senders.h"
#include "workflows/loop/digest.h"
#include "workflows/office/rule_publishing.h"

namespace yiben::ops {

std::string demo_department_secret(const std::string& source) {
  return "whsec_" + base64(workflows::sha256("yiben demo/" + source));
}

Result<void, WorkspaceProblem> register_demo_departments(Workspace& w) {
  auto rules = w.rules->now();
  if (!rules) return WorkspaceProblem{"demo departments: the rules cannot be read"};
  for (const auto& [id, department] : (*rules)->departments) {
    const workflows::Request request{w.book->new_id(), workflows::system_actor(*w.book)};
    const auto done = workflows::register_sender(
        *w.book, request,
        {department.name.zh,
         department.source,
         {std::string(DeathFact::type), std::string(StepAnswerFact::type)},
         demo_department_secret(department.source)});
    if (done) continue;
    const auto failure = done.error();
    if (failure.rejection() && failure.rejection()->rule == Rule::sender_already_registered)
      continue;
    return WorkspaceProblem{"demo departments: " + department.id};
  }
  return {};
}

Result<void, WorkspaceProblem> point_demo_departments(Workspace& w, std::uint16_t port) {
  auto rules = w.rules->now();
  if (!rules) return WorkspaceProblem{"demo departments: the rules cannot be read"};
  DepartmentList list{"demo", 1, {}};
  bool changed = false;
  for (auto [id, department] : (*rules)->departments) {
    const auto url = "http://127.0.0.1:" + std::to_string(port) + "/" + id;
    changed |= department.url != url;
    department.url = url;
    list.departments.push_back(std::move(department));
  }
  if (!changed) return {};
  if (!workflows::publish_departments(*w.book, list))
    return WorkspaceProblem{"demo departments: their addresses cannot be published"};
  return {};
}

}  // namespace yiben::ops
