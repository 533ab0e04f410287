// The one thread that writes the log: takes what callers queued, judges each append in order, and
// writes all of it as one synced batch.
#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "plan.h"
#include "rocks/anchor.h"
#include "rocks/bell.h"
#include "rocks/commit.h"
#include "rocks/published.h"
#include "rocks/room.h"
#include "shape.h"

namespace yiben::eventstore {

// Bounds of one group commit. An append larger than this alone is written alone.
inline constexpr std::size_t commit_appends_max = 1'000;
inline constexpr std::size_t commit_bytes_max = 8u << 20;

class Sequencer {
 public:
  // Starts its thread. Borrows the references, which must outlive it.
  Sequencer(const Store&, Overlay&, const Index&, NewKeys&, Health&, Published&, Anchor, Room,
            Clock, bool sync, HeadRecord, PartitionCounters);
  // Writes what is queued and what keys are left, then ends the thread.
  ~Sequencer();

  void submit(Append, Log::Done);
  Result<Receipt> submit_and_wait(Append);

 private:
  struct Request {
    Append append;
    Log::Done done;  // or else
    Waiter* waiter = nullptr;
    Shape shape;
    std::optional<Result<Receipt>> answer;
    Bell* bell = nullptr;
    bool rests_on_this_commit = false;  // a failed write makes the answer void
  };

  Bell& enqueue(Request);
  bool take(std::vector<Request>&);
  void run();
  void commit(std::vector<Request>&);
  void judge(Request&);
  void answer(std::vector<Request>&);

  Overlay& overlay_;
  Health& health_;
  Published& published_;
  const Anchor anchor_;
  Room room_;
  const Clock clock_;
  Commit commit_;

  std::mutex mutex_;
  std::condition_variable queued_;
  std::deque<Request> queue_;
  bool stopping_ = false;
  // One for the commit being written, one for the next: ringing wakes the callers of one, not both.
  std::array<Bell, 2> bells_;
  std::size_t next_bell_ = 0;
  std::thread thread_;
};

}  // namespace yiben::eventstore
