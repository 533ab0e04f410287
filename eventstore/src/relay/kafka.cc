#include "relay/kafka.h"

#include <array>
#include <chrono>
#include <thread>

namespace yiben::eventstore::kafka {
namespace {

using Steady = std::chrono::steady_clock;

void count_lost(rd_kafka_t*, const rd_kafka_message_t* message, void* lost) {
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) ++*static_cast<std::atomic<int>*>(lost);
}

Result<Handle> open(rd_kafka_type_t type, const Settings& settings,
                    std::atomic<int>* lost = nullptr) {
  std::array<char, 512> why{};
  rd_kafka_conf_t* conf = rd_kafka_conf_new();
  // What goes wrong is in the errors we return; librdkafka's own lines would only repeat it.
  rd_kafka_conf_set(conf, "log_level", "2", why.data(), why.size());
  if (lost) {
    rd_kafka_conf_set_opaque(conf, lost);
    rd_kafka_conf_set_dr_msg_cb(conf, count_lost);
  }
  for (const auto& [name, value] : settings) {
    if (rd_kafka_conf_set(conf, name.c_str(), value.c_str(), why.data(), why.size()) !=
        RD_KAFKA_CONF_OK) {
      rd_kafka_conf_destroy(conf);
      return Error{Errc::io, "Kafka setting " + name + ": " + why.data()};
    }
  }
  rd_kafka_t* handle = rd_kafka_new(type, conf, why.data(), why.size());
  if (handle == nullptr) {
    rd_kafka_conf_destroy(conf);
    return Error{Errc::io, std::string("Kafka: ") + why.data()};
  }
  return Handle(handle);
}

struct FreeAdmin {
  void operator()(rd_kafka_NewTopic_t* topic) const { rd_kafka_NewTopic_destroy(topic); }
  void operator()(rd_kafka_AdminOptions_t* options) const {
    rd_kafka_AdminOptions_destroy(options);
  }
  void operator()(rd_kafka_queue_t* queue) const { rd_kafka_queue_destroy(queue); }
  void operator()(rd_kafka_event_t* event) const { rd_kafka_event_destroy(event); }
};
template <class T>
using Admin = std::unique_ptr<T, FreeAdmin>;

}  // namespace

Error error_of(const rd_kafka_error_t* error) {
  return {Errc::io, std::string(rd_kafka_error_name(error)) + ": " + rd_kafka_error_string(error)};
}
Error error_of(rd_kafka_resp_err_t code, const std::string& doing) {
  return {Errc::io, doing + ": " + rd_kafka_err2str(code)};
}

Result<Handle> open_producer(const Settings& settings, std::atomic<int>* lost) {
  return open(RD_KAFKA_PRODUCER, settings, lost);
}

Result<Handle> open_reader(const Settings& settings) {
  auto all = settings;
  all["group.id"] =
      "yiben";  // asked for by librdkafka; partitions are assigned, no group is joined
  all["enable.auto.commit"] = "false";
  all["enable.auto.offset.store"] = "false";
  all["isolation.level"] = "read_committed";
  all["enable.partition.eof"] = "true";
  all["auto.offset.reset"] = "error";
  auto handle = open(RD_KAFKA_CONSUMER, all);
  if (handle) rd_kafka_poll_set_consumer(handle->get());
  return handle;
}

Envelope envelope_of(const rd_kafka_message_t& message) {
  Envelope envelope;
  envelope.value.assign(static_cast<const char*>(message.payload), message.len);
  rd_kafka_headers_t* headers = nullptr;
  if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) return envelope;
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  for (std::size_t i = 0;
       rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
    envelope.headers.emplace_back(name, std::string(static_cast<const char*>(value), size));
  return envelope;
}

