// Wrapped subject keys made since the last group commit: they go to disk with the next one, so that
// making a key costs no write of its own and nobody waits for a disk while the key ring is locked.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

#include "hashing.h"

namespace yiben::eventstore {

// Threads: take() and written() from the sequencer, the rest from any.
class NewKeys {
 public:
  void put(const Uuid& subject, std::string_view wrapped) {
    std::lock_guard lock(mutex_);
    waiting_[subject] = wrapped;
  }
  std::optional<std::string> find(const Uuid& subject) const {
    std::lock_guard lock(mutex_);
    for (const auto* keys : {&waiting_, &in_writing_}) {
      if (const auto found = keys->find(subject); found != keys->end()) return found->second;
    }
    return std::nullopt;
  }
  // Afterwards the key is in the store or nowhere.
  void forget(const Uuid& subject) {
    std::unique_lock lock(mutex_);
    waiting_.erase(subject);
    written_.wait(lock, [&] { return !in_writing_.contains(subject); });
  }

  // What the commit about to be written must hold.
  const UuidMap<std::string>& take() {
    std::lock_guard lock(mutex_);
    in_writing_.swap(waiting_);
    return in_writing_;  // nobody else changes it until written()
  }
  void written() {
    std::lock_guard lock(mutex_);
    in_writing_.clear();
    written_.notify_all();
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable written_;
  UuidMap<std::string> waiting_, in_writing_;
};

}  // namespace yiben::eventstore
