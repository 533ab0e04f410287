// What networks, machines and people do to a relay, against a real broker. After each: every entry
// once and in order.
#include <librdkafka/rdkafka.h>

#include "tests/kafka/office_process.h"
#include "tests/kafka/proxy.h"
#include "tests/opening.h"

namespace yiben::kafka_tests {
namespace {

using eventstore::Relay;

class FaultTest : public OfficeProcessTest {
 protected:
  static void pass(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }
  static std::uint16_t port() {
    return static_cast<std::uint16_t>(std::stoi(brokers().substr(brokers().find(':') + 1)));
  }
  void delete_topic(const std::string& topic) {
    char why[512];
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", brokers().c_str(), why, sizeof why);
    rd_kafka_t* admin = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    rd_kafka_queue_t* answers = rd_kafka_queue_new(admin);
    rd_kafka_DeleteTopic_t* wanted[] = {rd_kafka_DeleteTopic_new(topic.c_str())};
    rd_kafka_DeleteTopics(admin, wanted, 1, nullptr, answers);
    rd_kafka_event_t* answer = rd_kafka_queue_poll(answers, 10'000);
    ASSERT_TRUE(answer);
    EXPECT_EQ(rd_kafka_event_error(answer), RD_KAFKA_RESP_ERR_NO_ERROR);
    rd_kafka_event_destroy(answer);
    rd_kafka_DeleteTopic_destroy(wanted[0]);
    rd_kafka_queue_destroy(answers);
    rd_kafka_destroy(admin);
  }
};

// Longer than a transaction may take: the broker gives it up while the relay still thinks it runs.
TEST_F(FaultTest, TheNetworkStandsStill) {
  Proxy network(static_cast<std::uint16_t>(port() + 3), static_cast<std::uint16_t>(port() + 2));
  auto through = options();
  through.brokers = "127.0.0.1:" + std::to_string(port() + 3);
  through.transaction_timeout_ms = 2'000;
  write(2'000);
  {
    const auto relay = Relay::start(*log_, through);
    ASSERT_TRUE(relay->wait_for(500, patience_ms)) << relay->status().trouble;
    for (const int stall_ms : {500, 4'000}) {
      write(1'000);
      network.stall(true);
      write(1'000);
      pass(stall_ms);
      network.stall(false);
      write(1'000);
    }
    ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  }
  expect_complete();
}

// The machine sleeps in the middle of a transaction; the broker has ended it when it wakes.
TEST_F(FaultTest, TheRelaySleepsThroughItsTransaction) {
  auto short_lived = options();
  short_lived.transaction_timeout_ms = 2'000;
  const pid_t child = start_office(short_lived);
  for (int round = 0; round < 2; ++round) {
    pass(700 + static_cast<int>(std::random_device{}() % 300));
    kill(child, SIGSTOP);
    pass(4'000);
    kill(child, SIGCONT);
  }
  pass(2'000);
  kill_office(child);
  relay_the_rest();
  expect_complete();
}

// Somebody has started a copy of the data folder beside the office.
TEST_F(FaultTest, TwoProcessesRelayOneLedger) {
  write(3'000);
  log_.reset();
  const auto copy = folder_ + "-copy";
  std::filesystem::copy(folder_, copy, std::filesystem::copy_options::recursive);
  const auto relaying = [&](const std::string& folder) {
    const pid_t child = fork();
    if (child != 0) return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto log =
        *eventstore::open_log({.folder = folder, .ledger = ledger_, .opening = opening_of(folder)});
    const auto relay = Relay::start(*log, options());
    for (;;) pass(1'000);
  };
  const pid_t one = relaying(folder_), other = relaying(copy);
  pass(5'000);
  kill_office(one);
  kill_office(other);
  std::filesystem::remove_all(copy);
  relay_the_rest();
  expect_complete();
}

TEST_F(FaultTest, ADeletedTopicStopsTheRelayAndIsSentAgainWithTheOthers) {
  write(500);
  {
    const auto relay = Relay::start(*log_, options());
    ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
    delete_topic(eventstore::topic_of(ledger_, "fund"));
    write(500);
    EXPECT_FALSE(relay->wait_for(log_->head(), 60'000));
    EXPECT_TRUE(relay->status().stopped);
    EXPECT_NE(relay->status().trouble.find("was deleted"), std::string::npos)
        << relay->status().trouble;
  }
  // What its words advise.
  delete_topic(eventstore::topic_of(ledger_, "fund"));
  delete_topic(eventstore::progress_topic_of(ledger_));
  pass(1'000);
  const auto relay = Relay::start(*log_, options());
  ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  expect_complete();
}

}  // namespace
}  // namespace yiben::kafka_tests
