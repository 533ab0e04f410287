#include "workflows/exchange/topics.h"

#include "domain/aggregates.h"
#include "eventstore/log.h"
#include "eventstore/relay.h"

namespace yiben::workflows {

std::vector<Topic> topics(std::uint32_t ledger) {
  std::vector<Topic> all;
  for_each_aggregate([&]<class D>() {
    // These have logs of their own, which nobody relays.
    if (std::is_same_v<D, Access> || std::is_same_v<D, Delivery>) return;
    all.push_back({eventstore::topic_of(ledger, D::category), std::string(D::category),
                   eventstore::LogOptions{}.partitions});
  });
  return all;
}

}  // namespace yiben::workflows
