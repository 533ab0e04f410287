#include "domain/office/machine.h"
#include "domain/office/published.h"
#include "domain/office/user.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<User>;
template struct TransactionOf<Published>;
template struct TransactionOf<Machine>;

}  // namespace yiben::workflows
