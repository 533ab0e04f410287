#include "eventstore/inbound.h"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "relay/kafka.h"

namespace yiben::eventstore {
namespace {

constexpr int inbound_timeout_ms = 5'000;
constexpr int poll_ms = 100;
constexpr int dead_letter_timeout_ms = 30'000;
constexpr int again_after_ms = 1'000;
constexpr int records_a_commit = 100;
constexpr std::size_t value_bytes_max = 512u << 10;

class RunningInbound final : public Inbound {
 public:
  explicit RunningInbound(InboundOptions options)
      : options_(std::move(options)), thread_([this] { run(); }) {}
  ~RunningInbound() override {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    stopping_.notify_all();
    thread_.join();
  }

  InboundStatus status() const override {
    std::lock_guard lock(mutex_);
    return status_;
  }

 private:
  void run() {
    pthread_setname_np(pthread_self(), "inbound");
    while (!stop_) {
      const auto fault = take_until_fault();
      if (!fault) return;
      std::unique_lock lock(mutex_);
      status_.connected = false;
      status_.trouble = fault->detail;
      stopping_.wait_for(lock, std::chrono::milliseconds(again_after_ms),
                         [&] { return stop_.load(); });
    }
  }

  // nullopt: asked to stop.
  std::optional<Error> take_until_fault() {
    auto producer =
        kafka::open_producer({{"bootstrap.servers", options_.brokers},
                              {"client.id", "yiben-inbound"},
                              {"enable.idempotence", "true"},
                              {"message.timeout.ms", std::to_string(dead_letter_timeout_ms)}},
                             &lost_);
    if (!producer) return producer.error();
    for (const auto& topic :
         {inbound_topic_of(options_.ledger), dead_letter_topic_of(options_.ledger)})
      if (auto made = kafka::make_topic(producer->get(), topic, 1, options_.replicas,
                                        topic_settings(), inbound_timeout_ms);
          !made)
        return made.error();
    auto consumer =
        kafka::open_group_reader({{"bootstrap.servers", options_.brokers},
                                  {"group.id", "yiben-in." + std::to_string(options_.ledger)}},
                                 inbound_topic_of(options_.ledger));
    if (!consumer) return consumer.error();
    tell_connected();
    auto fault = take_records(consumer->get(), producer->get());
    rd_kafka_consumer_close(consumer->get());
    return fault;
  }

  std::optional<Error> take_records(rd_kafka_t* consumer, rd_kafka_t* producer) {
    int unsaid = 0;
    while (!stop_) {
      const kafka::Message message(rd_kafka_consumer_poll(consumer, unsaid > 0 ? 0 : poll_ms));
      if (message && message->err != RD_KAFKA_RESP_ERR_NO_ERROR)
        return kafka::error_of(message->err, inbound_topic_of(options_.ledger));
      if (message) {
        if (auto done = judge(*message, producer); !done) return done.error();
        ++unsaid;
      }
      if (unsaid == 0 || (message && unsaid < records_a_commit)) continue;
      if (auto said = commit(consumer, producer); !said) return said.error();
      unsaid = 0;
    }
    if (unsaid > 0)
      if (auto said = commit(consumer, producer); !said) return said.error();
    return std::nullopt;
  }

  Result<void> judge(const rd_kafka_message_t& message, rd_kafka_t* producer) {
    const auto envelope = kafka::envelope_of(message);
    const auto reason = options_.judge(envelope);
    if (!reason) return reason.error();
    if (!reason->empty())
      if (auto sent = send_dead(message, envelope, *reason, producer); !sent) return sent;
    std::lock_guard lock(mutex_);
    ++(reason->empty() ? status_.taken : status_.dead);
    return {};
  }

  Result<void> send_dead(const rd_kafka_message_t& message, const Envelope& envelope,
                         std::string reason, rd_kafka_t* producer) {
    // A letter the brokers would not take for its size would be tried for ever.
    const bool too_long = message.len > value_bytes_max;
    if (too_long) reason += " (too long to be kept)";
    const auto topic = dead_letter_topic_of(options_.ledger);
    rd_kafka_headers_t* headers = rd_kafka_headers_new(envelope.headers.size() + 1);
    const auto add = [&](const std::string& name, const std::string& value) {
      rd_kafka_header_add(headers, name.data(), static_cast<ssize_t>(name.size()), value.data(),
                          static_cast<ssize_t>(value.size()));
    };
    for (const auto& [name, value] : envelope.headers) add(name, value);
    add("reason", reason);
    const auto code = rd_kafka_producev(
        producer, RD_KAFKA_V_TOPIC(topic.c_str()), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_KEY(message.key, message.key_len),
        RD_KAFKA_V_VALUE(message.payload, too_long ? 0 : message.len), RD_KAFKA_V_HEADERS(headers),
        RD_KAFKA_V_END);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
    rd_kafka_headers_destroy(headers);
    return kafka::error_of(code, topic);
  }

  // Dead letters are with the brokers before the records they came from count as judged.
  Result<void> commit(rd_kafka_t* consumer, rd_kafka_t* producer) {
    auto code = rd_kafka_flush(producer, dead_letter_timeout_ms);
    if (lost_.exchange(0) > 0)
      return Error{Errc::io, dead_letter_topic_of(options_.ledger) + ": not taken by the brokers"};
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) code = rd_kafka_commit(consumer, nullptr, 0);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR__NO_OFFSET) return {};
    return kafka::error_of(code, inbound_topic_of(options_.ledger));
  }

  void tell_connected() {
    std::lock_guard lock(mutex_);
    status_.connected = true;
    status_.trouble.clear();
  }

  const InboundOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable stopping_;
  InboundStatus status_;
  std::atomic<int> lost_ = 0;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace

std::string inbound_topic_of(std::uint32_t ledger) {
  return "yiben-in." + std::to_string(ledger) + ".facts.v1";
}
std::string dead_letter_topic_of(std::uint32_t ledger) {
  return "yiben-in." + std::to_string(ledger) + ".dead.v1";
}

std::unique_ptr<Inbound> Inbound::start(InboundOptions options) {
  return std::make_unique<RunningInbound>(std::move(options));
}

}  // namespace yiben::eventstore
