// Relay: the log to Kafka, every entry once and in order. The log is the outbox: topic, partition
// and pseq were fixed when the entry was appended, so whatever is sent again is the same bytes.
//
// A transaction holds the entries of some commands and the progress record that says how far they
// reach. After any doubt the relay makes a new producer, which ends whatever the old one left open,
// and goes on from the last progress record that was committed.
//
//   topics    yiben.<ledger>.<category>.v1   partitions of the log; key: the stream's id
//             yiben.<ledger>.progress.v1     compacted; key "relay"
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "eventstore/log.h"

namespace yiben::eventstore {

// What a record carries beside its place. Headers keep their order.
struct Envelope {
  std::string value;
  std::vector<std::pair<std::string, std::string>> headers;
};
// Errors: unknown_version, corrupt: the relay stops there and says so; nothing is skipped.
using MakeEnvelope = std::function<Result<Envelope>(const EntryView&, const Hash& leaf)>;

struct RelayOptions {
  std::string brokers;  // "host:port,host:port"
  std::uint32_t ledger = 0;
  std::uint16_t partitions = 8;         // of the log
  std::vector<std::string> categories;  // whose topics are made at the start, others when met
  std::int16_t replicas = -1;           // the broker's default
  // Of a transaction, when far behind. A command's entries are always in one transaction.
  std::size_t records_max = 50'000;
  int transaction_timeout_ms = 60'000;
  MakeEnvelope envelope;
};

struct RelayStatus {
  Position relayed = 0;  // everything below is committed in Kafka
  bool connected = false;
  std::uint64_t transactions = 0;  // committed since the start
  std::uint64_t restarts = 0;      // new producers after a doubt
  std::string trouble;             // the last failure while not connected
  bool stopped = false;            // for good: `trouble` says why; a person must look
};

std::string topic_of(std::uint32_t ledger, std::string_view category);
std::string progress_topic_of(std::uint32_t ledger);
// Of every topic of events, as the broker names them.
std::map<std::string, std::string> topic_settings();

// Threads: every function from any thread; works on a thread of its own.
class Relay {
 public:
  // Returns at once; brokers that do not answer are tried again for ever. Borrows the log.
  static std::unique_ptr<Relay> start(Log&, RelayOptions);
  // Ends after the transaction under way.
  virtual ~Relay() = default;
  virtual RelayStatus status() const = 0;
  // Waits until everything below `position` is committed in Kafka, at most timeout_ms.
  virtual bool wait_for(Position position, int timeout_ms) const = 0;
};

}  // namespace yiben::eventstore
