#include "domain/life_events/saga.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<Saga>;

}  // namespace yiben::workflows
