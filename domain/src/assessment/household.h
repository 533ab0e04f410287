// The means-tested formulas of a household: income counted, then 补差 or 分档, then 分类施保.
#pragma once

#include "domain/assessment/assess.h"

namespace yiben {

// Adds people, income, amounts and rows to `out`; clears eligible when income is too high.
void assess_household(const Formula&, const CaseSubject&, const Facts&, Assessment& out);

}  // namespace yiben
