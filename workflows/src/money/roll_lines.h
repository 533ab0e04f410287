// What goes on a roll: computed from the log up to the position the roll was opened at, and from
// nothing else, so it comes out the same however often it is computed.
#pragma once

#include "domain/money/benefit_roll.h"
#include "domain/money/payment.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

struct RollLines {
  std::vector<Payment::Listed> listed;    // in the order of the awards' grants
  std::vector<Payment::Listed> relisted;  // failed or held before; as first listed
};

Outcome<RollLines> roll_lines(const Book&, const BenefitRoll::Opened&);

}  // namespace yiben::workflows
