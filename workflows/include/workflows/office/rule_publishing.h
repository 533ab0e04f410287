// Rule data into the log: each document an event, its versions in their order.
#pragma once

#include <set>

#include "workflows/loop/transaction.h"
#include "workflows/office/rule_files.h"

namespace yiben::workflows {

// Publishes a new version of a pack. Refused with definition_invalid or version_not_newer.
Outcome<Receipt> publish_pack(const Book&, const RulePack&);
// Every "<department>.<act>" of the lists, and our own office's acts.
std::set<std::string> known_connectors(const std::vector<DepartmentList>&);

// As the list's next version.
Outcome<Receipt> publish_departments(const Book&, DepartmentList);

// Publishes what the log does not hold yet, each document as an event; what it holds stays.
// Returns how many were new. Errors: definition_invalid names the first problem.
Outcome<int> publish_rules(const Book&, const RuleFiles&);
// Likewise, of a folder's files, which are read each time.
Outcome<int> publish_rules(const Book&, const std::string& rules_folder);

}  // namespace yiben::workflows
