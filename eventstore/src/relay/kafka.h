// librdkafka as we use it: handles that free themselves, and its errors in three kinds.
#pragma once

#include <librdkafka/rdkafka.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "eventstore/relay.h"

namespace yiben::eventstore::kafka {

struct Free {
  void operator()(rd_kafka_t* handle) const { rd_kafka_destroy(handle); }
  void operator()(rd_kafka_error_t* error) const { rd_kafka_error_destroy(error); }
  void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
  void operator()(rd_kafka_topic_partition_list_t* list) const {
    rd_kafka_topic_partition_list_destroy(list);
  }
};
using Handle = std::unique_ptr<rd_kafka_t, Free>;
using MaybeError = std::unique_ptr<rd_kafka_error_t, Free>;
using Message = std::unique_ptr<rd_kafka_message_t, Free>;
using Partitions = std::unique_ptr<rd_kafka_topic_partition_list_t, Free>;

using Settings = std::map<std::string, std::string>;

// Errors: io, with what librdkafka says of the setting or the broker. `lost`, where it is given,
// counts records that were given up: read it after a flush. It outlives the handle.
Result<Handle> open_producer(const Settings&, std::atomic<int>* lost = nullptr);
// Reads what has been committed, from partitions it is told; commits no offsets, joins no group.
Result<Handle> open_reader(const Settings&);

// Reads one topic as a member of the group that `settings` names, from its committed offsets on,
// from the beginning where there are none. Offsets of what was polled are committed by
// rd_kafka_commit(handle, nullptr, 0).
Result<Handle> open_group_reader(const Settings&, const std::string& topic);

// Value and headers of a record.
Envelope envelope_of(const rd_kafka_message_t&);

Error error_of(const rd_kafka_error_t*);
Error error_of(rd_kafka_resp_err_t, const std::string& doing);

// Makes the topic unless it is there; whether it made it. `settings` as "retention.ms".
Result<bool> make_topic(rd_kafka_t* any, const std::string& topic, int partitions,
                        std::int16_t replicas, const Settings& settings, int timeout_ms);

// For asking how far a partition goes. A reader of committed records is told where those end, and
// would miss, silently, what a transaction has sent whose end is still on its way to the partition.
Result<Handle> open_asker(const Settings&);
struct Extent {
  std::int64_t begin = 0, end = 0;  // `end`: the high watermark, open transactions included
};
Result<Extent> extent_of(rd_kafka_t* asker, const std::string& topic, std::int32_t partition,
                         int timeout_ms);

// The newest committed record of one partition with this key, its value; empty when there is none.
// Reads on until the high watermark of the moment, so records of a transaction that is still open
// are waited for.
Result<std::string> newest_value(const Settings&, const std::string& topic, std::int32_t partition,
                                 std::string_view key, int timeout_ms);

}  // namespace yiben::eventstore::kafka
