#include "workflows/office/rule_book.h"

#include "domain/office/published.h"
#include "workflows/loop/digest.h"

namespace yiben::workflows {

namespace {

template <class Versions>
const typename Versions::mapped_type::mapped_type* find(const Versions& all, std::string_view id,
                                                        int version) {
  auto document = all.find(std::string(id));
  if (document == all.end()) return nullptr;
  auto found = document->second.find(version);
  return found == document->second.end() ? nullptr : &found->second;
}

template <class Versions>
const typename Versions::mapped_type::mapped_type* newest(const Versions& all,
                                                          std::string_view id) {
  auto versions = all.find(std::string(id));
  return versions == all.end() ? nullptr : &versions->second.rbegin()->second;
}

template <class T>
bool read(const std::string& text, T& into) {
  // A book outlives the program: what was published before there was a field has its default.
  auto value = from_json_text<T>(text, Missing::the_default);
  if (value) into = std::move(*value);
  return value.has_value();
}

bool add(Rules& rules, const Published::Issued& e) {
  switch (e.kind) {
    case DocumentKind::calendar: {
      CalendarNotice notice;
      if (!read(e.json, notice)) return false;
      rules.calendar.publish(notice);
      return true;
    }
    case DocumentKind::rule_pack:
      return read(e.json, rules.packs[e.id][e.version]);
    case DocumentKind::procedure:
      return read(e.json, rules.procedures[e.id][e.version]);
    case DocumentKind::funeral_homes: {
      FuneralHomeList list;
      if (!read(e.json, list)) return false;
      for (auto& home : list.homes) rules.funeral_homes[home.code] = home;
      return true;
    }
    case DocumentKind::life_event: {
      auto& published = rules.life_events[e.id][e.version];
      published.sha256 = sha256_hex(e.json);
      return read(e.json, published.definition);
    }
    case DocumentKind::departments: {
      DepartmentList list;
      if (!read(e.json, list)) return false;
      for (auto& department : list.departments) rules.departments[department.id] = department;
      return true;
    }
    case DocumentKind::schema:
      return true;
  }
  return false;
}

}  // namespace

const RulePack* Rules::pack_on(std::string_view id, Date on) const {
  auto versions = packs.find(std::string(id));
  if (versions == packs.end()) return nullptr;
  const RulePack* newest = nullptr;
  for (const auto& [version, pack] : versions->second)
    if (pack.from <= on) newest = &pack;
  return newest;
}
const RulePack* Rules::pack(std::string_view id, int version) const {
  return find(packs, id, version);
}
const Procedure* Rules::procedure(std::string_view id, int version) const {
  return find(procedures, id, version);
}
const Procedure* Rules::newest_procedure(std::string_view id) const {
  return newest(procedures, id);
}
const PublishedLifeEvent* Rules::life_event(std::string_view id, int version) const {
  return find(life_events, id, version);
}
const PublishedLifeEvent* Rules::newest_life_event(std::string_view id) const {
  return newest(life_events, id);
}

Outcome<std::shared_ptr<const Rules>> RuleBook::now() {
  std::lock_guard lock(mutex_);
  auto head = log_.head();
  if (head == read_to_) return rules_;
  auto cursor = log_.read_category(Published::category, read_to_);
  std::shared_ptr<Rules> next;
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    auto event =
        decode<Published::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!next) next = std::make_shared<Rules>(*rules_);
    if (!event || !add(*next, std::get<Published::Issued>(*event)))
      return Failure(eventstore::Error{eventstore::Errc::corrupt,
                                       "document at entry " + std::to_string((*entry)->position)});
    head = std::max(head, (*entry)->position + 1);
  }
  if (next) rules_ = next;
  read_to_ = head;
  return rules_;
}

}  // namespace yiben::workflows
