#include "ops/office_clock.h"

#include <filesystem>
#include <fstream>

#include "eventstore/log.h"

namespace yiben::ops {

OfficeClock::OfficeClock(const std::string& data_folder) : file_(data_folder + "/office-days") {
  std::ifstream in(file_);
  std::int64_t days = 0;
  if (in >> days) days_ = days;
}

Instant OfficeClock::now() const {
  static const auto machine = eventstore::system_clock();
  return {machine() + days_ * 86'400'000'000};
}

void OfficeClock::move(int days) {
  days_ += days;
  std::ofstream(file_) << days_ << "\n";
}

}  // namespace yiben::ops
