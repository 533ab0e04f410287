// InboxIndex: where a case stands in the lists of the inbox. The cases view takes a case out before
// it changes one and puts it back after.
#pragma once

#include "cases/case_records.h"
#include "store/store.h"

namespace yiben::projections {

class InboxIndex {
 public:
  explicit InboxIndex(Store &);
  void take_out(const CaseRecord &);
  void put_in(const CaseRecord &);
  void acted(const CaseRecord &, UserId);

 private:
  template <class F>
  void each_todo(const CaseRecord &, F &&);

  Index &todo_, &done_, &ended_;
};

}  // namespace yiben::projections
