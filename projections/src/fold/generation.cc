#include "fold/generation.h"

#include <pthread.h>

#include <filesystem>
#include <utility>

namespace yiben::projections {
namespace {

// Rows may look the same and mean something else: raise this when what is folded changes.
constexpr std::string_view views_version = "3 ";

using Steady = std::chrono::steady_clock;

constexpr int look_for_stop_ms = 20;
// While far behind, batches are large, so that a row changed many times is written once.
constexpr std::size_t pending_max = 100'000;
constexpr Position far_behind = 50'000;
constexpr auto visible_within = std::chrono::milliseconds(20);
// Events this close together share a batch; one that comes alone is written at once.
constexpr int together_ms = 2;

}  // namespace

Generation::Generation(std::string folder, eventstore::Log& log, const eventstore::KeyRing& keys)
    : folder_(std::move(folder)), log_(log), keys_(keys) {}

Result<std::unique_ptr<Generation>> Generation::open(const std::string& folder,
                                                     eventstore::Log& log,
                                                     const eventstore::KeyRing& keys) {
  std::unique_ptr<Generation> generation(new Generation(folder, log, keys));
  const auto ours = generation->load();
  if (!ours) return ours.error();
  if (!*ours) {
    generation->doom();
    generation.reset();
  }
  return generation;
}

Generation::~Generation() {
  stop();
  store_.reset();
  std::error_code ignored;  // what is left over goes at the next start
  if (doomed_) std::filesystem::remove_all(folder_, ignored);
}

Result<bool> Generation::load() {
  auto store = Store::open(folder_);
  if (!store) return store.error();
  store_ = std::move(*store);
  views_ = all_views(*store_, keys_);
  for (const auto& view : views_) view->wire(wiring_);
  const auto ours = store_->is_ours(views_version);
  if (!ours) return ours.error();
  if (!*ours) return false;
  const auto checkpoint = store_->checkpoint();
  if (!checkpoint) return checkpoint.error();
  folded_ = *checkpoint;
  position_ = folded_.position;
  return agrees_with_log(folded_);
}

Result<bool> Generation::agrees_with_log(const Checkpoint& checkpoint) const {
  if (checkpoint.position == 0) return true;
  // Views follow the log: what they know of it was there.
  if (checkpoint.position > log_.head())
    return Error{Errc::cut_short, "the views stand at " + std::to_string(checkpoint.position) +
                                      " and the log at " + std::to_string(log_.head())};
  const auto cursor = log_.read_all(checkpoint.position - 1);
  const auto entry = cursor->next();
  if (!entry) return entry.error();
  if (*entry && Uuid{(*entry)->event_id} == checkpoint.last_event) return true;
  return Error{Errc::cut_short, "entry " + std::to_string(checkpoint.position - 1) +
                                    " is not the one the views have folded"};
}

void Generation::start(std::function<void()> advanced) {
  advanced_ = std::move(advanced);
  stop_ = false;
  thread_ = std::thread([this] { run(); });
}

void Generation::stop() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

std::string Generation::fault() const {
  std::lock_guard lock(fault_mutex_);
  return fault_;
}

void Generation::run() {
  pthread_setname_np(pthread_self(), "views-fold");
  const Decoder decoder(wiring_, keys_);
  Feed feed(log_, decoder, folded_.position);
  committed_at_ = Steady::now();
  while (!stop_) {
    std::optional<Error> fault;
    if (Chunk* chunk = feed.next(folded_.position > position_ ? together_ms : look_for_stop_ms)) {
      for (std::size_t i = 0; i < chunk->count; ++i) fold(chunk->events[i]);
      if (chunk->reached.position > folded_.position) folded_ = chunk->reached;
      fault = std::exchange(chunk->fault, std::nullopt);
      feed.give_back(chunk);
    }
    const bool behind = !fault && log_.head() > folded_.position + far_behind;
    const bool due = folded_.position > position_ && commit_is_due(feed);
    if ((fault || due) && !commit(behind)) return;
    if (fault) return stop_folding(*fault);
  }
  if (folded_.position > position_) commit(false);
}

bool Generation::commit_is_due(const Feed& feed) const {
  if (store_->pending() >= pending_max) return true;
  if (log_.head() > folded_.position + far_behind) return false;
  const auto since = Steady::now() - committed_at_;
  return since >= visible_within ||
         (feed.idle() && since >= std::chrono::milliseconds(together_ms));
}

bool Generation::commit(bool behind) {
  const auto committed = store_->commit(folded_, behind);
  if (!committed) {
    stop_folding(committed.error());
    return false;
  }
  committed_at_ = Steady::now();
  if (*committed > position_) position_ = *committed;
  advanced_();
  return true;
}

void Generation::stop_folding(const Error& why) {
  {
    std::lock_guard lock(fault_mutex_);
    fault_ = why.detail;
  }
  advanced_();
}

}  // namespace yiben::projections
