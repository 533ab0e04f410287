// A log made again from its topics in Kafka, byte for byte, proved by the root that the relay
// committed with them. What is not in the topics is the caller's to bring: subjects' keys, which
// never travel, and reservations, which follow from the events.
//
//   LogOptions options{.folder = "new/log", .ledger = 500199};
//   options.book = old_log.book();  // else nothing is taken from the topics of a book that has one
//   auto restore = Restore::begin(options);
//   copy_keys(old_log, (*restore)->log());
//   auto report = (*restore)->run("127.0.0.1:9092", entry_from, reservations_of);
#pragma once

#include "eventstore/verify_streams.h"

namespace yiben::eventstore {

struct RestoreReport {
  Position entries = 0;
  std::uint64_t commands = 0;
  Hash root{};
};

// What an entry reserved and set free when it was appended. Called in the log's order.
using ReservationsOf = std::function<Result<std::vector<Reservation>>(const EntryView&)>;

// Threads: one at a time.
class Restore {
 public:
  // Opens a log that must be empty; its clock is the restore's. Errors: those of open_log;
  // version_conflict: it holds entries.
  static Result<std::unique_ptr<Restore>> begin(LogOptions);
  ~Restore();

  Log& log();

  // Everything up to the newest committed progress. `progress` gets entries done and to do. On an
  // error the folder is of no use. Errors: not_found: the brokers have no such ledger; corrupt: an
  // entry is missing, twice, or not what was recorded (which one is said), or the root is another;
  // reservation_taken; foreign: they are of another book than the log was begun as; io.
  Result<RestoreReport> run(const std::string& brokers, const EntryFrom&, const ReservationsOf&,
                            const std::function<void(Position, Position)>& progress = {});

 private:
  class Impl;
  explicit Restore(std::unique_ptr<Impl>);
  std::unique_ptr<Impl> impl_;
};

}  // namespace yiben::eventstore
