#include "relay/session.h"

#include "eventstore/check.h"

namespace yiben::eventstore {
namespace {

using kafka::MaybeError;

constexpr int ask_timeout_ms = 5'000;
constexpr std::string_view progress_key = "relay";

kafka::Settings producer_settings(const RelayOptions& options) {
  const auto timeout = std::to_string(options.transaction_timeout_ms);
  return {{"bootstrap.servers", options.brokers},
          {"client.id", "yiben-relay"},
          // Stable: it is what fences a relay that was thought dead.
          {"transactional.id", "yiben." + std::to_string(options.ledger) + ".relay"},
          {"transaction.timeout.ms", timeout},
          {"message.timeout.ms", timeout},
          {"acks", "all"},
          {"compression.codec", "lz4"},
          {"linger.ms", "2"},
          {"batch.num.messages", "10000"},
          {"queue.buffering.max.messages", "200000"},
          // Ending a transaction is asked for again this soon: takes the tail off small ones.
          {"retry.backoff.ms", "5"}};
}

std::string hex(const Hash& hash) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : hash) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

Result<void> outcome(rd_kafka_error_t* answered) {
  const MaybeError error(answered);
  if (error) return kafka::error_of(error.get());
  return {};
}

}  // namespace

Session::Session(const Log& log, const RelayOptions& options, kafka::Handle producer)
    : log_(log), options_(options), producer_(std::move(producer)) {}

Session::~Session() {
  // What is still queued is not worth waiting for: the next session sends it again.
  rd_kafka_purge(producer_.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT |
                                      RD_KAFKA_PURGE_F_NON_BLOCKING);
}

Result<std::unique_ptr<Session>> Session::open(const Log& log, const RelayOptions& options,
                                               const std::string& relay,
                                               const std::optional<RelayProgress>& last_seen) {
  auto producer = kafka::open_producer(producer_settings(options));
  if (!producer) return producer.error();
  auto begun = outcome(rd_kafka_init_transactions(producer->get(), ask_timeout_ms));
  if (!begun) return begun.error();
  std::unique_ptr<Session> session(new Session(log, options, std::move(*producer)));
  auto made = kafka::make_topic(session->producer_.get(), progress_topic_of(options.ledger), 1,
                                options.replicas, {{"cleanup.policy", "compact"}}, ask_timeout_ms);
  if (!made) return made.error();
  if (auto found = session->find_place(relay, last_seen); !found) return found.error();
  for (const auto& category : options.categories)
    if (auto there = session->make_topic_of(category); !there) return there.error();
  session->cursor_ = log.read_all(session->progress_.to);
  return session;
}

Result<void> Session::find_place(const std::string& relay,
                                 const std::optional<RelayProgress>& last_seen) {
  const auto value = kafka::newest_value({{"bootstrap.servers", options_.brokers}},
                                         progress_topic_of(options_.ledger), 0, progress_key,
                                         options_.transaction_timeout_ms);
  if (!value) return value.error();
  if (!value->empty()) {
    auto progress = decode_progress(*value);
    if (!progress) return progress.error();
    progress_ = std::move(*progress);
  }
  if (last_seen && progress_ != *last_seen && progress_.relay != relay)
    return Error{Errc::locked, "another relay sends this ledger: " + progress_.relay};
  if (auto agrees = agrees_with_log(); !agrees) return agrees.error();
  progress_.book = log_.book();
  progress_.relay = relay;
  return {};
}

// A log restored from an older copy may lack what was relayed, or have gone on otherwise.
Result<void> Session::agrees_with_log() const {
  if (progress_.to == 0) return {};
  if (progress_.book != log_.book()) return Error{Errc::corrupt, "Kafka holds another book"};
  if (progress_.to > log_.head())
    return Error{Errc::corrupt, "Kafka holds entries up to " + std::to_string(progress_.to) +
                                    ", the log only up to " + std::to_string(log_.head())};
  const auto cursor = log_.read_all(progress_.to - 1);
  const auto entry = cursor->next();
  if (!entry) return entry.error();
  if (*entry == nullptr || (*entry)->event_id != progress_.last_event)
    return Error{Errc::corrupt,
                 "Kafka holds another entry " + std::to_string(progress_.to - 1) + " than the log"};
  return {};
}

