// TryLimit: how often a secret may be guessed wrong.
//
//   TryLimit tries(5, hour_us);
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
  // `pause_us` begins with the first wrong one.
  TryLimit(int wrong_max, std::int64_t pause_us) : wrong_max_(wrong_max), pause_us_(pause_us) {}

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

  const int wrong_max_;
  const std::int64_t pause_us_;
  mutable std::mutex mutex_;  // of counters_
  std::vector<Counter> counters_{counters};
};

// Of the family's page. Five wrong ones from one address about one number shut that address out of
// that number, and nobody else; one address has twenty about all numbers together. The last limit
// is for whoever has many addresses: with 10,000 endings a day's hundred find one in a hundred.
struct ProgressTries {
  static constexpr std::int64_t hour_us = 3'600LL * 1'000'000;
  TryLimit by_both{5, hour_us};
  TryLimit by_address{20, hour_us};
  TryLimit by_number{100, 24 * hour_us};
};

}  // namespace yiben::api
