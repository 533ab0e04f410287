// What is posted to one webhook, and when: the log's facts in order, what was held, ranges that are
// asked for again. What came of it is the record's (delivery_record.h). On the deliveries' thread;
// status() from any.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <set>

#include "exchange/address_health.h"
#include "exchange/delivery_record.h"
#include "exchange/posting_lanes.h"

namespace yiben::workflows {

class DeliveryRun : public std::enable_shared_from_this<DeliveryRun> {
 public:
  DeliveryRun(boost::asio::any_io_executor, const Book&, eventstore::Log& delivery_log, FactFeed&,
              const DeliveryTerms&, std::shared_ptr<const Webhook::State>);

  // Reads how far it has got before. Error: io, corrupt.
  Outcome<void> recall();
  // Until end(). Then the last word is written.
  boost::asio::awaitable<void> run();

  // There are newer facts.
  void wake();
  // Another address or secret, a pause, a replay; heeded once posts under way are answered.
  void change(std::shared_ptr<const Webhook::State>);
  void end();

  DeliveryStatus status() const { return record_.status(); }

 private:
  using Await = boost::asio::awaitable<bool>;  // whether anything was done
  using Work = boost::asio::awaitable<void>;
  using Steady = std::chrono::steady_clock;

  // How far facts have been gone through in the log's order, though lanes may be ahead.
  struct Place {
    eventstore::Position next = 0;         // everything before is delivered, held or not wanted
    std::set<eventstore::Position> ahead;  // delivered already, from next on
  };

  void heed_change();
  Await round();
  Await probe();
  Await retry_due();
  Await deliver_next(std::size_t count);
  Await replay_next(std::size_t count);
  // Posts the facts that are wanted and moves the place behind those that were tried.
  Work go_through(Place&, const Facts&, std::string stream = {});
  Work go_through_lane(std::size_t lane, Facts, Place&, std::set<eventstore::Position>& left);
  // Go through held streams from where each stopped up to where all facts have got.
  Work catch_streams_up(std::size_t lane, std::vector<std::string> streams);
  Work catch_stream_up(std::size_t lane, const std::string& stream);
  // Whether it was taken; if not, its stream is held.
  Await post(std::size_t lane, const Fact&);
  void judge(const Fact&, const HttpAnswer&, Instant began, int took_ms);
  bool end_as_gone();
  void say(bool at_once);
  Work sleep();

  // Not so where other lanes have not got as far yet: then its turn comes with theirs.
  bool is_behind(const Delivery::Held& held) const { return held.position < place_.next; }
  bool is_replay_asked(const Delivery::Held&) const;
  bool must_stop() const { return ended_ || changed_ || (health_.is_down() && !probing_); }

  const Book& book_;
  FactFeed& feed_;
  std::shared_ptr<const Webhook::State> webhook_, changed_;  // the second: not heeded yet
  FactFilter filter_;
  PostingLanes lanes_;
  boost::asio::steady_timer bell_;
  bool woken_ = false, ended_ = false, probing_ = false;

  DeliveryRecord record_;
  Place place_;
  // Of held streams whose catching up was broken off: the next to post.
  std::map<std::string, eventstore::StreamVersion> caught_up_;
  std::uint64_t range_ = 0;  // the last replayed, by number
  Place range_place_;
  std::uint64_t posts_ = 0;
  AddressHealth health_;
};

}  // namespace yiben::workflows
