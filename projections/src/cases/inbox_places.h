// Where a case stands within a list of the inbox, and the levels of divisions it stands at: shared
// by the lists and by the search in them, so that both are in one order and under one cursor.
#pragma once

#include <array>

#include "cases/case_records.h"
#include "store/reader.h"

namespace yiben::projections {

// Digits of county, town, village. A case stands once at each, so that any subtree is one range.
inline constexpr std::array<std::size_t, 3> inbox_levels = {6, 9, 12};

// What a key of each list ends with, after the programme.
Key todo_place(const CaseRow&);
Key done_place(const CaseRow&);
Key ended_place(const CaseRow&);

// The ranges of an index whose keys go on with level and division after `prefix`. One, unless the
// division is shorter than a county's code and takes in several, which no ledger has.
Result<std::vector<std::string>> subtree_ranges(const Reader&, std::string prefix,
                                                const std::string& division);

// Each range cut to one text that follows it in the key, as a programme; `wanted` empty: to every
// one there is. For merging what an index keeps apart: there are few.
Result<std::vector<std::string>> narrowed(const Reader&, const std::vector<std::string>& ranges,
                                          const std::string& wanted);

}  // namespace yiben::projections
