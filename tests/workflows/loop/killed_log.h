// Logs that fail where it hurts.
#pragma once

#include <functional>
#include <stdexcept>
#include <utility>

#include "tests/workflows/loop/forwarding_log.h"

namespace yiben::workflows {

// A log that is killed before its nth append, or after it was written but before it was answered.
class KilledLog : public ForwardingLog {
 public:
  struct Killed : std::runtime_error {
    using std::runtime_error::runtime_error;
  };
  KilledLog(eventstore::Log& inner) : inner_(inner) {}
  int kill_at = -1;
  bool after_writing = false;
  std::function<void()> before_append;  // someone else, at the worst moment

  using Log::append;
  eventstore::Result<eventstore::Receipt> append(eventstore::Append a) override {
    if (before_append) std::exchange(before_append, {})();
    if (kill_at-- == 0) {
      if (after_writing) (void)inner_.append(std::move(a));
      throw Killed("killed");
    }
    return inner_.append(std::move(a));
  }

 private:
  eventstore::Log& inner() const override { return inner_; }

  eventstore::Log& inner_;
};

}  // namespace yiben::workflows
