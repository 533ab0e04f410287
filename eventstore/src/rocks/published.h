// What readers may see: the durable head, and a way to wait for it to move.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "eventstore/log.h"

namespace yiben::eventstore {

// Threads: set() from the sequencer, the rest from any.
class Published {
 public:
  explicit Published(const CompactRange& tree) : tree_(tree), head_(tree.size()) {}

  void set(const CompactRange& tree) {
    std::lock_guard lock(mutex_);
    tree_ = tree;
    head_.store(tree.size(), std::memory_order_release);
    ++commits_;
    moved_.notify_all();
  }
  std::uint64_t commits() const { return commits_; }
  Position head() const { return head_.load(std::memory_order_acquire); }
  Position wait_beyond(Position position, int timeout_ms) const {
    std::unique_lock lock(mutex_);
    moved_.wait_for(lock, std::chrono::milliseconds(timeout_ms),
                    [&] { return head_.load() > position; });
    return head_.load();
  }
  CompactRange tree() const {
    std::lock_guard lock(mutex_);
    return tree_;
  }
  // The root is worked out here, not at every commit.
  TreeHead tree_head() const { return tree().head(); }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable moved_;
  CompactRange tree_;
  std::atomic<Position> head_;
  std::atomic<std::uint64_t> commits_ = 0;
};

}  // namespace yiben::eventstore
