// What follows when a case ends as granted: the award is granted, changed, stopped, resumed or
// phased out, and every person's own stream learns of it.
#pragma once

#include "domain/claims/claim.h"
#include "workflows/transaction.h"

namespace yiben::workflows {

Outcome<void> carry_out(Transaction&, const Claim::State& ended, const Claim::Rules&);

}  // namespace yiben::workflows
