#include "domain/cases/claim.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<Claim>;

}  // namespace yiben::workflows
