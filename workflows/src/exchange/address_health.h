// Whether an address counts as down: after three failures in a row it is asked now and then only,
// at growing pauses, until it takes something.
#pragma once

#include <algorithm>

#include "domain/exchange/delivery.h"

namespace yiben::workflows {

class AddressHealth {
 public:
  bool is_down() const { return failures_in_a_row_ >= down_after; }
  void took() { failures_in_a_row_ = tries_ = 0; }
  void failed() { ++failures_in_a_row_; }
  // When it is to be asked again, having just been asked in vain.
  Instant ask_again(Instant now) {
    return Instant{now.us + std::min(retry_pause_us(++tries_), pause_max_us)};
  }

 private:
  static constexpr int down_after = 3;
  static constexpr std::int64_t pause_max_us = 10LL * 60 * 1'000'000;
  int failures_in_a_row_ = 0, tries_ = 0;
};

}  // namespace yiben::workflows
