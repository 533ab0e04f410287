// Judges an append against what the log holds. The same rules for RocksDB and memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eventstore/log.h"

namespace yiben::eventstore {

// What the log holds, including appends of the same group commit judged earlier.
class Facts {
 public:
  virtual ~Facts() = default;
  virtual Result<StreamVersion> stream_version(std::string_view stream) = 0;
  // A hint that stream_version() will soon be asked for this one.
  virtual void expect(std::string_view) {}
  virtual Result<std::optional<Receipt>> receipt_of(const Uuid& command_id) = 0;
  virtual Result<std::optional<std::string>> owner_of(std::string_view key) = 0;
};

struct ReservationChange {
  std::string key;
  std::optional<std::string> owner;  // nullopt: free again
};

struct Plan {
  std::optional<Receipt> repeated;      // the command was carried out before; write nothing
  std::vector<StreamVersion> versions;  // of each stream of the append, before it
  std::vector<ReservationChange> reservations;
};

// Errors: version_conflict, reservation_taken, and what `facts` reports.
Result<Plan> plan(const Append&, Facts& facts);

}  // namespace yiben::eventstore
