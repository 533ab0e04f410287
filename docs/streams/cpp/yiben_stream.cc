#include "yiben_stream.h"

#include <librdkafka/rdkafka.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace yiben_stream {
namespace {

constexpr int answer_ms = 30'000;

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what); }

using Consumer = std::unique_ptr<rd_kafka_t, decltype(&rd_kafka_destroy)>;
using Partitions = std::map<std::string, int>;

Consumer connect(const std::string& brokers) {
  rd_kafka_conf_t* settings = rd_kafka_conf_new();
  char error[256] = "";
  const std::pair<const char*, const char*> values[] = {{"bootstrap.servers", brokers.c_str()},
                                                        {"group.id", "yiben-example"},
                                                        {"isolation.level", "read_committed"},
                                                        {"enable.auto.commit", "false"},
                                                        {"enable.partition.eof", "true"}};
  for (const auto& [name, value] : values)
    if (rd_kafka_conf_set(settings, name, value, error, sizeof error) != RD_KAFKA_CONF_OK)
      fail(error);
  Consumer consumer(rd_kafka_new(RD_KAFKA_CONSUMER, settings, error, sizeof error),
                    rd_kafka_destroy);
  if (!consumer) fail(error);
  rd_kafka_poll_set_consumer(consumer.get());
  return consumer;
}

Partitions topics_of(rd_kafka_t* consumer, const std::string& ledger) {
  const rd_kafka_metadata_t* found = nullptr;
  const auto error = rd_kafka_metadata(consumer, 1, nullptr, &found, answer_ms);
  if (error) fail(rd_kafka_err2str(error));
  Partitions topics;
  for (int i = 0; i < found->topic_cnt; ++i) {
    const std::string name = found->topics[i].topic;
    if (name.starts_with("yiben." + ledger + ".")) topics[name] = found->topics[i].partition_cnt;
  }
  rd_kafka_metadata_destroy(found);
  return topics;
}

Event event_of(const rd_kafka_message_t* message) {
  Event event{rd_kafka_topic_name(message->rkt), message->partition, {}, {}};
  event.value.assign(static_cast<const char*>(message->payload), message->len);
  rd_kafka_headers_t* headers = nullptr;
  if (rd_kafka_message_headers(message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) return event;
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  for (std::size_t i = 0; !rd_kafka_header_get_all(headers, i, &name, &value, &size); ++i)
    event.headers[name].assign(static_cast<const char*>(value), size);
  return event;
}

void read(rd_kafka_t* consumer, const Partitions& topics, const Take& take) {
  int open = 0;
  auto* list = rd_kafka_topic_partition_list_new(64);
  for (const auto& [topic, partitions] : topics)
    for (int p = 0; p < partitions; ++p, ++open)
      rd_kafka_topic_partition_list_add(list, topic.c_str(), p)->offset = RD_KAFKA_OFFSET_BEGINNING;
  const auto assigned = rd_kafka_assign(consumer, list);
  rd_kafka_topic_partition_list_destroy(list);
  if (assigned) fail(rd_kafka_err2str(assigned));
  while (open > 0) {
    const std::unique_ptr<rd_kafka_message_t, decltype(&rd_kafka_message_destroy)> message(
        rd_kafka_consumer_poll(consumer, answer_ms), rd_kafka_message_destroy);
    if (!message) fail("no answer from the broker in 30 s");
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
      --open;
    else if (message->err)
      fail(rd_kafka_message_errstr(message.get()));
    else
      take(event_of(message.get()));
  }
}

Hash node(const Hash& left, const Hash& right) {
  std::string bytes(1, '\1');
  bytes.append(left.begin(), left.end()).append(right.begin(), right.end());
  Hash hash;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
  return hash;
}

}  // namespace

bool is_progress(const Event& event) { return event.topic.ends_with(".progress.v1"); }

bool Contract::is_new(const Event& event) {
  const std::pair place(event.topic, event.partition);
  const auto last = last_.find(place);
  const std::uint64_t expected = last == last_.end() ? 0 : last->second + 1;
  const std::uint64_t sequence = std::stoull(event.headers.at("ce_sequence"));
  if (sequence < expected) {
    ++repeats_;
    return false;
  }
  if (sequence > expected)
    throw Gap(event.topic + "/" + std::to_string(event.partition) + ": expected " +
              std::to_string(expected) + ", got " + std::to_string(sequence));
  last_[place] = sequence;
  return true;
}

Hash leaf_from(std::string_view hex) {
  Hash hash;
  bool fine = hex.size() == 2 * hash.size();
  for (std::size_t i = 0; fine && i < hash.size(); ++i) {
    const char* digits = hex.data() + 2 * i;
    const auto [end, ec] = std::from_chars(digits, digits + 2, hash[i], 16);
    fine = ec == std::errc{} && end == digits + 2;
  }
  if (!fine) throw Gap("ce_leafhash is malformed");
  return hash;
}

std::string hex(const Hash& hash) {
  std::string text;
  for (const unsigned char byte : hash) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

void Tree::append(const Hash& leaf) {
  std::pair<std::uint64_t, Hash> last(1, leaf);
  while (!peaks_.empty() && peaks_.back().first == last.first) {
    last = {last.first * 2, node(peaks_.back().second, last.second)};
    peaks_.pop_back();
  }
  peaks_.push_back(last);
}

Hash Tree::root() const {
  Hash root;
  if (peaks_.empty()) {
    SHA256(nullptr, 0, root.data());
    return root;
  }
  root = peaks_.back().second;
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak)
    root = node(peak->second, root);
  return root;
}

void read_ledger(const std::string& brokers, const std::string& ledger, const Take& take) {
  const Consumer consumer = connect(brokers);
  Partitions topics = topics_of(consumer.get(), ledger);
  auto progress = topics.extract("yiben." + ledger + ".progress.v1");
  if (!progress) fail("no progress topic of ledger " + ledger);
  read(consumer.get(), {{progress.key(), progress.mapped()}}, take);
  read(consumer.get(), topics, take);
  rd_kafka_consumer_close(consumer.get());
}

}  // namespace yiben_stream
