// The means-tested formulas of a household: income counted, then 补差 or 分档, then 分类施保.
#pragma once

#include "domain/awards/assess.h"

namespace yiben {

// nullptr: the formula has no standard for the area.
const Standard* standard_for(const Formula&, Area);

// Adds people, income, amounts and rows to `out`; clears eligible when income is too high.
void assess_household(const Formula&, const CaseSubject&, const Facts&, Date on, Assessment& out);

}  // namespace yiben
