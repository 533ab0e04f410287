// Facts and dead letters on the inbound topic of a real broker.
#include "eventstore/inbound.h"

#include <librdkafka/rdkafka.h>

#include <mutex>
#include <thread>

#include "tests/kafka/office.h"

namespace yiben::kafka_tests {
namespace {

using eventstore::Envelope;
using eventstore::Inbound;

class InboundTest : public RelayTest {
 protected:
  // Value by value, in order; each with one header.
  void put(const std::vector<std::string>& values) {
    char why[512];
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", brokers().c_str(), why, sizeof why);
    rd_kafka_t* producer = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    const auto topic = eventstore::inbound_topic_of(ledger_);
    for (const auto& value : values)
      rd_kafka_producev(producer, RD_KAFKA_V_TOPIC(topic.c_str()),
                        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                        RD_KAFKA_V_VALUE(const_cast<char*>(value.data()), value.size()),
                        RD_KAFKA_V_HEADER("webhook-id", "m", 1), RD_KAFKA_V_END);
    EXPECT_EQ(rd_kafka_flush(producer, 20'000), RD_KAFKA_RESP_ERR_NO_ERROR);
    rd_kafka_destroy(producer);
  }
  // What lies in the dead letter topic: value and reason.
  std::vector<std::pair<std::string, std::string>> dead_letters(std::size_t wanted) {
    char why[512];
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", brokers().c_str(), why, sizeof why);
    rd_kafka_conf_set(conf, "group.id", "test", why, sizeof why);
    rd_kafka_t* reader = rd_kafka_new(RD_KAFKA_CONSUMER, conf, why, sizeof why);
    auto* from = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(from, eventstore::dead_letter_topic_of(ledger_).c_str(), 0)
        ->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_assign(reader, from);
    rd_kafka_topic_partition_list_destroy(from);
    std::vector<std::pair<std::string, std::string>> out;
    for (int i = 0; i < 100 && out.size() < wanted; ++i) {
      rd_kafka_message_t* message = rd_kafka_consumer_poll(reader, 100);
      if (!message) continue;
      rd_kafka_headers_t* headers = nullptr;
      const void* reason = nullptr;
      std::size_t size = 0;
      if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR &&
          rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR &&
          rd_kafka_header_get_last(headers, "reason", &reason, &size) == RD_KAFKA_RESP_ERR_NO_ERROR)
        out.emplace_back(std::string(static_cast<const char*>(message->payload), message->len),
                         std::string(static_cast<const char*>(reason), size));
      rd_kafka_message_destroy(message);
    }
    rd_kafka_consumer_close(reader);
    rd_kafka_destroy(reader);
    return out;
  }
  std::unique_ptr<Inbound> start() {
    return Inbound::start({brokers(), ledger_, -1, [this](const Envelope& record) {
                             std::lock_guard lock(mutex_);
                             EXPECT_EQ(record.headers.at(0).first, "webhook-id");
                             return judge_(record.value);
                           }});
  }
  static bool eventually(const std::function<bool()>& so) {
    for (int i = 0; i < 3'000; ++i) {
      if (so()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  std::vector<std::string> judged() {
    std::lock_guard lock(mutex_);
    return judged_;
  }

  std::mutex mutex_;
  std::vector<std::string> judged_;
  std::function<eventstore::Result<std::string>(const std::string&)> judge_ =
      [this](const std::string& value) -> eventstore::Result<std::string> {
    judged_.push_back(value);
    return value.starts_with("bad") ? "does not fit" : "";
  };
};

TEST_F(InboundTest, EachRecordIsJudgedAndWhatDoesNotFitIsADeadLetter) {
  const auto inbound = start();
  ASSERT_TRUE(eventually([&] { return inbound->status().connected; })) << inbound->status().trouble;
  put({"one", "bad two", "three"});
  ASSERT_TRUE(eventually([&] { return judged().size() == 3; })) << inbound->status().trouble;
  EXPECT_EQ(judged(), (std::vector<std::string>{"one", "bad two", "three"}));
  EXPECT_EQ(inbound->status().taken, 2u);
  EXPECT_EQ(inbound->status().dead, 1u);
  const auto dead = dead_letters(1);
  ASSERT_EQ(dead.size(), 1u);
  EXPECT_EQ(dead[0], (std::pair<std::string, std::string>("bad two", "does not fit")));
}

TEST_F(InboundTest, GoesOnAfterARestartWithoutLossAndJudgesAgainWhatItCouldNot) {
  {
    const auto inbound = start();
    ASSERT_TRUE(eventually([&] { return inbound->status().connected; }));
    put({"one", "two"});
    ASSERT_TRUE(eventually([&] { return judged().size() == 2; }));
  }
  put({"three"});
  bool fails = true;
  {
    std::lock_guard lock(mutex_);
    judge_ = [&](const std::string& value) -> eventstore::Result<std::string> {
      if (fails) return eventstore::Error{eventstore::Errc::io, "no disk"};
      judged_.push_back(value);
      return std::string{};
    };
  }
  const auto inbound = start();
  ASSERT_TRUE(eventually([&] { return inbound->status().trouble == "no disk"; }))
      << inbound->status().trouble;
  {
    std::lock_guard lock(mutex_);
    fails = false;
  }
  ASSERT_TRUE(eventually([&] { return judged().size() == 3; })) << inbound->status().trouble;
  EXPECT_EQ(judged().back(), "three");
}

}  // namespace
}  // namespace yiben::kafka_tests
