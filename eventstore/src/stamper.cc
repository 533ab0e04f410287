#include "stamper.h"

namespace yiben::eventstore {

std::uint16_t partition_of(std::string_view stream, std::uint16_t partitions) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const unsigned char byte : stream) hash = (hash ^ byte) * 0x100000001b3u;
  return static_cast<std::uint16_t>(hash % partitions);
}

EntryView Stamper::common(const Append& append) const {
  EntryView entry;
  entry.recorded_us = recorded_us_;
  entry.ledger = ledger_;
  entry.command_id = append.command_id;
  entry.correlation_id = append.correlation_id;
  entry.causation_id = append.causation_id;
  entry.actor_user = append.actor.user;
  entry.actor_role = append.actor.role;
  entry.actor_division = append.actor.division;
  return entry;
}

std::vector<std::uint64_t>& Stamper::counter(std::string_view category) {
  const auto found = counters_.find(category);
  if (found != counters_.end()) return found->second;
  return counters_.emplace(category, std::vector<std::uint64_t>(partitions_)).first->second;
}

}  // namespace yiben::eventstore
