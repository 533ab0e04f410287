#include "domain/exchange/outside_fact.h"
#include "domain/exchange/sender.h"
#include "domain/exchange/webhook.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<Webhook>;
template struct TransactionOf<Sender>;
template struct TransactionOf<OutsideFact>;

}  // namespace yiben::workflows
