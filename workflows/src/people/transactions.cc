#include "domain/people/household.h"
#include "domain/people/person.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<Person>;
template struct TransactionOf<Household>;

}  // namespace yiben::workflows
