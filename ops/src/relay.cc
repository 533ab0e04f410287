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

}  // namespace yiben::ops
