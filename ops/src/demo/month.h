// A month of the office's life: claims through every step, deaths and their funerals, reviews that
// are due, a standard raised in its first month, the rolls drawn, confirmed, paid and answered by
// the bank.
#pragma once

#include "demo/stock.h"

namespace yiben::ops {

// How far a roll has come.
enum class RollStage { drawn, some_towns, towns, confirmed, answered };

struct MonthTotals {
  std::int64_t filed = 0, granted = 0, denied = 0, deaths = 0, funerals = 0, payments = 0;
  std::int64_t reviews = 0, raised = 0;
  double review_s = 0, preview_s = 0, raise_s = 0, draw_s = 0;
  Fen paid_fen;
};

// `others_until`: how far it takes the rolls of all but the largest programme.
Result<MonthTotals, DemoProblem> live_month(World&, DemoPeople&, Stock&, Month, int new_claims,
                                            int deaths,
                                            RollStage others_until = RollStage::answered);

Result<void, DemoProblem> pay_month(World&, const std::string& programme, Month, RollStage until,
                                    MonthTotals&);

}  // namespace yiben::ops
