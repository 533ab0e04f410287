// What is to be got back (domain/money/recovery.h), once it is open: money that came back, and what
// cannot be got back any more. Recoveries are opened and withdrawn by the life events that find
// them (workflows/src/death_acts.h).
#pragma once

#include "domain/money/recovery.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

// Both heed the request's seen_version.
Outcome<Receipt> repay_recovery(const Book&, const Request&, RecoveryId, Fen amount_fen,
                                const std::string& document);
Outcome<Receipt> waive_recovery(const Book&, const Request&, RecoveryId, Fen amount_fen,
                                const std::string& reason);

}  // namespace yiben::workflows
