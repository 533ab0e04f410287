// The rules in domain/rules, read once: a saga's suite makes thousands of offices.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "workflows/office/rule_files.h"

namespace yiben::workflows {

inline const RuleFiles& shipped_rules() {
  static const RuleFiles files = [] {
    auto loaded = load_rules(YIBEN_SOURCE_DIR "/domain/rules");
    if (!loaded) throw std::runtime_error(loaded.error().text);
    return *std::move(loaded);
  }();
  return files;
}
inline const RulePack& shipped_pack(std::string_view id) {
  const auto found = std::ranges::find(shipped_rules().packs, id, &RulePack::id);
  if (found == shipped_rules().packs.end()) throw std::runtime_error("no pack " + std::string(id));
  return *found;
}
inline const Procedure& shipped_procedure(std::string_view id) {
  const auto found = std::ranges::find(shipped_rules().procedures, id, &Procedure::id);
  if (found == shipped_rules().procedures.end())
    throw std::runtime_error("no procedure " + std::string(id));
  return *found;
}
inline const LifeEvent& shipped_life_event(std::string_view id) {
  const auto found = std::ranges::find(shipped_rules().life_events, id, &LifeEvent::id);
  if (found == shipped_rules().life_events.end())
    throw std::runtime_error("no life event " + std::string(id));
  return *found;
}
inline const Calendar& shipped_calendar() {
  static const Calendar all = [] {
    Calendar c;
    for (const auto& notice : shipped_rules().calendars) c.publish(notice);
    return c;
  }();
  return all;
}

}  // namespace yiben::workflows
