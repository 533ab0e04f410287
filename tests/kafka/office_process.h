// An office in a process of its own, which appends and relays until it is told otherwise.
#pragma once

#include <sys/prctl.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "tests/kafka/office.h"

namespace yiben::kafka_tests {

inline std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

class OfficeProcessTest : public RelayTest {
 protected:
  static constexpr int patience_ms = 120'000;

  // Only the child opens the log meanwhile.
  pid_t start_office(const eventstore::RelayOptions& with) {
    log_.reset();
    const pid_t child = fork();
    if (child != 0) return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that fails leaves nobody behind
    open();
    const auto relay = eventstore::Relay::start(*log_, with);
    for (;;) {
      write(1 + std::random_device{}() % 300);
      if (HasFailure()) _exit(1);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  pid_t start_office() { return start_office(options()); }
  void kill_office(pid_t child) {
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
  }
  void relay_the_rest() {
    open();
    const auto relay = eventstore::Relay::start(*log_, options());
    ASSERT_TRUE(relay->wait_for(log_->head(), patience_ms)) << relay->status().trouble;
  }
};

}  // namespace yiben::kafka_tests
