// Checks entries one after another: each by itself, and each against those before it.
#pragma once

#include <optional>
#include <string>

#include "stamper.h"

namespace yiben::eventstore {

class EntryChecker {
 public:
  EntryChecker(std::uint32_t ledger, std::uint16_t partitions)
      : ledger_(ledger), partitions_(partitions) {}

  // The fault of the next entry, or nullopt and view() is it.
  std::optional<std::string> next(std::string_view bytes);
  const EntryView& view() const { return view_; }
  const PartitionCounters& counters() const { return counters_; }
  std::int64_t recorded_us() const { return recorded_us_; }

 private:
  const char* fault_of_place();
  std::uint64_t& counter();

  std::uint32_t ledger_;
  std::uint16_t partitions_;
  Position expected_ = 0;
  std::int64_t recorded_us_ = std::numeric_limits<std::int64_t>::min();
  PartitionCounters counters_;
  EntryView view_;
};

std::string fault_at(Position position, std::string_view what);

}  // namespace yiben::eventstore
