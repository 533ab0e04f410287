#include "workflows/office/rule_files.h"

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace yiben::workflows {
namespace {

namespace fs = std::filesystem;

Loaded<std::vector<fs::path>> yaml_files(const fs::path& folder) {
  std::error_code ec;
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder, ec))
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  if (ec) return FileProblem{folder.string() + ": " + ec.message()};
  std::sort(out.begin(), out.end());
  return out;
}

void merge(json::value& into, const json::value& patch) {
  auto* changes = patch.if_object();
  if (!changes) {
    into = patch;
    return;
  }
  if (!into.is_object()) into = json::object{};
  for (const auto& kv : *changes) {
    if (kv.value().is_null())
      into.as_object().erase(kv.key());
    else
      merge(into.as_object()[kv.key()], kv.value());
  }
}

Loaded<RulePack> load_pack(const fs::path& rules, const fs::path& file) {
  auto value = load_yaml(file);
  if (!value) return value.error();
  auto* object = value->if_object();
  auto* list = object ? object->if_contains("programmes") : nullptr;
  if (list && list->is_array()) {
    for (auto& programme : list->as_array()) {
      auto* id = programme.is_object() ? programme.as_object().if_contains("id") : nullptr;
      if (!id || !id->is_string())
        return FileProblem{file.filename().string() + ": a programme without an id"};
      auto base = load_yaml(rules / "programmes" / (std::string(id->get_string()) + ".yaml"));
      if (!base) return base.error();
      merge(*base, programme);
      programme = *base;
    }
  }
  return typed_yaml<RulePack>(*value, file);
}

template <class T, class F>
Loaded<std::vector<T>> load_each(const fs::path& folder, F&& load) {
  auto files = yaml_files(folder);
  if (!files) return files.error();
  std::vector<T> out;
  for (const auto& file : *files) {
    auto one = load(file);
    if (!one) return one.error();
    out.push_back(std::move(*one));
  }
  return out;
}

}  // namespace

Loaded<std::vector<RulePack>> load_packs(const std::string& rules) {
  auto packs = load_each<RulePack>(fs::path(rules) / "packs",
                                   [&](const fs::path& file) { return load_pack(rules, file); });
  if (!packs) return packs.error();
  // Versions of one pack are published in their order, whatever their files are called.
  std::sort(packs->begin(), packs->end(), [](const RulePack& a, const RulePack& b) {
    return std::tie(a.id, a.version) < std::tie(b.id, b.version);
  });
  return packs;
}
Loaded<std::vector<Procedure>> load_procedures(const std::string& rules) {
  return load_each<Procedure>(fs::path(rules) / "procedures", load_yaml_as<Procedure>);
}
Loaded<std::vector<CalendarNotice>> load_calendars(const std::string& rules) {
  auto files = load_each<CalendarFile>(fs::path(rules) / "calendars", load_yaml_as<CalendarFile>);
  if (!files) return files.error();
  std::vector<CalendarNotice> out;
  for (auto& file : *files) out.insert(out.end(), file.notices.begin(), file.notices.end());
  return out;
}
Loaded<std::vector<FuneralHomeList>> load_funeral_homes(const std::string& rules) {
  return load_each<FuneralHomeList>(fs::path(rules) / "funeral_homes",
                                    load_yaml_as<FuneralHomeList>);
}
Loaded<std::vector<LifeEvent>> load_life_events(const std::string& rules) {
  return load_each<LifeEvent>(fs::path(rules) / "life_events", load_yaml_as<LifeEvent>);
}
Loaded<std::vector<DepartmentList>> load_departments(const std::string& rules) {
  return load_each<DepartmentList>(fs::path(rules) / "departments", load_yaml_as<DepartmentList>);
}
Loaded<SignInRules> load_sign_in_rules(const std::string& rules) {
  const auto file = fs::path(rules) / "office" / "sign_in.yaml";
  auto loaded = load_yaml_as<SignInRules>(file);
  if (!loaded) return loaded;
  if (auto wrong = problem(*loaded); !wrong.empty())
    return FileProblem{file.filename().string() + ": " + wrong};
  return loaded;
}
Loaded<DivisionTable> load_divisions(const std::string& rules) {
  auto files = load_each<DivisionFile>(fs::path(rules) / "divisions", load_yaml_as<DivisionFile>);
  if (!files) return files.error();
  DivisionTable out;
  for (const auto& file : *files)
    for (const auto& row : file.divisions)
      if (!out.add(row))
        return FileProblem{"divisions: " + row.code + " is not a division, or stands twice"};
  return out;
}

namespace {

template <class T>
bool take(Loaded<T> loaded, T& into, FileProblem& wrong) {
  if (loaded)
    into = std::move(*loaded);
  else
    wrong = loaded.error();
  return loaded.has_value();
}

}  // namespace

Loaded<RuleFiles> load_rules(const std::string& rules) {
  RuleFiles out;
  FileProblem wrong;
  const bool whole = take(load_calendars(rules), out.calendars, wrong) &&
                     take(load_procedures(rules), out.procedures, wrong) &&
                     take(load_packs(rules), out.packs, wrong) &&
                     take(load_funeral_homes(rules), out.funeral_homes, wrong) &&
                     take(load_departments(rules), out.departments, wrong) &&
                     take(load_life_events(rules), out.life_events, wrong);
  if (!whole) return wrong;
  return out;
}

}  // namespace yiben::workflows
