// Conditions of eligibility rules and table rows, looked up in the facts of a case.
#pragma once

#include "domain/awards/assess.h"

namespace yiben {

struct ConditionScope {
  const CaseSubject& subject;
  const Facts& facts;
  Date on;
};

// A fact nobody knows makes the condition false.
bool holds(const Condition&, const ConditionScope&);
bool all_hold(const std::vector<Condition>&, const ConditionScope&);
bool holds(const EligibilityRule&, const ConditionScope&);

}  // namespace yiben
