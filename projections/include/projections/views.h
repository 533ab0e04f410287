// Views: every read table, kept up with the log by one thread, in one RocksDB that may be deleted
// at any time. State and checkpoint move in one batch.
//
//   auto views = Views::open({.folder = "data/views", .log = log, .keys = keys});
//   (*views)->wait_for(receipt.first + receipt.count, 1'000);   // read your own writes
//   auto page = roster_page((*views)->snapshot(), {.programme = "dibao", .division = "500199", …});
//
// Queries: from any thread; declared by subject, each over a snapshot.
#pragma once

#include <functional>
#include <memory>

#include "eventstore/keys.h"
#include "eventstore/log.h"
#include "projections/snapshot.h"

namespace yiben::projections {

struct ViewsOptions {
  std::string folder;
  eventstore::Log& log;  // both outlive the views
  eventstore::KeyRing& keys;
};

// What views on disk hold, read beside whoever has them open; nothing is written there.
struct StoredViews {
  Position position = 0;  // how far they are on disk; a server's may be further
  std::string digest;     // as Views::digest()
};
// Nothing: there are none. Errors: corrupt, io.
Result<std::optional<StoredViews>> read_stored_views(const std::string& folder);

class Views {
 public:
  // Errors: io, locked; cut_short, when the views on disk know more of the log than it holds. A
  // folder of another view version, or a damaged one, is rebuilt beside and swapped in.
  static Result<std::unique_ptr<Views>> open(ViewsOptions);
  virtual ~Views() = default;

  // Waits until the views have folded the log up to `position`. False after timeout_ms, and at once
  // when folding has stopped (fault()).
  virtual bool wait_for(Position position, int timeout_ms) const = 0;
  virtual Position position() const = 0;
  // Why folding has stopped ("entry 812: unknown version"), empty while it runs. Never silent.
  virtual std::string fault() const = 0;

  // Builds every view again beside the running ones, which go on answering, and swaps.
  virtual Result<Position> rebuild(std::function<void(Position)> progress = {}) = 0;
  // One digest of every row, for comparing live with rebuilt.
  virtual std::string digest() const = 0;

  // What queries ask, declared by subject: projections/cases/inbox.h and the like.
  virtual Snapshot snapshot() const = 0;
};

}  // namespace yiben::projections
