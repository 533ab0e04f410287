// Rule data from files: domain/rules. A pack names programmes and says only what differs from
// domain/rules/programmes/<id>.yaml, merged as RFC 7396 does (null removes).
#pragma once

#include "domain/life_events/department.h"
#include "domain/life_events/life_event.h"
#include "domain/money/funeral_home.h"
#include "domain/office/division.h"
#include "domain/office/sign_in_rules.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"
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

// Publishes a new version of a pack. Refused with definition_invalid or version_not_newer.
Outcome<Receipt> publish_pack(const Book&, const RulePack&);
// Every "<department>.<act>" of the lists, and our own office's acts.
std::set<std::string> known_connectors(const std::vector<DepartmentList>&);

// As the list's next version.
Outcome<Receipt> publish_departments(const Book&, DepartmentList);

// Publishes what the log does not hold yet, each document as an event; what it holds stays.
// Returns how many were new. Errors: definition_invalid names the first problem.
Outcome<int> publish_rules(const Book&, const std::string& rules_folder);

}  // namespace yiben::workflows
