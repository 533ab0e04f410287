// An award's amount under other rules than it was granted under: from the facts of its claim, or
// carried over where there are none.
#pragma once

#include "domain/awards/award.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

struct Target {
  const RulePack& pack;
  const ProgrammeRules& programme;
};

// Reads the person's age and sex only where these rules ask for them.
Outcome<Assessment> assessed_again(const Book&, const Target&, const Award::State&,
                                   const Award::Segment&, const Facts&,
                                   const std::vector<HeldBenefit>&);

// Not eligible for the reason old_rules_unknown when the rules of the segment were never published.
Assessment carried_over(const Rules&, const Target&, const Award::State&, const Award::Segment&);

}  // namespace yiben::workflows
