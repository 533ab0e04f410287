#include "domain/money/benefit_roll.h"
#include "domain/money/fund.h"
#include "domain/money/payment.h"
#include "domain/money/recovery.h"
#include "loop/transaction_of.h"

namespace yiben::workflows {

template struct TransactionOf<BenefitRoll>;
template struct TransactionOf<Payment>;
template struct TransactionOf<Fund>;
template struct TransactionOf<Recovery>;

}  // namespace yiben::workflows
