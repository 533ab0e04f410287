// The Kafka topics the relay writes for a ledger, one a category of streams.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace yiben::workflows {

struct Topic {
  std::string name, category;
  std::uint16_t partitions = 0;
};
std::vector<Topic> topics(std::uint32_t ledger);

}  // namespace yiben::workflows
