#include "workflows/office/rule_publishing.h"

#include <algorithm>
#include <set>

#include "domain/office/published.h"
#include "life_events/office_acts.h"

namespace yiben::workflows {

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
  auto rules = load_rules(folder);
  if (!rules) return invalid(rules.error().text);
  return publish_rules(book, *rules);
}

Outcome<int> publish_rules(const Book& book, const RuleFiles& rules) {
  Publishing out{book};
  for (const auto& n : rules.calendars) {
    std::string id = std::string(enum_name(n.level)) + "-" + std::to_string(n.year);
    std::vector<std::string> wrong;
    if (auto problem = notice_problem(n); !problem.empty()) wrong.emplace_back(problem);
    if (auto ok = out.publish(DocumentKind::calendar, id, n.revision, n, wrong); !ok)
      return ok.error();
  }
  for (const auto& p : rules.procedures)
    if (auto ok = out.publish(DocumentKind::procedure, p.id, p.version, p, problems(p)); !ok)
      return ok.error();
  for (const auto& p : rules.packs) {
    auto wrong = problems(p);
    for (auto& missing : unknown_names(p, rules.packs, rules.procedures))
      wrong.push_back(std::move(missing));
    if (auto ok = out.publish(DocumentKind::rule_pack, p.id, p.version, p, wrong); !ok)
      return ok.error();
  }
  for (const auto& h : rules.funeral_homes)
    if (auto ok = out.publish(DocumentKind::funeral_homes, h.id, h.version, h, problems(h)); !ok)
      return ok.error();
  for (const auto& d : rules.departments)
    if (auto ok = out.publish(DocumentKind::departments, d.id, d.version, d, problems(d)); !ok)
      return ok.error();
  const auto known = known_connectors(rules.departments);
  std::set<std::string> names;
  for (const auto& e : rules.life_events) names.insert(e.id);
  for (const auto& e : rules.life_events)
    if (auto ok = out.publish(DocumentKind::life_event, e.id, e.version, e,
                              as_text(problems(e, known, names)));
        !ok)
      return ok.error();
  return out.added;
}

}  // namespace yiben::workflows
