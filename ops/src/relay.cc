#include "ops/relay.h"

#include "domain/aggregates.h"
#include "workflows/cloud_event.h"

namespace yiben::ops {

eventstore::RelayOptions relay_options(const Workspace& workspace, const std::string& brokers) {
  eventstore::RelayOptions options;
  options.brokers = brokers;
  options.ledger = static_cast<std::uint32_t>(std::stoul(workspace.options.district));
  for_each_aggregate([&]<class D>() { options.categories.emplace_back(D::category); });
  options.envelope = &workflows::kafka_envelope;
  return options;
}

std::unique_ptr<eventstore::Relay> start_relay(Workspace& workspace, const RelayTerms& terms) {
  // Long enough that an office slows down, short enough that nobody is turned away.
  constexpr int admission_wait_ms = 50;
  auto relay = eventstore::Relay::start(*workspace.log, relay_options(workspace, terms.brokers));
  auto& downstream = workspace.book->downstream;
  downstream.admit = [&log = *workspace.log, &relay = *relay, max = terms.backlog_max] {
    const auto head = log.head();
    if (head > max) relay.wait_for(head - max, admission_wait_ms);
  };
  downstream.state = [&relay = *relay] {
    const auto status = relay.status();
    return workflows::Book::Downstream::State{status.relayed, status.connected, status.trouble};
  };
  if (terms.acknowledges)
    downstream.has_reached = [&relay = *relay, wait = terms.acknowledge_timeout_ms](auto position) {
      return relay.wait_for(position, wait);
    };
  return relay;
}

}  // namespace yiben::ops
