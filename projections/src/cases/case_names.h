// CaseNames: cases by the names of the people in them, so that an inbox can be searched without
// walking it.
//
//   level, division, name, claim
//
// Folded by the people view, which alone knows names.
#pragma once

#include "cases/case_records.h"
#include "projections/cases/inbox.h"
#include "store/store.h"

namespace yiben::projections {

class CaseNames {
 public:
  explicit CaseNames(Store &);
  void list(const CaseRow &, const std::string &name);
  void unlist(const CaseRow &, const std::string &name);

 private:
  Index &index_;
};

// The page of an inbox of those whose name begins as the query says, or is whole and theirs.
// Errors: too_large, when more than inbox_named_max cases have the name.
Result<Page<CaseRow>> inbox_named(const Reader &, const InboxQuery &);

}  // namespace yiben::projections
