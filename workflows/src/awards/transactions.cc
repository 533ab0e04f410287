#include "domain/awards/award.h"
#include "domain/awards/standard_raise.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<Award>;
template struct TransactionOf<StandardRaise>;

}  // namespace yiben::workflows
