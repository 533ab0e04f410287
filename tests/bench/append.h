// How fast the log appends and verifies, beside what raw RocksDB does with the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct AppendBench {
  std::string folder;  // emptied first
  std::uint64_t single_events = 400'000;
  std::uint64_t bulk_events = 2'000'000;
  unsigned callers = 64;
  std::uint64_t streams = 200'000;
};

// As many callers each append one ~300-byte event and wait; raw writes batches of the same average
// size. append_<callers>: callers on threads, to any stream. append_<callers>_expected: likewise,
// each saying which version its stream stands at. append_<callers>_in_flight: as many calls
// under way at once, made by two threads.
std::vector<Figure> append_by_callers(const AppendBench&);
std::vector<Figure> append_as_expected(const AppendBench&);
std::vector<Figure> append_in_flight(const AppendBench&);
// One caller appends 1,000 events at a time, to 1,000 streams; raw the same batches.
std::vector<Figure> append_in_bulk(const AppendBench&);
// Hashing everything append_in_bulk left again.
std::vector<Figure> verify_log(const AppendBench&);

}  // namespace yiben::bench
