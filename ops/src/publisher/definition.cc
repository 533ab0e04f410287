#include "ops/publisher/definition.h"

#include <algorithm>

#include "workflows/loop/digest.h"
#include "workflows/office/rule_publishing.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

using Read = std::variant<Definition, std::vector<LineProblem>>;

// "line 3, column 5: …" of a refusal of the YAML reader.
LineProblem unreadable(const std::string& why) {
  LineProblem out{1, why};
  if (why.starts_with("line ")) out.line = std::atoi(why.c_str() + 5);
  return out;
}

template <class T>
Read typed(const json::value& value, const std::string& text,
           const std::function<std::vector<DefinitionProblem>(const T&)>& check) {
  auto read = from_json<T>(value);
  if (!read)
    return std::vector<LineProblem>{{workflows::yaml_line(text, read.error().path),
                                     read.error().path + ": " + read.error().what}};
  std::vector<LineProblem> out;
  for (const auto& p : check(*read))
    out.push_back({workflows::yaml_line(text, p.at), p.at + ": " + p.what});
  std::ranges::stable_sort(out, {}, &LineProblem::line);
  if (!out.empty()) return out;
  const auto sha256 = workflows::sha256_hex(json::serialize(to_json(*read)));
  return Definition{std::move(*read), sha256};
}

// Problems of a case's procedure name the step they are in: "step accept: …".
std::vector<DefinitionProblem> placed(const Procedure& procedure) {
  std::vector<DefinitionProblem> out;
  for (const auto& problem : problems(procedure)) {
    std::string at = problem.find("clock") != std::string::npos ? "/clock" : "";
    for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
      const auto named = "step " + procedure.steps[i].id;
      if (problem.starts_with(named + ":") || problem.starts_with(named + " "))
        at = "/steps/" + std::to_string(i);
    }
    out.push_back({at, problem});
  }
  return out;
}

bool is_life_event(const json::object& file) {
  const auto* steps = file.if_contains("steps");
  const auto* list = steps ? steps->if_array() : nullptr;
  return list && std::ranges::any_of(*list, [](const json::value& step) {
           return step.is_object() && step.as_object().contains("connector");
         });
}
bool is_procedure(const json::object& file) {
  return file.contains("steps") && file.contains("start");
}

}  // namespace

const std::string& Definition::id() const {
  return std::visit([](const auto& d) -> const std::string& { return d.id; }, is);
}
int Definition::version() const {
  return std::visit([](const auto& d) { return static_cast<int>(d.version); }, is);
}
std::size_t Definition::steps() const {
  return std::visit([](const auto& d) { return d.steps.size(); }, is);
}

Result<PublishedRules, std::string> published_rules(const std::string& folder) {
  PublishedRules out;
  auto lists = workflows::load_departments(folder);
  if (!lists) return lists.error().text;
  for (const auto& list : *lists)
    for (const auto& department : list.departments) out.departments[department.id] = department;
  out.connectors = workflows::known_connectors(*lists);
  auto life_events = workflows::load_life_events(folder);
  if (!life_events) return life_events.error().text;
  out.life_events = std::move(*life_events);
  auto procedures = workflows::load_procedures(folder);
  if (!procedures) return procedures.error().text;
  out.procedures = std::move(*procedures);
  return out;
}

Read read_definition(const std::string& text, const PublishedRules& rules) {
  const auto value = workflows::yaml_to_json(text);
  if (!value) return std::vector{unreadable(value.error())};
  const auto* file = value->if_object();
  if (file && is_life_event(*file))
    return typed<LifeEvent>(*value, text, [&](const LifeEvent& event) {
      std::set<std::string> names{event.id};
      for (const auto& other : rules.life_events) names.insert(other.id);
      return problems(event, rules.connectors, names);
    });
  if (file && is_procedure(*file)) return typed<Procedure>(*value, text, placed);
  return std::vector<LineProblem>{
      {1, "neither a life event (steps with a connector) nor a procedure (start and steps)"}};
}

}  // namespace yiben::ops
