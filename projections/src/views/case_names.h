// CaseNames: cases by the names of the people in them, so that an inbox can be searched without
// walking it.
//
//   level, division, name, claim
//
// Folded by the people view, which alone knows names.
#pragma once

#include "store/store.h"
#include "views/records.h"

namespace yiben::projections {

class CaseNames {
 public:
  explicit CaseNames(Store &);
  void list(const CaseRow &, const std::string &name);
  void unlist(const CaseRow &, const std::string &name);

 private:
  Index &index_;
};

}  // namespace yiben::projections