Result<Handle> open_group_reader(const Settings& settings, const std::string& topic) {
  auto all = settings;
  all["enable.auto.commit"] = "false";
  all["isolation.level"] = "read_committed";
  all["auto.offset.reset"] = "earliest";
  auto handle = open(RD_KAFKA_CONSUMER, all);
  if (!handle) return handle;
  rd_kafka_poll_set_consumer(handle->get());
  const Partitions wanted(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(wanted.get(), topic.c_str(), RD_KAFKA_PARTITION_UA);
  const auto subscribed = rd_kafka_subscribe(handle->get(), wanted.get());
  if (subscribed != RD_KAFKA_RESP_ERR_NO_ERROR) return error_of(subscribed, topic);
  return handle;
}

Result<bool> make_topic(rd_kafka_t* any, const std::string& topic, int partitions,
                        std::int16_t replicas, const Settings& settings, int timeout_ms) {
  std::array<char, 512> why{};
  const Admin<rd_kafka_NewTopic_t> wanted(
      rd_kafka_NewTopic_new(topic.c_str(), partitions, replicas, why.data(), why.size()));
  if (!wanted) return Error{Errc::io, topic + ": " + why.data()};
  for (const auto& [name, value] : settings)
    rd_kafka_NewTopic_set_config(wanted.get(), name.c_str(), value.c_str());
  const Admin<rd_kafka_AdminOptions_t> options(
      rd_kafka_AdminOptions_new(any, RD_KAFKA_ADMIN_OP_CREATETOPICS));
  rd_kafka_AdminOptions_set_request_timeout(options.get(), timeout_ms, why.data(), why.size());
  rd_kafka_AdminOptions_set_operation_timeout(options.get(), timeout_ms, why.data(), why.size());
  const Admin<rd_kafka_queue_t> queue(rd_kafka_queue_new(any));
  rd_kafka_NewTopic_t* list[] = {wanted.get()};
  rd_kafka_CreateTopics(any, list, 1, options.get(), queue.get());
  const Admin<rd_kafka_event_t> answer(rd_kafka_queue_poll(queue.get(), timeout_ms + 1'000));
  if (!answer) return Error{Errc::io, topic + ": no answer from the brokers"};
  if (rd_kafka_event_error(answer.get()) != RD_KAFKA_RESP_ERR_NO_ERROR)
    return Error{Errc::io, topic + ": " + rd_kafka_event_error_string(answer.get())};
  bool made = false;
  std::size_t count = 0;
  const auto* results =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(answer.get()), &count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto code = rd_kafka_topic_result_error(results[i]);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR && code != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
      return error_of(code, topic);
    made |= code == RD_KAFKA_RESP_ERR_NO_ERROR;
  }
  return made;
}

Result<Handle> open_asker(const Settings& settings) {
  auto all = settings;
  all["group.id"] = "yiben";
  all["isolation.level"] = "read_uncommitted";
  return open(RD_KAFKA_CONSUMER, all);
}

Result<Extent> extent_of(rd_kafka_t* asker, const std::string& topic, std::int32_t partition,
                         int timeout_ms) {
  Extent extent;
  const auto asked = rd_kafka_query_watermark_offsets(asker, topic.c_str(), partition,
                                                      &extent.begin, &extent.end, timeout_ms);
  if (asked != RD_KAFKA_RESP_ERR_NO_ERROR) return error_of(asked, topic);
  return extent;
}

Result<std::string> newest_value(const Settings& settings, const std::string& topic,
                                 std::int32_t partition, std::string_view key, int timeout_ms) {
  const auto deadline = Steady::now() + std::chrono::milliseconds(timeout_ms);
  const auto asker = open_asker(settings);
  if (!asker) return asker.error();
  const auto extent = extent_of(asker->get(), topic, partition, timeout_ms);
  if (!extent) return extent.error();
  const auto [low, high] = *extent;
  std::string newest;
  if (high == low) return newest;
  const auto opened = open_reader(settings);
  if (!opened) return opened.error();
  rd_kafka_t* const reader = opened->get();

  const Partitions from(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(from.get(), topic.c_str(), partition)->offset = low;
  const auto assigned = rd_kafka_assign(reader, from.get());
  if (assigned != RD_KAFKA_RESP_ERR_NO_ERROR) return error_of(assigned, topic);
  Result<std::string> found = Error{Errc::io, topic + ": not read to its end in time"};
  while (Steady::now() < deadline) {
    const Message message(rd_kafka_consumer_poll(reader, 100));
    if (!message) continue;
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      if (message->offset < high) {
        // A transaction is still open there. Its producer is gone or fenced; the broker will end
        // it.
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        continue;
      }
      found = newest;
      break;
    }
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
      found = error_of(message->err, topic);
      break;
    }
    const std::string_view own(static_cast<const char*>(message->key), message->key_len);
    if (own == key) newest.assign(static_cast<const char*>(message->payload), message->len);
    // Of a topic that is written all the while no end is ever told.
    if (message->offset + 1 >= high) {
      found = newest;
      break;
    }
  }
  rd_kafka_assign(reader, nullptr);
  return found;
}

}  // namespace yiben::eventstore::kafka
