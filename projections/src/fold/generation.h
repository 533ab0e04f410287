// Generation: one folder of views and the thread that folds the log into it.
//
// A rebuild is another generation from position 0; queries keep the one they started on alive.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "all_views.h"
#include "fold/feed.h"

namespace yiben::projections {

class Generation {
 public:
  // Errors: io, locked, corrupt, cut_short. nullptr: the folder is of another version.
  static Result<std::unique_ptr<Generation>> open(const std::string& folder, eventstore::Log&,
                                                  const eventstore::KeyRing&);
  ~Generation();

  // `advanced` is called by the folding thread after every commit and at a fault.
  void start(std::function<void()> advanced);
  void stop();

  Position position() const { return position_; }
  std::string fault() const;

  const std::string& folder() const { return folder_; }
  const Store& store() const { return *store_; }
  Result<void> flush() { return store_->flush(); }
  // The folder goes with the last query that reads it.
  void doom() { doomed_ = true; }

 private:
  Generation(std::string folder, eventstore::Log&, const eventstore::KeyRing&);
  Result<bool> load();
  Result<bool> agrees_with_log(const Checkpoint&) const;  // Errors: cut_short
  void run();
  bool commit_is_due(const Feed&) const;
  bool commit(bool behind);
  void stop_folding(const Error&);

  const std::string folder_;
  eventstore::Log& log_;
  const eventstore::KeyRing& keys_;
  std::unique_ptr<Store> store_;
  std::vector<std::unique_ptr<View>> views_;
  Wiring wiring_;
  Checkpoint folded_;  // in memory; ahead of position_ until the next commit
  std::chrono::steady_clock::time_point committed_at_;
  std::function<void()> advanced_;
  std::atomic<Position> position_ = 0;
  mutable std::mutex fault_mutex_;
  std::string fault_;
  std::atomic<bool> stop_ = false, doomed_ = false;
  std::thread thread_;
};

}  // namespace yiben::projections
