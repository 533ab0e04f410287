#include "fold/feed.h"

#include <pthread.h>

namespace yiben::projections {
namespace {

constexpr std::size_t chunks = 4;
// Small enough that what one core has decoded is still in the cache when the other folds it.
constexpr std::size_t events_a_chunk = 256;
// How far a chunk may walk over entries nobody folds before it reports how far it has come.
constexpr Position entries_a_chunk = 16'384;
constexpr int feed_look_ms = 20;

}  // namespace

Feed::Feed(eventstore::Log& log, const Decoder& decoder, Position from)
    : log_(log), decoder_(decoder), position_(from), chunks_(chunks) {
  for (Chunk& chunk : chunks_) {
    chunk.events.resize(events_a_chunk);
    free_.push_back(&chunk);
  }
  thread_ = std::thread([this] { run(); });
}

Feed::~Feed() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Chunk* Feed::next(int timeout_ms) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::milliseconds(timeout_ms), [&] { return !full_.empty(); });
  if (full_.empty()) return nullptr;
  Chunk* chunk = full_.front();
  full_.erase(full_.begin());
  return chunk;
}

void Feed::give_back(Chunk* chunk) {
  {
    std::lock_guard lock(mutex_);
    free_.push_back(chunk);
  }
  changed_.notify_all();
}

bool Feed::idle() const {
  std::lock_guard lock(mutex_);
  return full_.empty();
}

Chunk* Feed::take_free() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stop_ || !free_.empty(); });
  if (stop_) return nullptr;
  Chunk* chunk = free_.back();
  free_.pop_back();
  return chunk;
}

void Feed::hand_over(Chunk* chunk) {
  {
    std::lock_guard lock(mutex_);
    full_.push_back(chunk);
  }
  changed_.notify_all();
}

// False at the end of the log, or at a fault.
bool Feed::fill(Chunk& chunk, eventstore::Cursor& cursor) {
  chunk.count = 0;
  const Position until = position_ + entries_a_chunk;
  while (chunk.count < chunk.events.size() && position_ < until) {
    const auto entry = cursor.next();
    if (!entry) {
      chunk.fault = Error{entry.error().code,
                          "entry " + std::to_string(position_) + ": " + entry.error().detail};
      return false;
    }
    if (!*entry) return false;
    auto wanted = decoder_.decode(**entry, chunk.events[chunk.count]);
    if (!wanted) {
      chunk.fault = wanted.error();
      return false;
    }
    if (*wanted) ++chunk.count;
    position_ = (*entry)->position + 1;
    chunk.reached = {position_, {(*entry)->event_id}};
  }
  return true;
}

void Feed::run() {
  pthread_setname_np(pthread_self(), "views-feed");
  auto cursor = log_.read_all(position_);
  while (!stop_) {
    if (log_.wait_beyond(position_, feed_look_ms) <= position_) continue;
    Chunk* chunk = take_free();
    if (!chunk) return;
    const Position before = position_;
    fill(*chunk, *cursor);
    const bool faulty = chunk->fault.has_value();
    if (position_ == before && !faulty) {
      give_back(chunk);
      continue;
    }
    hand_over(chunk);
    if (faulty) return;
  }
}

}  // namespace yiben::projections
