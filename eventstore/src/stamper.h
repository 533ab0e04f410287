// Gives each new event its place: position, time, stream version, partition and pseq.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "eventstore/log.h"

namespace yiben::eventstore {

// Of a relay topic. FNV-1a of the stream id: a stream's events stay in one partition, in order.
// Fixed for ever: it is in the stored bytes.
std::uint16_t partition_of(std::string_view stream, std::uint16_t partitions);

// The next pseq of each partition, by category.
using PartitionCounters = std::map<std::string, std::vector<std::uint64_t>, std::less<>>;

class Stamper {
 public:
  Stamper(std::uint32_t ledger, std::uint16_t partitions)
      : ledger_(ledger), partitions_(partitions) {}

  void restore(Position next, std::int64_t recorded_us, PartitionCounters counters) {
    next_ = next;
    recorded_us_ = recorded_us;
    counters_ = std::move(counters);
  }
  Position next() const { return next_; }
  std::int64_t recorded_us() const { return recorded_us_; }
  const PartitionCounters& counters() const { return counters_; }

  // Calls sink(entry) for every event of `append`, in order. `versions` are those of its plan.
  template <class Sink>
  Receipt stamp(const Append& append, const std::vector<StreamVersion>& versions,
                std::int64_t now_us, Sink&& sink) {
    recorded_us_ = std::max(recorded_us_, now_us);
    Receipt receipt{next_, 0, false};
    EntryView entry = common(append);
    for (std::size_t i = 0; i < append.streams.size(); ++i) {
      const auto& stream = append.streams[i];
      if (stream.events.empty()) continue;
      entry.stream = stream.stream;
      entry.stream_version = versions[i];
      entry.partition = partition_of(stream.stream, partitions_);
      auto& pseq = counter(category_of(stream.stream))[entry.partition];
      for (const auto& event : stream.events) {
        entry.position = next_++;
        entry.pseq = pseq++;
        entry.event_id = event.event_id;
        entry.effective_day = event.effective_day;
        entry.schema_version = event.schema_version;
        entry.type = event.type;
        entry.payload = event.payload;
        sink(static_cast<const EntryView&>(entry));
        ++entry.stream_version;
        ++receipt.count;
      }
    }
    return receipt;
  }

 private:
  EntryView common(const Append&) const;
  std::vector<std::uint64_t>& counter(std::string_view category);

  std::uint32_t ledger_;
  std::uint16_t partitions_;
  Position next_ = 0;
  std::int64_t recorded_us_ = 0;
  PartitionCounters counters_;
};

}  // namespace yiben::eventstore
