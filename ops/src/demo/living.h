// A district lived up to this moment: months of it, then two weeks whose work is left for whoever
// looks in.
#pragma once

#include "demo/month.h"

namespace yiben::ops {

using MonthDone = std::function<void(Month, const MonthTotals&)>;

// Requires options.months of at least one. Leaves the world's clock at its end.
Result<void, DemoProblem> live_up_to_now(World&, DemoPeople&, Stock&, const DemoOptions&,
                                         const MonthDone&);

}  // namespace yiben::ops
