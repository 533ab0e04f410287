#include "api/office/try_limit.h"

#include <functional>

namespace yiben::api {

std::size_t TryLimit::place_of(std::string_view keyed_hash) {
  return std::hash<std::string_view>{}(keyed_hash) % counters;
}

bool TryLimit::may_try(std::string_view keyed_hash, Instant now) const {
  std::lock_guard lock(mutex_);
  const auto& counter = counters_[place_of(keyed_hash)];
  return counter.wrong < wrong_max_ || now.us - counter.first.us >= pause_us_;
}

void TryLimit::was_wrong(std::string_view keyed_hash, Instant now) {
  std::lock_guard lock(mutex_);
  auto& counter = counters_[place_of(keyed_hash)];
  if (now.us - counter.first.us >= pause_us_) counter = {now, 0};
  ++counter.wrong;
}

}  // namespace yiben::api
