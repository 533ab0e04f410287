// Whether the log still writes. The first failed write ends that until the log is opened again:
// what reached the disk is then found out by recovery, not guessed.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include "eventstore/error.h"

namespace yiben::eventstore {

// Threads: any.
class Health {
 public:
  void fail(const std::string& detail) {
    std::lock_guard lock(mutex_);
    if (failed_) return;
    detail_ = detail;
    failed_ = true;
  }
  bool failed() const { return failed_; }
  // Errors: read_only, with the failure that came first.
  std::optional<Error> fault() const {
    if (!failed_) return std::nullopt;
    std::lock_guard lock(mutex_);
    return Error{Errc::read_only, detail_};
  }

 private:
  mutable std::mutex mutex_;
  std::atomic<bool> failed_ = false;
  std::string detail_;
};

}  // namespace yiben::eventstore
