#include "workflows/office/rule_files.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "domain/office/published.h"
#include "life_events/office_acts.h"

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

// Whoever edits a file and keeps its version would see nothing of it in force.
template <class T>
Outcome<void> as_published(const Published::State& held, int version, const T& document) {
  for (const auto& issued : held.versions) {
    if (issued.version != version) continue;
    auto before = from_json_text<T>(issued.json, Missing::the_default);
    if (before && to_json(*before) == to_json(document)) return {};
    return Failure(Rejection{Rule::definition_changed_without_version,
                             {{"id", issued.id}, {"version", std::to_string(version)}}});
  }
  return {};
}

struct Publishing {
  const Book& book;
  int added = 0;

  template <class T>
  Outcome<void> publish(DocumentKind kind, const std::string& id, int version, const T& document,
                        std::vector<std::string> problems) {
    auto stream = Published::stream(kind, id);
    bool is_new = false;
    auto receipt =
        run(book, {book.new_id(), system_actor(book)}, [&](Transaction& tx) -> Outcome<void> {
          auto held = tx.state<Published>(stream);
          if (!held) return held.error();
          is_new = (*held)->versions.empty() || (*held)->versions.back().version < version;
          if (!is_new) return as_published(**held, version, document);
          return tx.decide<Published>(
              stream,
              Published::Issue{{kind, id, version, json::serialize(to_json(document))}, problems});
        });
    if (!receipt) return receipt.error();
    added += is_new;
    return {};
  }
};

std::vector<std::string> as_text(const std::vector<DefinitionProblem>& problems) {
  std::vector<std::string> out;
  for (const auto& p : problems) out.push_back(p.at + ": " + p.what);
  return out;
}

// What a pack names that is nowhere: procedures, and programmes of any pack. A place may do without
// some of them.
std::vector<std::string> unknown_names(const RulePack& pack, const std::vector<RulePack>& packs,
                                       const std::vector<Procedure>& procedures) {
  std::vector<std::string> out;
  for (const auto& p : pack.programmes) {
    for (const auto& c : p.conflicts)
      if (std::ranges::none_of(packs,
                               [&](const RulePack& other) { return other.programme(c.with); }))
        out.push_back(p.id + ": there is no programme " + c.with + " to conflict with");
    std::vector<std::string> named{p.procedure};
    if (p.change_procedure) named.push_back(*p.change_procedure);
    if (p.review && p.review->procedure) named.push_back(*p.review->procedure);
    for (const auto& id : named)
      if (std::ranges::find(procedures, id, &Procedure::id) == procedures.end())
        out.push_back(p.id + ": there is no procedure " + id);
  }
  return out;
}

Failure invalid(const std::string& problem) {
  return Rejection{Rule::definition_invalid, {{"id", "rules"}, {"problem", problem}}};
}

}  // namespace

std::set<std::string> known_connectors(const std::vector<DepartmentList>& lists) {
  auto known = office_connectors();
  for (const auto& list : lists) {
    Departments departments;
    for (const auto& d : list.departments) departments[d.id] = d;
    known.merge(connectors_of(departments));
  }
  return known;
}

Outcome<Receipt> publish_pack(const Book& book, const RulePack& pack) {
  return run(book, {book.new_id(), system_actor(book)}, [&](Transaction& tx) {
    return tx.decide<Published>(Published::stream(DocumentKind::rule_pack, pack.id),
                                Published::Issue{{DocumentKind::rule_pack, pack.id, pack.version,
                                                  json::serialize(to_json(pack))},
                                                 problems(pack)});
  });
}

Outcome<Receipt> publish_departments(const Book& book, DepartmentList list) {
  return run(book, {book.new_id(), system_actor(book)}, [&](Transaction& tx) -> Outcome<void> {
    const auto stream = Published::stream(DocumentKind::departments, list.id);
    auto held = tx.state<Published>(stream);
    if (!held) return held.error();
    if (!(*held)->versions.empty()) list.version = (*held)->versions.back().version + 1;
    return tx.decide<Published>(stream,
                                Published::Issue{{DocumentKind::departments, list.id, list.version,
                                                  json::serialize(to_json(list))},
                                                 problems(list)});
  });
}

Outcome<int> publish_rules(const Book& book, const std::string& folder) {
  auto calendars = load_calendars(folder);
  if (!calendars) return invalid(calendars.error().text);
  auto procedures = load_procedures(folder);
  if (!procedures) return invalid(procedures.error().text);
  auto packs = load_packs(folder);
  if (!packs) return invalid(packs.error().text);
  auto homes = load_funeral_homes(folder);
  if (!homes) return invalid(homes.error().text);
  auto departments = load_departments(folder);
  if (!departments) return invalid(departments.error().text);
  auto life_events = load_life_events(folder);
  if (!life_events) return invalid(life_events.error().text);
  Publishing out{book};
  for (const auto& n : *calendars) {
    std::string id = std::string(enum_name(n.level)) + "-" + std::to_string(n.year);
    std::vector<std::string> wrong;
    if (auto problem = notice_problem(n); !problem.empty()) wrong.emplace_back(problem);
    if (auto ok = out.publish(DocumentKind::calendar, id, n.revision, n, wrong); !ok)
      return ok.error();
  }
  for (const auto& p : *procedures)
    if (auto ok = out.publish(DocumentKind::procedure, p.id, p.version, p, problems(p)); !ok)
      return ok.error();
  for (const auto& p : *packs) {
    auto wrong = problems(p);
    for (auto& missing : unknown_names(p, *packs, *procedures)) wrong.push_back(std::move(missing));
    if (auto ok = out.publish(DocumentKind::rule_pack, p.id, p.version, p, wrong); !ok)
      return ok.error();
  }
  for (const auto& h : *homes)
    if (auto ok = out.publish(DocumentKind::funeral_homes, h.id, h.version, h, problems(h)); !ok)
      return ok.error();
  for (const auto& d : *departments)
    if (auto ok = out.publish(DocumentKind::departments, d.id, d.version, d, problems(d)); !ok)
      return ok.error();
  const auto known = known_connectors(*departments);
  std::set<std::string> names;
  for (const auto& e : *life_events) names.insert(e.id);
  for (const auto& e : *life_events)
    if (auto ok = out.publish(DocumentKind::life_event, e.id, e.version, e,
                              as_text(problems(e, known, names)));
        !ok)
      return ok.error();
  return out.added;
}

}  // namespace yiben::workflows
