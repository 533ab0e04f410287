#include "workflows/life_events/saga_runner.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <mutex>
#include <thread>

namespace yiben::workflows {
namespace {

// The office's clock may be moved by hand, so it is looked at again now and then.
constexpr int look_again_ms = 500;
constexpr auto after_trouble = std::chrono::seconds(1);

class Running : public SagaRunner {
 public:
  Running(const Book& book, RuleBook& rules, Connectors& connectors, SagaThreads threads)
      : book_(book),
        begin_thread_(std::move(threads.begin)),
        pool_(threads.count),
        engine_({book, rules, connectors, [this](std::function<void()> work) {
                   boost::asio::post(pool_, [this, work = std::move(work)] {
                     begin_thread_once();
                     work();
                   });
                 }}) {}

  ~Running() override {
    stop_ = true;
    if (loop_.joinable()) loop_.join();
  }

  Outcome<void> begin() {
    if (auto ok = engine_.recall(); !ok) return ok;
    loop_ = std::thread([this] {
      begin_thread_once();
      loop();
    });
    return {};
  }

  std::string trouble() const override {
    std::lock_guard lock(mutex_);
    return trouble_;
  }

 private:
  void begin_thread_once() const {
    thread_local bool begun = false;
    if (!std::exchange(begun, true) && begin_thread_) begin_thread_();
  }

  void loop() {
    while (!stop_) {
      const auto head = book_.log.head();
      const auto did = engine_.poll();
      note(did ? std::string{} : text_of(did.error()));
      if (!did)
        std::this_thread::sleep_for(after_trouble);
      else if (!*did)
        book_.log.wait_beyond(head, wait_ms());
    }
  }
  int wait_ms() const {
    const auto next = engine_.next_at();
    if (!next) return look_again_ms;
    const auto left_ms = (next->us - book_.now().us) / 1'000;
    return static_cast<int>(std::clamp<std::int64_t>(left_ms, 1, look_again_ms));
  }
  static std::string text_of(const Failure& failure) {
    return failure.error() ? failure.error()->detail : "refused";
  }
  void note(std::string trouble) {
    std::lock_guard lock(mutex_);
    trouble_ = std::move(trouble);
  }

  const Book& book_;
  const std::function<void()> begin_thread_;
  std::atomic<bool> stop_ = false;
  mutable std::mutex mutex_;
  std::string trouble_;
  boost::asio::thread_pool pool_;
  SagaEngine engine_;
  std::thread loop_;
};

}  // namespace

Outcome<std::unique_ptr<SagaRunner>> SagaRunner::start(const Book& book, RuleBook& rules,
                                                       Connectors& connectors,
                                                       SagaThreads threads) {
  auto runner = std::make_unique<Running>(book, rules, connectors, std::move(threads));
  if (auto ok = runner->begin(); !ok) return ok.error();
  return std::unique_ptr<SagaRunner>(std::move(runner));
}

}  // namespace yiben::workflows
