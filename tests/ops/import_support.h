// A book in memory for the tests of imports: the demo district's rules, one key, a fixed day.
#pragma once

#include <gtest/gtest.h>

#include "domain/aggregates.h"
#include "domain/codec/privates.h"
#include "ops/import.h"
#include "workflows/loop/sealing.h"
#include "workflows/office/rule_publishing.h"

namespace yiben::ops {

inline const std::string rules_folder = std::string(YIBEN_SOURCE_DIR) + "/domain/rules";

inline const ImportWords& import_words() {
  static const ImportWords words = [] {
    auto loaded = load_import_words(std::string(YIBEN_SOURCE_DIR) + "/ops/messages");
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text);
    return loaded ? *loaded : ImportWords{};
  }();
  return words;
}

class Office {
 public:
  Office() {
    auto published = workflows::publish_rules(book, rules_folder);
    if (!published) {
      const workflows::Failure why = published.error();
      if (why.error())
        ADD_FAILURE() << why.error()->detail;
      else
        for (const auto& [key, value] : why.rejection()->details)
          ADD_FAILURE() << key << ": " << value;
    }
  }

  ImportReport import(std::string_view bytes, const std::string& programme, bool dry_run = false,
                      std::optional<Month> first_month = {}) {
    auto report = import_roster({book, rules, divisions, import_words()}, bytes,
                                {programme, first_month, dry_run});
    if (!report) {
      ADD_FAILURE() << report.error().text;
      return {};
    }
    return *report;
  }

  // Every event since `from` as JSON, personal fields open.
  std::vector<std::string> events(eventstore::Position from) {
    std::vector<std::string> out;
    auto cursor = log->read_all(from);
    for (;;) {
      auto entry = cursor->next();
      if (!entry || !*entry) return out;
      auto type = std::string((*entry)->type);
      if (type.starts_with("person.")) out.push_back(type + text<Person::Event>(**entry));
      if (type.starts_with("household.")) out.push_back(type + text<Household::Event>(**entry));
      if (type.starts_with("award.")) out.push_back(type + text<Award::Event>(**entry));
    }
  }

  // The first event of a type, and how many there are.
  template <class D, class E>
  std::vector<E> all() {
    std::vector<E> out;
    auto cursor = log->read_category(D::category, 0);
    for (;;) {
      auto entry = cursor->next();
      if (!entry || !*entry) return out;
      auto event = workflows::opened_event<typename D::Event>(**entry, *keys);
      if (event)
        if (auto* wanted = std::get_if<E>(&*event)) out.push_back(*wanted);
    }
  }

  workflows::Request request() { return {workflows::random_id(), workflows::system_actor(book)}; }

  std::unique_ptr<eventstore::Log> log = eventstore::memory_log(500199);
  std::unique_ptr<eventstore::KeyRing> keys = *eventstore::open_keys(*log, std::string(32, 'k'));
  workflows::Book book{*log,
                       *keys,
                       [] { return Instant::start_of_day_in_china(*Date::of(2026, 11, 22)); },
                       workflows::random_id,
                       "500199",
                       "demo"};
  workflows::RuleBook rules{*log};
  DivisionTable divisions = *workflows::load_divisions(rules_folder);

 private:
  template <class Event>
  std::string text(const eventstore::EntryView& entry) {
    auto event = workflows::opened_event<Event>(entry, *keys);
    if (!event) return " not read";
    return std::visit(
        [](auto& e) {
          // JSON shows what is stored, which is another ciphertext each time.
          for_each_private(e, [](const std::string&, Private& p) { p.sealed = p.plain; });
          return json::serialize(to_json(e));
        },
        *event);
  }
};

inline std::string listed(const ImportReport& report) {
  std::string out;
  for (const auto& finding : report.findings) out += told(finding, import_words()) + "\n";
  return out;
}

// "fault@line:column" of each finding.
inline std::vector<std::string> faults(const ImportReport& report) {
  std::vector<std::string> out;
  for (const auto& f : report.findings)
    out.push_back(f.fault + "@" + std::to_string(f.line) + ":" + column_letters(f.column));
  return out;
}

}  // namespace yiben::ops
