// The index as readers and the sequencer see it: the overlay first, then the columns.
#pragma once

#include "rocks/overlay.h"
#include "rocks/store.h"

namespace yiben::eventstore {

// Threads: any. Borrows both.
class Index {
 public:
  Index(const Store& store, const Overlay& overlay) : store_(store), overlay_(overlay) {}

  Result<StreamVersion> stream_version(std::string_view stream) const;
  Result<std::optional<Receipt>> receipt_of(const Uuid& command_id) const;

  // At most `limit` positions of the stream's events from `version`, in order. Empty: no more.
  Result<std::vector<Position>> stream_positions(std::string_view stream, StreamVersion version,
                                                 std::size_t limit) const;
  // The same of a category, from a position.
  Result<std::vector<Position>> category_positions(std::string_view category, Position from,
                                                   std::size_t limit) const;

 private:
  const Store& store_;
  const Overlay& overlay_;
};

}  // namespace yiben::eventstore
