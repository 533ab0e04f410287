#include "tests/bench/relay.h"

#include <librdkafka/rdkafka.h>

#include <atomic>
#include <charconv>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "domain/codec/binary.h"
#include "domain/money/payment.h"
#include "eventstore/check.h"
#include "eventstore/relay.h"
#include "tests/bench/load.h"
#include "workflows/exchange/cloud_event.h"
#include "workflows/loop/book.h"

namespace yiben::bench {
namespace {

using eventstore::check;

constexpr int relay_patience_ms = 300'000;
constexpr std::uint64_t streams = 20'000;

// A ledger of its own each time, so that topics of earlier runs are not met.
std::uint32_t fresh_ledger() { return 500'000 + std::random_device{}() % 400'000; }

eventstore::NewEvent payment_event() {
  const Payment::Settled settled{{workflows::random_id()}, Month{24'315}, Date{20'500}};
  return {std::string(Payment::Settled::event.type), Payment::Settled::event.version,
          workflows::random_id().bytes, eventstore::no_effective_day, pack(settled)};
}

eventstore::Append append_of(std::uint64_t first, std::uint64_t count) {
  eventstore::Append append;
  append.command_id = workflows::random_id().bytes;
  append.correlation_id = append.causation_id = append.command_id;
  append.actor = {workflows::random_id().text(), "finance", "500199"};
  for (std::uint64_t i = first; i < first + count; ++i)
    append.streams.push_back({"payment-" + std::to_string(i % streams),
                              eventstore::StreamAppend::any,
                              {payment_event()}});
  return append;
}

eventstore::RelayOptions options(const RelayBench& bench, std::uint32_t ledger) {
  eventstore::RelayOptions o;
  o.brokers = bench.brokers;
  o.ledger = ledger;
  o.categories = {"payment"};
  o.envelope = &workflows::kafka_envelope;
  return o;
}

std::unique_ptr<eventstore::Log> fresh_log(const RelayBench& bench, std::uint32_t ledger) {
  std::filesystem::remove_all(bench.folder);
  auto log = eventstore::open_log(
      {.folder = bench.folder, .ledger = ledger, .opening = eventstore::Opening::new_log});
  check(log.has_value(), "the bench folder opens");
  return *std::move(log);
}

rd_kafka_t* open_client(rd_kafka_type_t type,
                        std::vector<std::pair<const char*, std::string>> all) {
  char why[512];
  rd_kafka_conf_t* conf = rd_kafka_conf_new();
  for (const auto& [name, value] : all)
    if (rd_kafka_conf_set(conf, name, value.c_str(), why, sizeof why) != RD_KAFKA_CONF_OK)
      throw std::runtime_error(why);
  rd_kafka_t* client = rd_kafka_new(type, conf, why, sizeof why);
  if (!client) throw std::runtime_error(why);
  return client;
}

struct Record {
  std::int32_t partition;
  std::string key;
  eventstore::Envelope envelope;
};

std::vector<Record> records_of(const eventstore::Log& log) {
  std::vector<Record> out;
  out.reserve(log.head());
  const auto cursor = log.read_all(0);
  while (const auto* entry = *cursor->next())
    out.push_back({entry->partition, std::string(entry->stream),
                   *workflows::kafka_envelope(*entry, eventstore::leaf_hash(cursor->bytes()))});
  return out;
}

// Into the topic the relay has made, in one go and flushed.
double bare_producer_per_second(const RelayBench& bench, const std::string& topic,
                                const std::vector<Record>& records) {
  rd_kafka_t* producer =
      open_client(RD_KAFKA_PRODUCER, {{"bootstrap.servers", bench.brokers},
                                      {"enable.idempotence", "true"},
                                      {"compression.codec", "lz4"},
                                      {"linger.ms", "2"},
                                      {"batch.num.messages", "10000"},
                                      {"queue.buffering.max.messages", "200000"}});
  const auto start = Steady::now();
  for (const auto& record : records) {
    rd_kafka_headers_t* headers = rd_kafka_headers_new(record.envelope.headers.size());
    for (const auto& [name, value] : record.envelope.headers)
      rd_kafka_header_add(headers, name.data(), static_cast<ssize_t>(name.size()), value.data(),
                          static_cast<ssize_t>(value.size()));
    for (;;) {
      const auto code = rd_kafka_producev(
          producer, RD_KAFKA_V_TOPIC(topic.c_str()), RD_KAFKA_V_PARTITION(record.partition),
          RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
          RD_KAFKA_V_KEY(record.key.data(), record.key.size()),
          RD_KAFKA_V_VALUE(const_cast<char*>(record.envelope.value.data()),
                           record.envelope.value.size()),
          RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
      if (code == RD_KAFKA_RESP_ERR_NO_ERROR) break;
      check(code == RD_KAFKA_RESP_ERR__QUEUE_FULL, "the bare producer takes a record");
      rd_kafka_poll(producer, 1);
    }
  }
  check(rd_kafka_flush(producer, relay_patience_ms) == RD_KAFKA_RESP_ERR_NO_ERROR, "all was sent");
  const double seconds = seconds_since(start);
  rd_kafka_destroy(producer);
  return static_cast<double>(records.size()) / seconds;
}

std::uint64_t position_of(const rd_kafka_message_t& message) {
  rd_kafka_headers_t* headers = nullptr;
  const void* text = nullptr;
  std::size_t size = 0;
  check(rd_kafka_message_headers(&message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR &&
            rd_kafka_header_get_last(headers, "ce_position", &text, &size) ==
                RD_KAFKA_RESP_ERR_NO_ERROR,
        "a record has its position");
  std::uint64_t position = 0;
  const auto* begin = static_cast<const char*>(text);
  std::from_chars(begin, begin + size, position);
  return position;
}

rd_kafka_t* open_reader(const RelayBench& bench, const std::string& topic, int partitions) {
  rd_kafka_t* reader = open_client(RD_KAFKA_CONSUMER, {{"bootstrap.servers", bench.brokers},
                                                       {"group.id", "bench"},
                                                       {"isolation.level", "read_committed"},
                                                       {"fetch.wait.max.ms", "10"},
                                                       {"enable.auto.commit", "false"}});
  auto* all = rd_kafka_topic_partition_list_new(partitions);
  for (int p = 0; p < partitions; ++p)
    rd_kafka_topic_partition_list_add(all, topic.c_str(), p)->offset = RD_KAFKA_OFFSET_BEGINNING;
  rd_kafka_assign(reader, all);
  rd_kafka_topic_partition_list_destroy(all);
  return reader;
}

}  // namespace

std::vector<Figure> relay_drain(const RelayBench& bench) {
  const auto ledger = fresh_ledger();
  auto log = fresh_log(bench, ledger);
  for (std::uint64_t i = 0; i < bench.backlog; i += bulk_size)
    check(log->append(append_of(i, bulk_size)).has_value(), "the bench appends");
  const auto start = Steady::now();
  auto relay = eventstore::Relay::start(*log, options(bench, ledger));
  if (!relay->wait_for(log->head(), relay_patience_ms))
    throw std::runtime_error("the relay: " + relay->status().trouble);
  const double rate = static_cast<double>(log->head()) / seconds_since(start);
  relay.reset();
  const auto records = records_of(*log);
  const double raw =
      bare_producer_per_second(bench, eventstore::topic_of(ledger, "payment"), records);
  return {{"relay_drain", rate, "events/s", raw, rate / raw}};
}

std::vector<Figure> relay_latency(const RelayBench& bench) {
  const auto ledger = fresh_ledger();
  auto log = fresh_log(bench, ledger);
  const auto relay = eventstore::Relay::start(*log, options(bench, ledger));
  check(log->append(append_of(0, 1)).has_value(), "the bench appends");
  if (!relay->wait_for(1, relay_patience_ms))
    throw std::runtime_error("the relay: " + relay->status().trouble);
  const auto count = static_cast<std::uint64_t>(bench.events_a_second * bench.seconds);
  std::vector<std::atomic<Steady::time_point>> sent(count + 1);
  std::vector<float> us;
  rd_kafka_t* reader = open_reader(bench, eventstore::topic_of(ledger, "payment"),
                                   eventstore::LogOptions{}.partitions);
  std::atomic<bool> ready = false;
  std::thread reading([&] {
    while (us.size() < count) {
      rd_kafka_message_t* message = rd_kafka_consumer_poll(reader, 1'000);
      if (!message) continue;
      if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
        const auto position = position_of(*message);
        if (position > 0) us.push_back(static_cast<float>(seconds_since(sent[position]) * 1e6));
        ready = true;
      }
      rd_kafka_message_destroy(message);
    }
  });
  while (!ready) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  auto next = Steady::now();
  for (std::uint64_t i = 1; i <= count; ++i) {
    next += std::chrono::microseconds(1'000'000 / bench.events_a_second);
    std::this_thread::sleep_until(next);
    sent[i] = Steady::now();
    check(log->append(append_of(i, 1)).has_value(), "the bench appends");
  }
  reading.join();
  rd_kafka_consumer_close(reader);
  rd_kafka_destroy(reader);
  return {{"relay_to_consumer_p50", percentile_ms(us, 0.5), "ms"},
          {"relay_to_consumer_p99", percentile_ms(us, 0.99), "ms"}};
}

}  // namespace yiben::bench
