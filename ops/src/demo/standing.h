// What happens to awards that stand, without anyone applying: reviews that are due, and a higher
// standard in the month it begins.
#pragma once

#include "demo/month.h"

namespace yiben::ops {

// Opens them and has the town's clerk find nothing changed.
Result<void, DemoProblem> review_what_is_due(World&, MonthTotals&);

// Does nothing in other months.
Result<void, DemoProblem> raise_to_new_standard(World&, const std::string& programme, Month,
                                                MonthTotals&);

}  // namespace yiben::ops
