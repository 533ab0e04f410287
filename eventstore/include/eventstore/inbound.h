// Inbound: what other systems put on the ledger's inbound topic, taken record by record. A record's
// offset is committed only after it was judged, so a crash repeats some and loses none; whoever
// judges tells repeats by their own id.
//
//   topics    yiben-in.<ledger>.facts.v1   anybody's partitions and keys
//             yiben-in.<ledger>.dead.v1    what was not taken, as it came, header "reason"
//   group     yiben-in.<ledger>
#pragma once

#include "eventstore/relay.h"

namespace yiben::eventstore {

// Why a record is a dead letter; empty: taken. Error: not now; the same record is judged again.
using Judge = std::function<Result<std::string>(const Envelope&)>;

struct InboundOptions {
  std::string brokers;
  std::uint32_t ledger = 0;
  std::int16_t replicas = -1;  // of the topics, where they are not there yet; the broker's default
  Judge judge;
};

struct InboundStatus {
  std::uint64_t taken = 0, dead = 0;  // since the start
  bool connected = false;
  std::string trouble;
};

std::string inbound_topic_of(std::uint32_t ledger);
std::string dead_letter_topic_of(std::uint32_t ledger);

// Threads: every function from any thread; judges on a thread of its own.
class Inbound {
 public:
  // Returns at once; brokers that do not answer are tried again for ever.
  static std::unique_ptr<Inbound> start(InboundOptions);
  virtual ~Inbound() = default;
  virtual InboundStatus status() const = 0;
};

}  // namespace yiben::eventstore
