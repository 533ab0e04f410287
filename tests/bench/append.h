// How fast the log appends and verifies, beside what raw RocksDB does with the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace yiben::bench {

struct Figure {
  std::string name;
  double value = 0;
  std::string unit;
  double raw = 0;    // the same of raw RocksDB in the same run; 0: nothing to compare with
  double ratio = 0;  // value / raw
};

struct AppendBench {
  std::string folder;  // emptied first
  std::uint64_t single_events = 400'000;
  std::uint64_t bulk_events = 2'000'000;
  unsigned callers = 64;
  std::uint64_t streams = 200'000;
};

// 64 callers each append one ~300-byte event and wait; raw writes batches of the same average size.
std::vector<Figure> append_by_callers(const AppendBench&);
// One caller appends 1,000 events at a time, to 1,000 streams; raw the same batches.
std::vector<Figure> append_in_bulk(const AppendBench&);
// Bulk appends up to bulk_events: tells the rate of the last tenth beside the first, and memory;
// then kills the process with the log open, so that verify_and_reopen() in another one opens a
// crashed log.
void grow(const AppendBench&, const std::function<void(std::vector<Figure>)>& tell);
// verify() of what append_in_bulk left, and opening it again.
std::vector<Figure> verify_and_reopen(const AppendBench&);

std::string json_line(const Figure&);

}  // namespace yiben::bench
