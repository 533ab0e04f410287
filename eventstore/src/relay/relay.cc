#include "eventstore/relay.h"

#include <pthread.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "relay/session.h"

namespace yiben::eventstore {
namespace {

constexpr int look_for_stop_ms = 50;
constexpr int backoff_first_ms = 100;
constexpr int backoff_max_ms = 5'000;

std::string random_name() {
  std::random_device noise;
  return std::to_string(noise()) + std::to_string(noise());
}

class RunningRelay final : public Relay {
 public:
  RunningRelay(Log& log, RelayOptions options)
      : log_(log), options_(std::move(options)), thread_([this] { run(); }) {}
  ~RunningRelay() override {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  RelayStatus status() const override {
    std::lock_guard lock(mutex_);
    return status_;
  }
  bool wait_for(Position position, int timeout_ms) const override {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::milliseconds(timeout_ms),
                      [&] { return status_.relayed >= position || status_.stopped || stop_; });
    return status_.relayed >= position;
  }

 private:
  void run() {
    pthread_setname_np(pthread_self(), "relay");
    int backoff_ms = backoff_first_ms;
    while (!stop_) {
      const auto before = status().transactions;
      const auto fault = relay_until_doubt();
      if (!fault) return;
      const bool for_good = fault->code != Errc::io;
      if (status().transactions > before) backoff_ms = backoff_first_ms;
      std::unique_lock lock(mutex_);
      status_.connected = false;
      status_.trouble = fault->detail;
      status_.stopped = for_good;
      ++status_.restarts;
      changed_.notify_all();
      if (for_good) return;
      changed_.wait_for(lock, std::chrono::milliseconds(backoff_ms), [&] { return stop_.load(); });
      backoff_ms = std::min(backoff_ms * 2, backoff_max_ms);
    }
  }

  // nullopt: asked to stop.
  std::optional<Error> relay_until_doubt() {
    auto session = Session::open(log_, options_, name_, last_seen_);
    if (!session) return session.error();
    tell((*session)->progress(), 0);
    while (!stop_) {
      const auto from = (*session)->progress().to;
      if (log_.wait_beyond(from, look_for_stop_ms) <= from) continue;
      if (auto sent = (*session)->send_some(); !sent) return sent.error();
      tell((*session)->progress(), 1);
    }
    return std::nullopt;
  }

  void tell(const RelayProgress& progress, int transactions) {
    last_seen_ = progress;
    std::lock_guard lock(mutex_);
    status_.relayed = progress.to;
    status_.transactions += static_cast<std::uint64_t>(transactions);
    status_.connected = true;
    status_.trouble.clear();
    changed_.notify_all();
  }

  Log& log_;
  const RelayOptions options_;
  const std::string name_ = random_name();
  std::optional<RelayProgress> last_seen_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  RelayStatus status_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace

std::string topic_of(std::uint32_t ledger, std::string_view category) {
  return "yiben." + std::to_string(ledger) + "." + std::string(category) + ".v1";
}
std::string progress_topic_of(std::uint32_t ledger) { return topic_of(ledger, "progress"); }
std::map<std::string, std::string> topic_settings() {
  return {{"cleanup.policy", "delete"}, {"retention.ms", "-1"}};
}

std::unique_ptr<Relay> Relay::start(Log& log, RelayOptions options) {
  return std::make_unique<RunningRelay>(log, std::move(options));
}

}  // namespace yiben::eventstore
