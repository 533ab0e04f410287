// Snapshot: one moment of every view. Whatever is asked of one snapshot fits together: a page, its
// totals, the position they are of.
//
//   auto now = views.snapshot();
//   auto page = roster_page(now, query);
//   auto totals = roster_totals(now, query);
#pragma once

#include <memory>

#include "eventstore/entry.h"

namespace yiben::projections {

using eventstore::Error;
using eventstore::Position;
template <class T>
using Result = eventstore::Result<T>;

// What queries read from (src/store/reader.h). Opaque here.
class Reader;

// Threads: any, one at a time. Keeps what it reads from alive, also through a rebuild; hold it for
// a query, not for long.
class Snapshot {
 public:
  Snapshot(std::shared_ptr<const void> keeps_alive, std::unique_ptr<const Reader>);
  ~Snapshot();
  Snapshot(Snapshot&&) noexcept;

  operator const Reader&() const { return *reader_; }
  // The log up to here is in what it answers. Errors: io, corrupt.
  Result<Position> position() const;

 private:
  std::shared_ptr<const void> keeps_alive_;
  std::unique_ptr<const Reader> reader_;
};

}  // namespace yiben::projections
