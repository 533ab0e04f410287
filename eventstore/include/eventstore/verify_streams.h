// Reads the ledger's topics as an ordinary read-committed consumer would, and compares them with
// the log: every entry once, in order, its pseq dense, its bytes the same.
#pragma once

#include "eventstore/relay.h"

namespace yiben::eventstore {

struct StreamReport {
  std::uint64_t records = 0;
  std::uint64_t lost = 0;  // below the progress, and in no topic
  std::uint64_t duplicated = 0;
  std::uint64_t out_of_order = 0;  // in their partition
  std::uint64_t different = 0;     // not the bytes of the log
  Position to = 0;                 // how far the topics must reach: the committed progress
  bool sound() const {
    return lost + duplicated + out_of_order + different == 0 && first_fault.empty();
  }
  std::string first_fault;  // "yiben.500199.claim.v1 partition 3: pseq 812 comes after 810"
};

// The bytes of the entry a record carries. Errors: corrupt, unknown_version.
using EntryFrom = std::function<Result<std::string>(const Envelope&)>;

// Threads: one at a time. Borrows the log.
class StreamVerification {
 public:
  // Told every 1,000 records; false: enough for now.
  using Progress = std::function<bool(const StreamReport&)>;

  StreamVerification(const Log&, std::string brokers, std::uint32_t ledger, EntryFrom);
  ~StreamVerification();

  // Reads what has been committed since the last call, the first time everything, and reports on
  // all of it. Errors: io: the brokers or the disk do not answer, the next call goes on from there.
  Result<StreamReport> go_on(const Progress& = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yiben::eventstore
