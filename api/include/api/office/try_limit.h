// TryLimit: how often a secret may be guessed wrong. Wrong tries are counted by what is asked
// about, not by who asks, for whoever asks can change their address.
//
//   if (!tries.may_try(keyed_hash, now)) return Problem::of(429, "too_many_tries");
//   if (!right) tries.was_wrong(keyed_hash, now);
//
// Memory is fixed: two hashes that fall on one counter share it, at worst an hour too strictly. The
// hash is keyed, so that nobody outside can choose which.
#pragma once

#include <mutex>
#include <string_view>
#include <vector>

#include "domain/core/date.h"

namespace yiben::api {

class TryLimit {
 public:
  static constexpr int wrong_max = 5;
  static constexpr std::int64_t pause_us = 3'600LL * 1'000'000;  // from the first wrong one

  // Threads: both from any.
  bool may_try(std::string_view keyed_hash, Instant now) const;
  void was_wrong(std::string_view keyed_hash, Instant now);

 private:
  struct Counter {
    Instant first;
    int wrong = 0;
  };
  static constexpr std::size_t counters = 1u << 16;
  static std::size_t place_of(std::string_view keyed_hash);

  mutable std::mutex mutex_;  // of counters_
  std::vector<Counter> counters_{counters};
};

}  // namespace yiben::api
