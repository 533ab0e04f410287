// A month of the office's life: claims through every step, deaths and their funerals, reviews that
// are due, a standard raised in its first month, the rolls drawn, confirmed, paid and answered by
// the bank.
#pragma once

#include "demo/stock.h"

namespace yiben::ops {

struct MonthTotals {
  std::int64_t filed = 0, granted = 0, denied = 0, deaths = 0, funerals = 0, payments = 0;
  std::int64_t reviews = 0, raised = 0;
  double review_s = 0, preview_s = 0, raise_s = 0, draw_s = 0;
  Fen paid_fen;
};

Result<MonthTotals, DemoProblem> live_month(World&, DemoPeople&, Stock&, Month, int new_claims,
                                            int deaths);

}  // namespace yiben::ops
