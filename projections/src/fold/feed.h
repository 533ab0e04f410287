// Feed: reads and decodes the log ahead of the folding thread, on a thread of its own, so that
// catching up uses two cores. It hands over chunks of decoded events, a short one when it has
// reached the end of the log.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "eventstore/log.h"
#include "fold/decoder.h"
#include "store/store.h"

namespace yiben::projections {

struct Chunk {
  std::vector<Decoded> events;  // the first `count`; the others are slots for later
  std::size_t count = 0;
  Checkpoint reached;          // once the events are folded
  std::optional<Error> fault;  // why nothing follows
};

class Feed {
 public:
  Feed(eventstore::Log&, const Decoder&, Position from);
  ~Feed();  // stops

  // The next chunk, nullptr after timeout_ms. Give it back when it has been folded.
  Chunk* next(int timeout_ms);
  void give_back(Chunk*);
  // Nothing more is ready now.
  bool idle() const;

 private:
  void run();
  bool fill(Chunk&, eventstore::Cursor&);
  Chunk* take_free();
  void hand_over(Chunk*);

  eventstore::Log& log_;
  const Decoder& decoder_;
  Position position_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Chunk> chunks_;
  std::vector<Chunk*> free_, full_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace yiben::projections
