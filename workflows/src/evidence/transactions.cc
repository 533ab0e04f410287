#include "domain/evidence/adoption.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<Adoption>;

}  // namespace yiben::workflows
