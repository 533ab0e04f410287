#include "eventstore/stream_watch.h"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace yiben::eventstore {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int again_after_ms = 1'000;

class RunningWatch final : public StreamWatch {
 public:
  RunningWatch(const Log& log, std::string brokers, std::uint32_t ledger, EntryFrom entry_from,
               StreamWatchTerms terms)
      : terms_(terms),
        verification_(log, std::move(brokers), ledger, std::move(entry_from)),
        thread_([this] { run(); }) {}
  ~RunningWatch() override {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    stopping_.notify_all();
    thread_.join();
  }

  StreamWatchStatus status() const override {
    std::lock_guard lock(mutex_);
    return status_;
  }

 private:
  void run() {
    pthread_setname_np(pthread_self(), "stream-watch");
    while (!stop_) {
      began_ = Steady::now();
      read_before_ = status().report.records;
      const auto report =
          verification_.go_on([this](const StreamReport& so_far) { return keep_pace(so_far); });
      std::unique_lock lock(mutex_);
      if (report) status_.report = *report;
      status_.trouble = report ? "" : report.error().detail;
      status_.caught_up = report && !stop_;
      if (report) status_.looked_us = system_clock()();
      const int pause_ms =
          report ? terms_.look_every_ms : std::min(terms_.look_every_ms, again_after_ms);
      stopping_.wait_for(lock, std::chrono::milliseconds(pause_ms),
                         [this] { return stop_.load(); });
    }
  }

  bool keep_pace(const StreamReport& so_far) {
    const auto read = so_far.records - read_before_;
    const auto due =
        began_ + std::chrono::microseconds(read * 1'000'000 / terms_.records_per_second_max);
    std::unique_lock lock(mutex_);
    status_.report = so_far;
    stopping_.wait_until(lock, due, [this] { return stop_.load(); });
    return !stop_;
  }

  const StreamWatchTerms terms_;
  StreamVerification verification_;
  Steady::time_point began_;
  std::uint64_t read_before_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable stopping_;
  StreamWatchStatus status_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<StreamWatch> StreamWatch::start(const Log& log, std::string brokers,
                                                std::uint32_t ledger, EntryFrom entry_from,
                                                StreamWatchTerms terms) {
  return std::make_unique<RunningWatch>(log, std::move(brokers), ledger, std::move(entry_from),
                                        terms);
}

}  // namespace yiben::eventstore
