// A log of real events and a relay to the broker that YIBEN_KAFKA names ("127.0.0.1:9092"). Each
// test has a ledger of its own, so that topics never meet.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "domain/codec/binary.h"
#include "domain/money/fund.h"
#include "eventstore/relay.h"
#include "eventstore/verify_streams.h"
#include "tests/opening.h"
#include "workflows/exchange/cloud_event.h"
#include "workflows/loop/book.h"

namespace yiben::kafka_tests {

inline std::string brokers() {
  const char* named = std::getenv("YIBEN_KAFKA");
  return named ? named : "";
}

class RelayTest : public testing::Test {
 protected:
  void SetUp() override {
    if (brokers().empty()) GTEST_SKIP() << "NO BROKER: set YIBEN_KAFKA, see ops/kafka";
    folder_ = std::filesystem::temp_directory_path() /
              ("yiben-relay-" + std::to_string(getpid()) + "-" + std::to_string(ledger_));
    open();
  }
  void TearDown() override {
    log_.reset();
    std::filesystem::remove_all(folder_);
  }
  void open() {
    log_ = *eventstore::open_log(
        {.folder = folder_, .ledger = ledger_, .opening = opening_of(folder_)});
  }

  eventstore::RelayOptions options() const {
    eventstore::RelayOptions o;
    o.brokers = brokers();
    o.ledger = ledger_;
    o.categories = {"fund"};
    o.transaction_timeout_ms = 15'000;
    o.envelope = &workflows::kafka_envelope;
    return o;
  }

  // `count` events over 100 streams, 1,000 an append.
  void write(std::uint64_t count) {
    while (count > 0) {
      eventstore::Append append;
      append.command_id = workflows::random_id().bytes;
      append.actor = {"018f4c1e-0000-7000-8000-000000000001", "finance", "500199"};
      const auto some = std::min<std::uint64_t>(count, 1'000);
      append.streams.resize(std::min<std::uint64_t>(some, 100));
      for (std::uint64_t i = 0; i < some; ++i) {
        auto& stream = append.streams[i % append.streams.size()];
        stream.stream = "fund-f" + std::to_string(i % append.streams.size());
        stream.events.push_back(
            {"fund.paid_out", 1, workflows::random_id().bytes, eventstore::no_effective_day,
             pack(Fund::PaidOut{stream.stream, "roll", {static_cast<std::int64_t>(++written_)}})});
      }
      ASSERT_TRUE(log_->append(std::move(append)));
      count -= some;
    }
  }

  eventstore::StreamReport verified() {
    auto report =
        eventstore::StreamVerification(*log_, brokers(), ledger_, &workflows::entry_from).go_on();
    EXPECT_TRUE(report) << report.error().detail;
    return report ? *report : eventstore::StreamReport{.first_fault = "not read"};
  }
  void expect_complete() {
    const auto report = verified();
    EXPECT_TRUE(report.sound()) << report.first_fault;
    EXPECT_EQ(report.records, log_->head());
    EXPECT_EQ(report.to, log_->head()) << "ledger " << ledger_;
  }

  std::uint32_t ledger_ = 500'000 + static_cast<std::uint32_t>(std::random_device{}() % 400'000);
  std::string folder_;
  std::uint64_t written_ = 0;
  std::unique_ptr<eventstore::Log> log_;
};

}  // namespace yiben::kafka_tests