Result<void> Session::make_topic_of(std::string_view category) {
  if (topics_.contains(category)) return {};
  auto made =
      kafka::make_topic(producer_.get(), topic_of(options_.ledger, category), options_.partitions,
                        options_.replicas, topic_settings(), ask_timeout_ms);
  if (!made) return made.error();
  if (*made)
    if (auto whole = nothing_was_in(category); !whole) return whole;
  topics_.emplace(category);
  return {};
}

// A topic that had to be made although entries of it were sent before was deleted. To go on would
// leave a gap that only a verification tells.
Result<void> Session::nothing_was_in(std::string_view category) const {
  const auto cursor = log_.read_category(category, 0);
  const auto first = cursor->next();
  if (!first) return first.error();
  if (*first == nullptr || (*first)->position >= progress_.to) return {};
  return Error{Errc::corrupt, topic_of(options_.ledger, category) +
                                  " was deleted after entries had been sent to it; delete all "
                                  "topics of the ledger, and everything is sent again"};
}

Result<void> Session::send_some() {
  if (auto begun = outcome(rd_kafka_begin_transaction(producer_.get())); !begun) return begun;
  std::size_t sent = 0;
  Uuid last_command{};
  for (;; ++sent) {
    if (!next_) {
      auto entry = cursor_->next();
      if (!entry) return entry.error();
      next_ = *entry;
    }
    if (!next_) break;
    // A command's entries are in one transaction, so that readers see all of it or nothing.
    if (sent >= options_.records_max && next_->command_id != last_command) break;
    last_command = next_->command_id;
    if (auto produced = produce(*next_, cursor_->bytes()); !produced) return produced;
    next_ = nullptr;
  }
  check(sent > 0, "the relay has something to send");
  if (auto produced = produce_progress(); !produced) return produced;
  return outcome(rd_kafka_commit_transaction(producer_.get(), options_.transaction_timeout_ms));
}

Result<void> Session::produce(const EntryView& entry, std::string_view bytes) {
  check(entry.position == progress_.to, "the relay sends entry after entry");
  if (auto made = make_topic_of(entry.category()); !made) return made;
  const auto leaf = leaf_hash(bytes);
  const auto envelope = options_.envelope(entry, leaf);
  if (!envelope) return envelope.error();
  progress_.tree.append(leaf);
  progress_.to = entry.position + 1;
  progress_.last_event = entry.event_id;
  return hand_over(topic_of(options_.ledger, entry.category()), entry.partition, entry.stream,
                   *envelope);
}

Result<void> Session::produce_progress() {
  return hand_over(progress_topic_of(options_.ledger), 0, progress_key,
                   {encode_progress(progress_),
                    {{"to", std::to_string(progress_.to)}, {"root", hex(progress_.tree.root())}}});
}

Result<void> Session::hand_over(const std::string& topic, std::int32_t partition,
                                std::string_view key, const Envelope& envelope) {
  rd_kafka_headers_t* headers = rd_kafka_headers_new(envelope.headers.size());
  for (const auto& [name, value] : envelope.headers)
    rd_kafka_header_add(headers, name.data(), static_cast<ssize_t>(name.size()), value.data(),
                        static_cast<ssize_t>(value.size()));
  for (;;) {
    const auto code = rd_kafka_producev(
        producer_.get(), RD_KAFKA_V_TOPIC(topic.c_str()), RD_KAFKA_V_PARTITION(partition),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_VALUE(const_cast<char*>(envelope.value.data()), envelope.value.size()),
        RD_KAFKA_V_KEY(key.data(), key.size()), RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
    if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
      rd_kafka_headers_destroy(headers);
      return kafka::error_of(code, topic);
    }
    rd_kafka_poll(producer_.get(), 10);
  }
}

}  // namespace yiben::eventstore
