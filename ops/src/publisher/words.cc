#include "ops/publisher/words.h"

#include <algorithm>

namespace yiben::ops {

Result<PublisherWords, std::string> PublisherWords::load(bool chinese) {
  PublisherWords out;
  out.chinese_ = chinese;
  const std::string source = YIBEN_SOURCE_DIR;
  auto own = api::MessageTable::load(source + "/ops/messages/procedure");
  if (!own) return own.error().text;
  auto roles = api::MessageTable::load(source + "/api/messages");
  if (!roles) return roles.error().text;
  out.own_ = std::move(*own);
  out.roles_ = std::move(*roles);
  return out;
}

std::string PublisherWords::text(const std::string& key,
                                 const std::map<std::string, std::string>& args) const {
  return chinese_ ? own_.zh(key, args) : own_.en(key, args);
}

std::string PublisherWords::limit(const Limit& limit) const {
  return text("limit." + std::string(enum_name(limit.unit)), {{"n", std::to_string(limit.n)}});
}

std::string PublisherWords::role(Role role) const {
  const auto key = "role." + std::string(enum_name(role));
  return chinese_ ? roles_.zh(key) : roles_.en(key);
}

std::string PublisherWords::roles(const std::vector<Role>& roles) const {
  std::string out;
  for (const Role one : roles) out += (out.empty() ? "" : text("list.comma")) + role(one);
  return out;
}

std::string PublisherWords::department(const Departments& departments, const SagaStep& step) const {
  const std::string department(step.department());
  if (department == person_connector) return roles(step.roles);
  const auto found = departments.find(department);
  if (found == departments.end()) return text("connector." + department);
  const auto act = std::ranges::find(found->second.acts, step.act(), &DepartmentAct::id);
  const auto name = of(found->second.name);
  return act == found->second.acts.end() ? name : name + " · " + of(act->name);
}

}  // namespace yiben::ops
