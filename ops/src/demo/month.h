// A month of the office's life: claims through every step, deaths and their funerals, the rolls
// drawn, confirmed, paid and answered by the bank.
#pragma once

#include "demo/stock.h"

namespace yiben::ops {

struct MonthTotals {
  std::int64_t filed = 0, granted = 0, denied = 0, deaths = 0, funerals = 0, payments = 0;
  Fen paid_fen;
};

Result<MonthTotals, DemoProblem> live_month(World&, DemoPeople&, Stock&, Month, int new_claims,
                                            int deaths);

}  // namespace yiben::ops
