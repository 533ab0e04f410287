// What ten million events do to a log: whether it has become slower, what memory it takes, and how
// long it takes to open again after kill -9.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct GrowthBench {
  std::string folder;  // emptied first
  std::uint64_t events = 10'000'000;
  std::uint64_t streams = 200'000;
};

// A child process appends in bulk, in windows of a hundredth, raw RocksDB in this one the same
// after each window; then the child is killed. Growth is the median rate of the last tenth over
// that around the first, and raw's the same, so that a busy neighbour weighs on both.
// Requires: no RocksDB opened in this process yet, since its threads would not live in the child.
std::vector<Figure> grow_and_restart(const GrowthBench&);

}  // namespace yiben::bench
