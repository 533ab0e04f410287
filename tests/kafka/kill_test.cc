// The relay killed at random moments while the log is written, and the broker with it: afterwards
// every entry is in Kafka once and in order. YIBEN_KILL_ROUNDS and YIBEN_KILL_SEED make a long run.
#include <iostream>
#include <random>

#include "tests/kafka/office_process.h"

namespace yiben::kafka_tests {
namespace {

class KillTest : public OfficeProcessTest {
 protected:
  int ops_kafka(const std::string& action) {
    const char* data = std::getenv("YIBEN_KAFKA_DATA");
    const auto port = brokers().substr(brokers().find(':') + 1);
    return std::system((std::string(YIBEN_SOURCE_DIR) + "/ops/kafka " + action + " --port " + port +
                        (data ? " --data " + std::string(data) : "") + " >/dev/null 2>&1")
                           .c_str());
  }

  const std::uint64_t seed_ = number_from("YIBEN_KILL_SEED", std::random_device{}());
  std::mt19937_64 random_{seed_};
};

TEST_F(KillTest, TheRelay) {
  const auto rounds = number_from("YIBEN_KILL_ROUNDS", 8);
  std::cout << "seed " << seed_ << ", " << rounds << " rounds\n";
  for (std::uint64_t round = 0; round < rounds; ++round) {
    const pid_t child = start_office();
    std::this_thread::sleep_for(std::chrono::milliseconds(300 + random_() % 1'500));
    kill_office(child);
  }
  relay_the_rest();
  expect_complete();
  const auto report = verified();
  std::cout << report.records << " records, " << report.lost << " lost, " << report.duplicated
            << " duplicated, " << report.out_of_order << " out of order\n";
}

TEST_F(KillTest, TheBroker) {
  const auto rounds = number_from("YIBEN_BROKER_KILL_ROUNDS", 2);
  std::cout << "seed " << seed_ << ", " << rounds << " rounds\n";
  const pid_t child = start_office();
  for (std::uint64_t round = 0; round < rounds; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1'000 + random_() % 2'000));
    ASSERT_EQ(ops_kafka("kill"), 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(random_() % 1'000));
    ASSERT_EQ(ops_kafka("up"), 0);
  }
  std::this_thread::sleep_for(std::chrono::seconds(3));
  kill_office(child);
  relay_the_rest();
  expect_complete();
  const auto report = verified();
  std::cout << report.records << " records, " << report.lost << " lost, " << report.duplicated
            << " duplicated, " << report.out_of_order << " out of order\n";
}

}  // namespace
}  // namespace yiben::kafka_tests
