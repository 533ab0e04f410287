// What happens to awards that stand, without anyone applying: reviews that are due, and a higher
// standard in the month it begins.
#pragma once

#include "demo/month.h"

namespace yiben::ops {

// Opens them and has the town's clerk find nothing changed; of each town's some are left open: at
// every step, as far as there are any.
Result<void, DemoProblem> review_what_is_due(World&, MonthTotals&, bool leave_some = false);

// Does nothing in other months.
Result<void, DemoProblem> raise_to_new_standard(World&, const std::string& programme, Month,
                                                MonthTotals&);

// To the standard of next month's rules, for somebody else to confirm.
Result<void, DemoProblem> prepare_next_raise(World&, const std::string& programme);

}  // namespace yiben::ops
