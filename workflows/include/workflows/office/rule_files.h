// Rule data from files: domain/rules. A pack names programmes and says only what differs from
// domain/rules/programmes/<id>.yaml, merged as RFC 7396 does (null removes).
#pragma once

#include "domain/awards/programme_rules.h"
#include "domain/cases/procedure.h"
#include "domain/life_events/department.h"
#include "domain/life_events/life_event.h"
#include "domain/money/funeral_home.h"
#include "domain/office/calendar.h"
#include "domain/office/division.h"
#include "domain/office/sign_in_rules.h"
#include "workflows/office/yaml.h"

namespace yiben::workflows {

Loaded<std::vector<RulePack>> load_packs(const std::string& rules_folder);
Loaded<std::vector<Procedure>> load_procedures(const std::string& rules_folder);
Loaded<std::vector<CalendarNotice>> load_calendars(const std::string& rules_folder);
Loaded<DivisionTable> load_divisions(const std::string& rules_folder);
// office/sign_in.yaml
Loaded<SignInRules> load_sign_in_rules(const std::string& rules_folder);
Loaded<std::vector<FuneralHomeList>> load_funeral_homes(const std::string& rules_folder);
Loaded<std::vector<LifeEvent>> load_life_events(const std::string& rules_folder);
Loaded<std::vector<DepartmentList>> load_departments(const std::string& rules_folder);

// What is published of a folder.
struct RuleFiles {
  std::vector<CalendarNotice> calendars;
  std::vector<Procedure> procedures;
  std::vector<RulePack> packs;
  std::vector<FuneralHomeList> funeral_homes;
  std::vector<DepartmentList> departments;
  std::vector<LifeEvent> life_events;
};
Loaded<RuleFiles> load_rules(const std::string& rules_folder);

}  // namespace yiben::workflows
