// Payments as they are stored. Folded by rolls.cc; the others only look.
#pragma once

#include "projections/money/payments.h"
#include "store/table.h"

namespace yiben::projections {

inline constexpr TableName<PaymentRow> payments{"py"};
inline Key payment_key(AwardId award, Month month) { return Key().id(award).month(month); }

}  // namespace yiben::projections
