// What an award without facts, from a roster that was brought in, comes to under newer rules 提标.
//
// Its income is not known and none is invented: 补差 gains the difference of the two standards for
// each person, a fixed amount (分档, table) and 分类施保 become the amount of the same band, row or
// category. Where more than one could be meant, the answer is not eligible, with the reason why a
// person has to look. Pure.
#pragma once

#include "domain/awards/assess.h"

namespace yiben {

struct AmountBefore {
  const ProgrammeRules& rules;  // it was fixed under
  Area area = Area::urban;
  Fen basic_fen, supplement_fen;
  std::vector<MemberShare> members;
};

// Reasons: amount_above_standard, band_not_known, row_not_known, supplement_not_known,
// no_standard_for_area.
Assessment carry_over(const AmountBefore&, const RulePack&, const ProgrammeRules& now);

}  // namespace yiben
