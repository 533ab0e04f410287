// The delivery of one webhook's facts. Everything on the deliveries' thread; status() from any.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <mutex>
#include <set>

#include "workflows/exchange/deliveries.h"
#include "workflows/exchange/fact_feed.h"
#include "workflows/exchange/http_connection.h"

namespace yiben::workflows {

class DeliveryRun : public std::enable_shared_from_this<DeliveryRun> {
 public:
  DeliveryRun(boost::asio::any_io_executor, const Book&, eventstore::Log& delivery_log, FactFeed&,
              const DeliveryTerms&, std::shared_ptr<const Webhook::State>);

  // Reads how far it has got before. Error: io, corrupt.
  Outcome<void> recall();
  // Until end(). Then the last word is written.
  boost::asio::awaitable<void> run();

  // There are newer facts, or the webhook has changed: another secret, a replay, its end.
  void wake();
  void change(std::shared_ptr<const Webhook::State>);
  void end();

  DeliveryStatus status() const;

 private:
  using Await = boost::asio::awaitable<bool>;  // whether anything was done

  using Work = boost::asio::awaitable<void>;
  using Positions = std::set<eventstore::Position>;
  using Steady = std::chrono::steady_clock;

  Await round();
  void pause();  // the address is down
  Await probe();
  Await retry_due();
  Await deliver_next(std::size_t count);
  // Takes out of `left` what was tried.
  Work deliver_lane(std::size_t lane, Facts, Positions& left);
  // Go through held streams from where each stopped up to where all facts have got.
  Work catch_streams_up(std::size_t lane, std::vector<std::string> streams);
  Work catch_stream_up(std::size_t lane, const std::string& stream);
  Work in_lanes(std::vector<Work>);
  // Whether it was taken; if not, its stream is held.
  Await post(std::size_t lane, const Fact&);
  Work sleep();

  bool is_held(const std::string& stream) const { return state_.held.contains(stream); }
  // Not so where other lanes have not got as far yet: then its turn comes with theirs.
  bool is_behind(const Delivery::Held& held) const { return held.position < cursor_; }
  bool is_replay_asked(const Delivery::Held&) const;
  std::optional<Instant> next_due() const;
  bool is_down() const { return failures_in_a_row_ >= down_after; }
  void judge(const Fact&, const HttpAnswer&, Instant began, int took_ms);
  void end_as_gone();
  void decide(const Delivery::Command&);
  void write_unsaid();
  void say_reached(bool at_once);
  void set_trouble(std::string);
  std::size_t lane_of(std::string_view stream) const;

  static constexpr int down_after = 3;

  boost::asio::any_io_executor executor_;
  const Book& book_;
  eventstore::Log& delivery_log_;
  FactFeed& feed_;
  const DeliveryTerms terms_;
  std::shared_ptr<const Webhook::State> webhook_;  // written under mutex_
  const WebhookId id_;
  const FactFilter filter_;
  std::vector<HttpConnection> lanes_;
  boost::asio::steady_timer bell_;
  bool woken_ = false, ended_ = false;

  eventstore::Position cursor_ = 0;  // everything before is delivered, held or not wanted
  Positions ahead_;                  // delivered already, from cursor_ on
  std::uint64_t posts_ = 0;
  int failures_in_a_row_ = 0, down_tries_ = 0;
  std::vector<Delivery::Event> unsaid_;  // decided, and not on disk yet
  Steady::time_point said_reached_{};

  mutable std::mutex mutex_;  // of what follows
  Delivery::State state_;
  std::deque<Attempt> attempts_;
  std::optional<Instant> down_until_;
  std::string trouble_;
};

}  // namespace yiben::workflows
