#include "workflows/exchange/deliveries.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <thread>

#include "exchange/delivery_run.h"
#include "exchange/signed_post.h"

namespace yiben::workflows {
namespace {

namespace asio = boost::asio;

// How soon a new webhook begins, and a changed one heeds it.
constexpr auto look_every = std::chrono::milliseconds(200);
constexpr auto last_words = std::chrono::seconds(1);

class RunningDeliveries : public Deliveries {
 public:
  RunningDeliveries(const Book& book, eventstore::Log& delivery_log, DeliveryTerms terms)
      : book_(book),
        delivery_log_(delivery_log),
        terms_(terms),
        webhooks_(book),
        feed_(
            book.log, [](auto, std::string_view event) { return std::string(event); },
            [this] {
              if (!woken_.exchange(true)) asio::post(io_, [this] { wake(); });
            },
            book.public_url) {
    spawn(watch());
    thread_ = std::thread([this] { io_.run(); });
  }
  ~RunningDeliveries() override {
    asio::post(io_, [this] {
      stop_ = true;
      timer_.cancel();
      for (auto& [stream, run] : runs_) run->end();
    });
    // A post under way is broken off in the end; it is sent again after a restart.
    asio::steady_timer patience(io_, last_words);
    patience.async_wait([this](auto) { io_.stop(); });
    thread_.join();
  }

  std::optional<DeliveryStatus> status(WebhookId webhook) const override {
    std::lock_guard lock(mutex_);
    const auto found = runs_.find(webhook.stream());
    if (found == runs_.end()) return std::nullopt;
    return found->second->status();
  }

  std::optional<TestAnswer> test(std::shared_ptr<const Webhook::State> webhook) override {
    const Waiting waiting(tests_);
    if (waiting.count > terms_.tests_max) return std::nullopt;
    auto answer = std::make_shared<std::promise<TestAnswer>>();
    auto got = answer->get_future();
    asio::post(io_, [this, answer, webhook = std::move(webhook)]() mutable {
      spawn(post_test(std::move(webhook), std::move(answer)));
    });
    // Names are looked up without our time-out.
    const auto timeout = std::chrono::milliseconds(terms_.timeout_ms);
    if (got.wait_for(timeout) == std::future_status::ready) return got.get();
    return TestAnswer{0, terms_.timeout_ms, "no answer in time"};
  }

 private:
  struct Waiting {
    explicit Waiting(std::atomic<int>& waiting) : all(waiting), count(++waiting) {}
    ~Waiting() { --all; }
    Waiting(const Waiting&) = delete;
    std::atomic<int>& all;
    const int count;
  };

  void spawn(asio::awaitable<void> work) {
    ++working_;
    asio::co_spawn(io_, std::move(work), [this](std::exception_ptr failed) {
      if (failed) std::rethrow_exception(failed);
      if (--working_ == 0) io_.stop();
    });
  }

  asio::awaitable<void> watch() {
    while (!stop_) {
      look();
      timer_.expires_after(look_every);
      boost::system::error_code ec;
      co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, ec));
    }
  }

  // A webhook that cannot be read is left as it is and looked at again.
  void look() {
    const auto all = webhooks_.all();
    if (!all) return;
    // Before any begins: what is recorded after a run has looked must ring for it.
    feed_.follow(std::ranges::any_of(*all, [](const auto& w) { return !w.second->ended; }));
    for (const auto& [stream, webhook] : *all) {
      const auto known = known_.find(stream);
      if (known != known_.end() && known->second == webhook) continue;
      known_[stream] = webhook;
      const auto running = runs_.find(stream);
      if (running == runs_.end()) {
        if (!webhook->ended) begin(stream, webhook);
      } else if (webhook->ended) {
        running->second->end();
        std::lock_guard lock(mutex_);
        runs_.erase(running);
      } else {
        running->second->change(webhook);
      }
    }
  }

  void begin(const std::string& stream, std::shared_ptr<const Webhook::State> webhook) {
    auto run = std::make_shared<DeliveryRun>(io_.get_executor(), book_, delivery_log_, feed_,
                                             terms_, std::move(webhook));
    if (!run->recall()) {
      known_.erase(stream);
      return;
    }
    {
      std::lock_guard lock(mutex_);
      runs_[stream] = run;
    }
    spawn(run->run());
  }

  asio::awaitable<void> post_test(std::shared_ptr<const Webhook::State> webhook,
                                  std::shared_ptr<std::promise<TestAnswer>> done) {
    using Clock = std::chrono::steady_clock;
    const auto address = HttpAddress::parse(webhook->subscribed->url);
    HttpConnection connection(io_.get_executor(), address.value_or(HttpAddress{}),
                              std::chrono::milliseconds(terms_.timeout_ms));
    const auto message = test_post(book_, *webhook);
    const auto began = Clock::now();
    const auto answer = co_await connection.post(message);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    done->set_value({answer.status, static_cast<std::int32_t>(took.count()), answer.trouble});
  }

  void wake() {
    woken_ = false;
    for (auto& [stream, run] : runs_) run->wake();
  }

  const Book& book_;
  eventstore::Log& delivery_log_;
  const DeliveryTerms terms_;
  WebhookDirectory webhooks_;
  bool stop_ = false;
  int working_ = 0;  // the watch and every run
  std::atomic<bool> woken_ = false;
  std::atomic<int> tests_ = 0;  // waiting for an answer
  std::map<std::string, std::shared_ptr<const Webhook::State>> known_;
  asio::io_context io_{1};
  asio::steady_timer timer_{io_};
  mutable std::mutex mutex_;  // of runs_ between threads
  std::map<std::string, std::shared_ptr<DeliveryRun>> runs_;
  FactFeed feed_;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<Deliveries> Deliveries::start(const Book& book, eventstore::Log& delivery_log,
                                              DeliveryTerms terms) {
  return std::make_unique<RunningDeliveries>(book, delivery_log, terms);
}

}  // namespace yiben::workflows
