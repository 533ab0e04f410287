// The relay of an opened workspace: its ledger, the topics of every aggregate, our envelopes. And
// the other way round: facts that come by Kafka.
#pragma once

#include "api/exchange/kafka.h"
#include "eventstore/inbound.h"
#include "eventstore/relay.h"
#include "eventstore/stream_watch.h"
#include "ops/workspace.h"
#include "workflows/exchange/senders.h"

namespace yiben::ops {

eventstore::RelayOptions relay_options(const Workspace&, const std::string& brokers);

struct RelayTerms {
  std::string brokers;
  bool acknowledges = false;  // a command is answered only once Kafka has what it wrote
  int acknowledge_timeout_ms = 10'000;
  std::uint64_t backlog_max = 1'000'000;  // entries; beyond it each command waits a little
};
// Starts it and ties the workspace's book to it. The relay goes first, then the workspace.
std::unique_ptr<eventstore::Relay> start_relay(Workspace&, const RelayTerms&);

// Takes facts from the ledger's inbound topic. Borrows both.
std::unique_ptr<eventstore::Inbound> start_inbound(const Workspace&, workflows::SenderDirectory&,
                                                   const std::string& brokers);

// Compares what Kafka holds with the log while the server runs.
std::unique_ptr<eventstore::StreamWatch> start_stream_watch(const Workspace&,
                                                            const std::string& brokers);

// As the API tells them.
api::InboundHealth health_of(const eventstore::InboundStatus&);
api::StreamHealth health_of(const eventstore::StreamWatchStatus&);

}  // namespace yiben::ops
