// Every record of a ledger's topics in the order of the log: the partitions' records, each in its
// own order, merged by position. Reads what was committed when it was opened.
#pragma once

#include <deque>
#include <map>

#include "eventstore/relay.h"
#include "relay/kafka.h"

namespace yiben::eventstore {

struct TopicRecord {
  std::string topic;
  std::int32_t partition = 0;
  std::int64_t offset = 0;
  Position position = 0;  // what its headers say
  std::uint64_t pseq = 0;
  Envelope envelope;
};

// Threads: one at a time. Memory: what librdkafka fetches ahead, some megabytes a partition.
class MergedReader {
 public:
  using Offsets = std::map<std::pair<std::string, std::int32_t>, std::int64_t>;  // by partition

  // From these offsets on, from the beginning where there is none. Errors: io.
  static Result<std::unique_ptr<MergedReader>> open(const std::string& brokers,
                                                    std::uint32_t ledger, const Offsets& from = {});
  ~MergedReader();

  // The record with the lowest position left; nullptr when all have been given. Valid until the
  // next call. Errors: io; corrupt: a record without position or pseq.
  Result<const TopicRecord*> next();

 private:
  struct Source {
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;  // the high watermark at the opening
    rd_kafka_queue_t* queue = nullptr;
    std::optional<TopicRecord> head;
    bool done = false;
  };
  explicit MergedReader(kafka::Handle reader) : reader_(std::move(reader)) {}
  Result<void> find_sources(const std::string& brokers, std::uint32_t ledger, const Offsets& from);
  Result<void> assign();
  Result<void> fill(Source&);

  kafka::Handle reader_;
  std::deque<Source> sources_;
  TopicRecord given_;
};

}  // namespace yiben::eventstore
