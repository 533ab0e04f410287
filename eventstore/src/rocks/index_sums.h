// Sums over what the index says, the same in whatever order it is added up: in log order from the
// entries, in key order from the index columns. Two sums agree when both name the same facts, and
// no entry has to be looked up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "eventstore/log.h"
#include "rocks/store.h"

namespace yiben::eventstore {

struct IndexSums {
  std::uint64_t streams = 0;
  std::uint64_t categories = 0;
  std::uint64_t commands = 0;
  bool operator==(const IndexSums&) const = default;

  void add_stream(std::string_view stream, StreamVersion, Position);
  void add_category(std::string_view category, Position);
  void add_command(std::string_view id, Position first, std::uint32_t count);
};

// Adds up entries in log order.
class EntrySums {
 public:
  void add(const EntryView&);
  // Requires that no further entry belongs to the last command.
  const IndexSums& finish();

 private:
  IndexSums sums_;
  Uuid command_{};
  Receipt receipt_;
};

struct IndexScan {
  IndexSums sums;           // of the positions below `indexed`
  std::string first_fault;  // what the columns say against each other
};

// Reads the index columns through `options`. Errors: io, corrupt.
Result<IndexScan> scan_index(const Store&, const rocksdb::ReadOptions& options, Position indexed);

}  // namespace yiben::eventstore
