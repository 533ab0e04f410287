// Whether an address counts as down: after three failures in a row, or one that says how long to
// leave it alone, it is asked now and then only, at growing pauses, until it takes something.
#pragma once

#include <algorithm>

#include "domain/exchange/delivery.h"

namespace yiben::workflows {

class AddressHealth {
 public:
  bool is_down() const { return failures_in_a_row_ >= down_after; }
  void took() { *this = {}; }
  void failed() { ++failures_in_a_row_; }
  void asked_to_wait(std::int64_t seconds, Instant now) {
    failures_in_a_row_ = std::max(failures_in_a_row_, down_after);
    not_before_ = Instant{now.us + std::min(seconds, wait_max_s) * 1'000'000};
  }
  // When it is to be asked again, having just been asked in vain.
  Instant ask_again(Instant now) {
    const Instant by_itself{now.us + std::min(retry_pause_us(++tries_), pause_max_us)};
    return std::max(by_itself, not_before_);
  }

 private:
  static constexpr int down_after = 3;
  static constexpr std::int64_t pause_max_us = 10LL * 60 * 1'000'000;
  static constexpr std::int64_t wait_max_s = 24 * 3'600;
  int failures_in_a_row_ = 0, tries_ = 0;
  Instant not_before_{};
};

}  // namespace yiben::workflows
