#include "relay/merged_reader.h"

#include <charconv>

namespace yiben::eventstore {
namespace {

using kafka::Message;

constexpr int read_timeout_ms = 15'000;
constexpr int patience_ms = 60'000;  // an open transaction ends within its time-out

struct FreeMetadata {
  void operator()(const rd_kafka_metadata_t* metadata) const {
    rd_kafka_metadata_destroy(metadata);
  }
};

bool read_number(const Envelope& envelope, std::string_view name, std::uint64_t& out) {
  for (const auto& [header, value] : envelope.headers) {
    if (header != name) continue;
    const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), out);
    return ec == std::errc{} && end == value.data() + value.size();
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<MergedReader>> MergedReader::open(const std::string& brokers,
                                                         std::uint32_t ledger,
                                                         const Offsets& from) {
  auto handle =
      kafka::open_reader({{"bootstrap.servers", brokers}, {"queued.max.messages.kbytes", "2048"}});
  if (!handle) return handle.error();
  std::unique_ptr<MergedReader> reader(new MergedReader(std::move(*handle)));
  if (auto found = reader->find_sources(brokers, ledger, from); !found) return found.error();
  if (auto assigned = reader->assign(); !assigned) return assigned.error();
  return reader;
}

MergedReader::~MergedReader() {
  for (auto& source : sources_)
    if (source.queue != nullptr) rd_kafka_queue_destroy(source.queue);
}

Result<void> MergedReader::find_sources(const std::string& brokers, std::uint32_t ledger,
                                        const Offsets& from) {
  const auto asker = kafka::open_asker({{"bootstrap.servers", brokers}});
  if (!asker) return asker.error();
  const rd_kafka_metadata_t* raw = nullptr;
  const auto asked = rd_kafka_metadata(asker->get(), 1, nullptr, &raw, read_timeout_ms);
  if (asked != RD_KAFKA_RESP_ERR_NO_ERROR) return kafka::error_of(asked, "Kafka");
  const std::unique_ptr<const rd_kafka_metadata_t, FreeMetadata> metadata(raw);
  const auto whole = topic_of(ledger, "");
  const auto prefix = whole.substr(0, whole.rfind("."));  // yiben.500199.
  for (int t = 0; t < metadata->topic_cnt; ++t) {
    const auto& topic = metadata->topics[t];
    const std::string name = topic.topic;
    if (!name.starts_with(prefix) || name == progress_topic_of(ledger)) continue;
    for (int p = 0; p < topic.partition_cnt; ++p) {
      Source source;
      source.topic = name;
      source.partition = topic.partitions[p].id;
      const auto extent = kafka::extent_of(asker->get(), name, source.partition, read_timeout_ms);
      if (!extent) return extent.error();
      source.begin = extent->begin;
      source.end = extent->end;
      if (const auto known = from.find({name, source.partition}); known != from.end())
        source.begin = known->second;
      source.done = source.begin >= source.end;
      sources_.push_back(std::move(source));
    }
  }
  return {};
}

Result<void> MergedReader::assign() {
  const kafka::Partitions list(
      rd_kafka_topic_partition_list_new(static_cast<int>(sources_.size())));
  for (auto& source : sources_) {
    if (source.done) continue;
    rd_kafka_topic_partition_list_add(list.get(), source.topic.c_str(), source.partition)->offset =
        source.begin;
    // Its own queue, so that a partition waits while others are read.
    source.queue =
        rd_kafka_queue_get_partition(reader_.get(), source.topic.c_str(), source.partition);
    rd_kafka_queue_forward(source.queue, nullptr);
  }
  const auto assigned = rd_kafka_assign(reader_.get(), list.get());
  if (assigned != RD_KAFKA_RESP_ERR_NO_ERROR) return kafka::error_of(assigned, "Kafka");
  return {};
}

Result<void> MergedReader::fill(Source& source) {
  for (int waited_ms = 0; waited_ms < patience_ms;) {
    rd_kafka_consumer_poll(reader_.get(), 0);
    const Message message(rd_kafka_consume_queue(source.queue, 100));
    if (!message) {
      waited_ms += 100;
      continue;
    }
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      if (message->offset < source.end) continue;  // a transaction is still open
      source.done = true;
      return {};
    }
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR)
      return kafka::error_of(message->err, source.topic);
    TopicRecord record{
        source.topic, source.partition, message->offset, 0, 0, kafka::envelope_of(*message)};
    if (!read_number(record.envelope, "ce_position", record.position) ||
        !read_number(record.envelope, "ce_sequence", record.pseq))
      return Error{Errc::corrupt, source.topic + " partition " + std::to_string(source.partition) +
                                      " offset " + std::to_string(message->offset) +
                                      ": no position or sequence"};
    source.head = std::move(record);
    return {};
  }
  return Error{Errc::io, source.topic + ": no answer"};
}

Result<const TopicRecord*> MergedReader::next() {
  Source* lowest = nullptr;
  for (auto& source : sources_) {
    if (!source.head && !source.done)
      if (auto filled = fill(source); !filled) return filled.error();
    if (source.head && (!lowest || source.head->position < lowest->head->position))
      lowest = &source;
  }
  if (!lowest) return static_cast<const TopicRecord*>(nullptr);
  given_ = std::move(*lowest->head);
  lowest->head.reset();
  return &given_;
}

}  // namespace yiben::eventstore
