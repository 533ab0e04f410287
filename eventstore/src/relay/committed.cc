#include "relay/committed.h"

#include "relay/kafka.h"

namespace yiben::eventstore {

Result<RelayProgress> committed_progress(const std::string& brokers, std::uint32_t ledger) {
  constexpr int timeout_ms = 60'000;
  const auto value = kafka::newest_value({{"bootstrap.servers", brokers}},
                                         progress_topic_of(ledger), 0, "relay", timeout_ms);
  if (!value) return value.error();
  if (value->empty()) return RelayProgress{};
  return decode_progress(*value);
}

}  // namespace yiben::eventstore
