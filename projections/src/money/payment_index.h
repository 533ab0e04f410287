// PaymentIndex: payments by roll, in the order of divisions, and by funeral home. An entry is empty
// while the payment stands on that roll; once it has gone to a later one, the entry keeps the row
// as it was when it left, so that the list of a past roll still adds up.
#pragma once

#include "money/payment_records.h"
#include "store/store.h"

namespace yiben::projections {

class PaymentIndex {
 public:
  explicit PaymentIndex(Store &);
  void list(const PaymentRow &);        // for the first time
  void leave(const PaymentRow &);       // its roll, as it stands
  void list_again(const PaymentRow &);  // on another roll, perhaps one it has been on before

 private:
  Index &by_roll_, &by_home_;
};

}  // namespace yiben::projections
