// The brokers' disk is full: Kafka stops serving it and ends. The log goes on, and once there is
// room and the broker is back, everything follows once and in order.
#include <sys/mount.h>

#include <fstream>

#include "tests/kafka/office_process.h"

namespace yiben::kafka_tests {
namespace {

using eventstore::Relay;

class FullDiskTest : public OfficeProcessTest {
 protected:
  void SetUp() override {
    OfficeProcessTest::SetUp();
    if (IsSkipped()) return;
    disk_ = folder_ + "-disk";
    std::filesystem::create_directories(disk_);
    if (mount("tmpfs", disk_.c_str(), "tmpfs", 0, "size=256m") != 0)
      GTEST_SKIP() << "mounting needs root: a full disk at the broker was NOT tested";
    mounted_ = true;
    ASSERT_EQ(broker("up"), 0);
  }
  void TearDown() override {
    if (mounted_) {
      EXPECT_EQ(broker("down"), 0);
      EXPECT_EQ(umount2(disk_.c_str(), MNT_DETACH), 0);
    }
    if (!disk_.empty()) std::filesystem::remove_all(disk_);
    OfficeProcessTest::TearDown();
  }
  // One of its own, beside the one the other tests share.
  std::string port() const {
    return std::to_string(std::stoi(brokers().substr(brokers().find(':') + 1)) + 40);
  }
  int broker(const std::string& action) const {
    return std::system((std::string(YIBEN_SOURCE_DIR) + "/ops/kafka " + action + " --port " +
                        port() + " --data " + disk_ + "/broker >/dev/null 2>&1")
                           .c_str());
  }
  void fill() {
    std::ofstream ballast(disk_ + "/ballast", std::ios::binary);
    const std::string block(64 << 10, 'x');
    while (ballast.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
  }

  std::string disk_;
  bool mounted_ = false;
};

TEST_F(FullDiskTest, EverythingFollowsOnceThereIsRoomAgain) {
  auto there = options();
  there.brokers = "127.0.0.1:" + port();
  there.transaction_timeout_ms = 5'000;
  write(1'000);
  const auto relay = Relay::start(*log_, there);
  ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  fill();
  for (int i = 0; i < 100 && relay->status().connected; ++i) {
    write(1'000);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  EXPECT_FALSE(relay->status().connected);
  EXPECT_FALSE(relay->wait_for(log_->head(), 500));
  write(500);  // the log goes on
  std::filesystem::remove(disk_ + "/ballast");
  // It has ended, or ends now.
  (void)broker("kill");
  ASSERT_EQ(broker("up"), 0);
  ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  const auto report =
      eventstore::StreamVerification(*log_, there.brokers, ledger_, &workflows::entry_from).go_on();
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_TRUE(report->sound()) << report->first_fault;
  EXPECT_EQ(report->records, log_->head());
}

}  // namespace
}  // namespace yiben::kafka_tests
