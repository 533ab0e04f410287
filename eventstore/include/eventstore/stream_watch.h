// StreamWatch: verifies the ledger's topics while the server runs, from the first record on and
// then whatever comes, at a pace that leaves the machine to others.
#pragma once

#include "eventstore/verify_streams.h"

namespace yiben::eventstore {

struct StreamWatchStatus {
  StreamReport report;         // of all that was read so far
  bool caught_up = false;      // with what was committed at the last look
  std::int64_t looked_us = 0;  // when that was, UTC
  std::string trouble;         // why it could not look
};

struct StreamWatchTerms {
  int look_every_ms = 15'000;
  std::uint64_t records_per_second_max = 20'000;
};

// Threads: every function from any thread; reads on a thread of its own. Borrows the log.
class StreamWatch {
 public:
  static std::unique_ptr<StreamWatch> start(const Log&, std::string brokers, std::uint32_t ledger,
                                            EntryFrom, StreamWatchTerms = {});
  virtual ~StreamWatch() = default;
  virtual StreamWatchStatus status() const = 0;
};

}  // namespace yiben::eventstore
