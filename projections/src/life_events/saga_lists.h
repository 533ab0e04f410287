// SagaLists: where a saga stands on the board. The sagas view takes one out before it changes it
// and puts it back after.
#pragma once

#include "life_events/saga_records.h"
#include "store/store.h"

namespace yiben::projections {

class SagaLists {
 public:
  explicit SagaLists(Store &);
  void take_out(const SagaRow &);
  void put_in(const SagaRow &);
  void number(const SagaRow &);

 private:
  Index &board_, &numbers_;
};

}  // namespace yiben::projections
