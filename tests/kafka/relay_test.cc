#include <atomic>
#include <thread>

#include "eventstore/stream_watch.h"
#include "tests/kafka/office.h"

namespace yiben::kafka_tests {
namespace {

using eventstore::Relay;

constexpr int patience_ms = 60'000;

TEST_F(RelayTest, SendsEveryEntryOnceAndInOrder) {
  write(3'000);
  {
    const auto relay = Relay::start(*log_, options());
    ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
    write(500);  // and what comes while it runs
    ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  }
  expect_complete();
}

TEST_F(RelayTest, GoesOnWhereItWas) {
  for (int start = 0; start < 3; ++start) {
    write(700);
    const auto relay = Relay::start(*log_, options());
    ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
    EXPECT_EQ(relay->status().transactions, 1u);
  }
  expect_complete();
}

TEST_F(RelayTest, TwoOnOneLedgerSendNothingTwiceAndOneStops) {
  write(2'000);
  const auto one = Relay::start(*log_, options());
  ASSERT_TRUE(one->wait_for(log_->head(), patience_ms));
  const auto other = Relay::start(*log_, options());
  for (int i = 0; i < 20 && !one->status().stopped && !other->status().stopped; ++i) {
    write(100);
    one->wait_for(log_->head(), 500);
    other->wait_for(log_->head(), 500);
  }
  ASSERT_NE(one->status().stopped, other->status().stopped);
  const auto& working = one->status().stopped ? other : one;
  ASSERT_TRUE(working->wait_for(log_->head(), patience_ms)) << working->status().trouble;
  expect_complete();
}

TEST_F(RelayTest, RefusesToGoOnFromAnotherBook) {
  write(200);
  { Relay::start(*log_, options())->wait_for(log_->head(), patience_ms); }
  log_.reset();
  std::filesystem::remove_all(folder_);
  open();
  write(300);  // as many and more, but others
  const auto relay = Relay::start(*log_, options());
  EXPECT_FALSE(relay->wait_for(log_->head(), patience_ms));
  EXPECT_TRUE(relay->status().stopped);
  EXPECT_EQ(relay->status().trouble, "Kafka holds another entry 199 than the log");
}

TEST_F(RelayTest, IsFoundSoundAtAnyMomentOfItsWork) {
  const auto relay = Relay::start(*log_, options());
  write(2'000);
  ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  std::atomic<bool> enough = false;
  std::thread writer([&] {
    while (!enough) {
      write(20);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  std::uint64_t seen = 0;
  for (int i = 0; i < 3; ++i) {
    const auto report = verified();
    EXPECT_TRUE(report.sound()) << report.first_fault;
    EXPECT_GT(report.records, seen);
    seen = report.records;
  }
  enough = true;
  writer.join();
  ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  expect_complete();
}

TEST_F(RelayTest, IsWatchedWhileItRuns) {
  const auto relay = Relay::start(*log_, options());
  write(2'000);
  ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  const auto watch = eventstore::StreamWatch::start(*log_, brokers(), ledger_,
                                                    &workflows::entry_from, {.look_every_ms = 50});
  const auto seen = [&](std::uint64_t records) {
    for (int i = 0; i < 600; ++i) {
      const auto status = watch->status();
      if (status.caught_up && status.report.records == records) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  };
  ASSERT_TRUE(seen(2'000)) << watch->status().trouble;
  write(1'500);
  ASSERT_TRUE(seen(3'500)) << watch->status().trouble;
  EXPECT_TRUE(watch->status().report.sound()) << watch->status().report.first_fault;
  EXPECT_EQ(watch->status().report.to, 3'500u);
}

TEST_F(RelayTest, KeepsTheLogGoingWhileNoBrokerAnswers) {
  auto nowhere = options();
  nowhere.brokers = "127.0.0.1:1";
  const auto relay = Relay::start(*log_, nowhere);
  write(1'000);
  EXPECT_EQ(log_->head(), 1'000u);
  EXPECT_FALSE(relay->wait_for(1, 200));
  EXPECT_FALSE(relay->status().stopped);
}

}  // namespace
}  // namespace yiben::kafka_tests
