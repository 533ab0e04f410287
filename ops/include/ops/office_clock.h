// The demo office's clock: the machine's, moved forward by whole days. Kept beside the data, so
// that a restart does not take the office back in time.
#pragma once

#include <atomic>
#include <string>

#include "domain/core/date.h"

namespace yiben::ops {

class OfficeClock {
 public:
  explicit OfficeClock(const std::string& data_folder);
  Instant now() const;
  void move(int days);

 private:
  std::string file_;
  std::atomic<std::int64_t> days_{0};
};

}  // namespace yiben::ops
