// Wakes all the callers of one commit with one system call. Waking sixty-four one by one took the
// sequencer longer than writing what they had appended.
#pragma once

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <climits>
#include <cstdint>
#include <optional>

#include "eventstore/log.h"

namespace yiben::eventstore {

// Where a waiting caller finds its answer. Lives on the caller's stack: the sequencer must not
// touch it once `ready` is set.
struct Waiter {
  std::optional<Result<Receipt>> answer;
  std::atomic<bool> ready = false;
};

// Threads: any.
class Bell {
 public:
  void ring() {
    rings_.fetch_add(1);
    futex(FUTEX_WAKE_PRIVATE, INT_MAX);
  }
  void wait_for(const Waiter& waiter) {
    for (;;) {
      const auto before = rings_.load();
      if (waiter.ready) return;
      futex(FUTEX_WAIT_PRIVATE, before);
    }
  }

 private:
  void futex(int operation, std::uint32_t value) {
    static_assert(sizeof rings_ == sizeof(std::uint32_t));
    syscall(SYS_futex, reinterpret_cast<std::uint32_t*>(&rings_), operation, value, nullptr,
            nullptr, 0);
  }

  std::atomic<std::uint32_t> rings_ = 0;
};

}  // namespace yiben::eventstore
