#include <pthread.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "eventstore/head_file.h"

namespace yiben::eventstore {
namespace {

using Steady = std::chrono::steady_clock;

constexpr auto kept_within = std::chrono::milliseconds(200);
constexpr std::uint64_t kept_every_entries = 1'000;
constexpr int look_every_ms = 20;

}  // namespace

struct HeadKeeper::Impl {
  Impl(std::string file, Uuid id, std::vector<Watched> logs,
       std::function<void(const std::string&)> tell)
      : path(std::move(file)), book(id), watched(std::move(logs)), trouble(std::move(tell)) {
    thread = std::thread([this] { run(); });
  }

  KnownHeads heads() const {
    KnownHeads now{book, {}};
    for (const auto& [name, log] : watched) now.logs[name] = log->tree_head();
    return now;
  }

  Result<void> write() {
    std::lock_guard one_at_a_time(writing);
    const auto now = heads();
    const auto kept = write_head_file(path, now);
    const std::string told = kept ? "" : kept.error().detail;
    if (told != last_told && trouble) trouble(told);
    last_told = told;
    tried_at = Steady::now();
    tried_in_vain = !kept;
    if (kept) entries_kept = entries_of(now);
    return kept;
  }

  static std::uint64_t entries_of(const KnownHeads& heads) {
    std::uint64_t sum = 0;
    for (const auto& [name, head] : heads.logs) sum += head.size;
    return sum;
  }
  std::uint64_t entries() const {
    std::uint64_t sum = 0;
    for (const auto& one : watched) sum += one.log->head();
    return sum;
  }

  void run() {
    pthread_setname_np(pthread_self(), "head-keeper");
    std::unique_lock lock(mutex);
    while (!stopping) {
      stop.wait_for(lock, std::chrono::milliseconds(look_every_ms));
      lock.unlock();
      const auto now = entries();
      const auto since = now - entries_kept;
      const bool at_once = since >= kept_every_entries && !tried_in_vain;
      if (at_once || (since > 0 && Steady::now() - tried_at.load() >= kept_within)) (void)write();
      lock.lock();
    }
  }

  const std::string path;
  const Uuid book;
  const std::vector<Watched> watched;
  const std::function<void(const std::string&)> trouble;

  std::mutex writing;
  std::string last_told;
  std::atomic<std::uint64_t> entries_kept = 0;
  std::atomic<Steady::time_point> tried_at = Steady::time_point{};
  std::atomic<bool> tried_in_vain = false;  // a disk that is full is not asked every 20 ms

  std::mutex mutex;
  std::condition_variable stop;
  bool stopping = false;
  std::thread thread;
};

HeadKeeper::HeadKeeper(std::string path, Uuid book, std::vector<Watched> logs,
                       std::function<void(const std::string&)> trouble)
    : impl_(std::make_unique<Impl>(std::move(path), book, std::move(logs), std::move(trouble))) {}

HeadKeeper::~HeadKeeper() {
  {
    std::lock_guard lock(impl_->mutex);
    impl_->stopping = true;
    impl_->stop.notify_one();
  }
  impl_->thread.join();
  (void)impl_->write();
}

Result<void> HeadKeeper::write_now() { return impl_->write(); }

}  // namespace yiben::eventstore
