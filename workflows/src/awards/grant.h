// What follows when a case ends as granted: the award is granted, changed, stopped, resumed or
// phased out, and every person's own stream learns of it.
#pragma once

#include "domain/cases/claim.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

Outcome<void> carry_out(Transaction&, const Claim::State& ended, const Claim::Rules&);

// After a check of the household's means, whatever came of it, the next is due by the rule pack's
// interval. Does nothing after other cases, or where nothing is paid any more.
Outcome<void> set_next_review(Transaction&, const Claim::State& ended, const Claim::Rules&);

}  // namespace yiben::workflows
