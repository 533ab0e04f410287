#include "exchange/delivery_run.h"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "exchange/signed_post.h"

namespace yiben::workflows {
namespace {

constexpr int gone = 410;

namespace asio = boost::asio;
using eventstore::Position;

constexpr std::size_t batch_facts = 64;
// Office time can be moved, so a wait for it looks again now and then.
constexpr auto look_again = std::chrono::milliseconds(500);

}  // namespace

DeliveryRun::DeliveryRun(asio::any_io_executor executor, const Book& book,
                         eventstore::Log& delivery_log, FactFeed& feed, const DeliveryTerms& terms,
                         std::shared_ptr<const Webhook::State> webhook)
    : book_(book),
      feed_(feed),
      webhook_(std::move(webhook)),
      filter_{webhook_->subscribed->types, webhook_->subscribed->division},
      lanes_(executor, terms.lanes, std::chrono::milliseconds(terms.timeout_ms)),
      bell_(executor),
      record_(book, delivery_log, webhook_->subscribed->webhook, webhook_->subscribed->from,
              terms.reached_every_ms) {
  lanes_.lead_to(webhook_->subscribed->url);
}

Outcome<void> DeliveryRun::recall() {
  if (auto ok = record_.recall(); !ok) return ok.error();
  place_.next = record_.reached();
  range_ = record_.state().range;
  range_place_.next = record_.state().range_next;
  return {};
}

void DeliveryRun::wake() {
  woken_ = true;
  bell_.cancel();
}
void DeliveryRun::change(std::shared_ptr<const Webhook::State> webhook) {
  changed_ = std::move(webhook);
  wake();
}
void DeliveryRun::end() {
  ended_ = true;
  wake();
}

asio::awaitable<void> DeliveryRun::run() {
  const auto self = shared_from_this();
  while (!ended_) {
    woken_ = false;
    heed_change();
    record_.write_unsaid();
    const bool did = !webhook_->paused && co_await round();
    say(!did);
    if (!did && !woken_ && !ended_) co_await sleep();
  }
  say(true);
}

void DeliveryRun::heed_change() {
  if (!changed_) return;
  const auto before = std::exchange(webhook_, std::exchange(changed_, nullptr));
  const auto& is = *webhook_->subscribed;
  filter_ = {is.types, is.division};
  if (is.url == before->subscribed->url) return;
  // Nothing is known of the new one.
  lanes_.lead_to(is.url);
  health_ = {};
  record_.is_down_until({});
}

DeliveryRun::Await DeliveryRun::round() {
  if (health_.is_down()) {
    const auto asked = std::ranges::any_of(record_.state().held, [&](const auto& h) {
      return is_behind(h.second) && is_replay_asked(h.second);
    });
    if (!asked && book_.now() < record_.down_until()) co_return false;
    const bool did = co_await probe();
    if (did && health_.is_down()) record_.is_down_until(health_.ask_again(book_.now()));
    co_return did;
  }
  bool did = co_await retry_due();
  if (!must_stop()) did |= co_await deliver_next(batch_facts);
  if (!must_stop()) did |= co_await replay_next(batch_facts);
  if (health_.is_down()) record_.is_down_until(health_.ask_again(book_.now()));
  co_return did;
}

// One post: of what somebody asks for, else of what has waited longest, else of what comes next.
DeliveryRun::Await DeliveryRun::probe() {
  const auto posts_before = posts_;
  probing_ = true;
  while (posts_ == posts_before && !must_stop()) {
    const Delivery::Held* first = nullptr;
    for (const auto& [stream, held] : record_.state().held) {
      if (!is_behind(held)) continue;
      if (is_replay_asked(held)) {
        first = &held;
        break;
      }
      if (held.next_try && (!first || *held.next_try < *first->next_try)) first = &held;
    }
    if (first) {
      const auto stream = first->stream;
      co_await catch_stream_up(lanes_.of(stream), stream);
    } else if (!co_await deliver_next(1) && !co_await replay_next(1)) {
      break;
    }
  }
  probing_ = false;
  co_return posts_ != posts_before;
}

DeliveryRun::Await DeliveryRun::retry_due() {
  auto by_lane = lanes_.empty<std::string>();
  bool any = false;
  for (const auto& [stream, held] : record_.state().held) {
    const bool due = held.next_try && *held.next_try <= book_.now();
    if (!is_behind(held) || (!due && !is_replay_asked(held))) continue;
    by_lane[lanes_.of(stream)].push_back(stream);
    any = true;
  }
  if (!any) co_return false;
  co_await lanes_.run(std::move(by_lane), [&](std::size_t lane, std::vector<std::string> streams) {
    return catch_streams_up(lane, std::move(streams));
  });
  co_return true;
}

DeliveryRun::Await DeliveryRun::deliver_next(std::size_t count) {
  auto facts = feed_.newest(place_.next, count);
  if (!facts) {
    auto page = feed_.page(place_.next);
    if (!page) {
      record_.set_trouble(page.error().detail);
      co_return false;
    }
    facts = *std::move(page);
    facts->resize(std::min(facts->size(), count));
  }
  if (record_.has_trouble()) record_.set_trouble({});
  if (facts->empty()) co_return false;
  co_await go_through(place_, *facts);
  co_return true;
}

// Only behind the place of all facts, so that nothing goes out again before its first time.
DeliveryRun::Await DeliveryRun::replay_next(std::size_t count) {
  const auto& ranges = webhook_->ranges;
  const auto range = std::ranges::find_if(
      ranges, [&](const auto& r) { return r.is_left(range_, range_place_.next); });
  if (range == ranges.end()) co_return false;
  if (range->number != range_) {
    range_ = range->number;
    range_place_ = {range->from, {}};
  }
  auto facts = feed_.page(range_place_.next);
  if (!facts) {
    record_.set_trouble(facts.error().detail);
    co_return false;
  }
  std::erase_if(*facts, [&](const auto& fact) {
    return fact->position > range->to || fact->position >= place_.next;
  });
  facts->resize(std::min(facts->size(), count));
  if (facts->empty()) co_return false;
  co_await go_through(range_place_, *facts, range->stream);
  if (range_place_.next > range->to) record_.replay(range_, range_place_.next, true);
  co_return true;
}

DeliveryRun::Work DeliveryRun::go_through(Place& place, const Facts& facts, std::string stream) {
  const auto end = facts.back()->position + 1;
  std::set<Position> left;
  auto by_lane = lanes_.empty<std::shared_ptr<const Fact>>();
  for (const auto& fact : facts) {
    if (place.ahead.contains(fact->position) || !filter_.passes(*fact)) continue;
    if (!stream.empty() && fact->stream != stream) continue;
    left.insert(fact->position);
    by_lane[lanes_.of(fact->stream)].push_back(fact);
  }
  co_await lanes_.run(std::move(by_lane), [&](std::size_t lane, Facts of_lane) {
    return go_through_lane(lane, std::move(of_lane), place, left);
  });
  place.next = left.empty() ? end : *left.begin();
  place.ahead.erase(place.ahead.begin(), place.ahead.lower_bound(place.next));
}

DeliveryRun::Work DeliveryRun::go_through_lane(std::size_t lane, Facts facts, Place& place,
                                               std::set<Position>& left) {
  for (const auto& fact : facts) {
    if (!record_.is_held_before(*fact)) {
      if (must_stop()) co_return;
      if (co_await post(lane, *fact)) place.ahead.insert(fact->position);
    }
    left.erase(fact->position);
  }
}

DeliveryRun::Work DeliveryRun::catch_streams_up(std::size_t lane,
                                                std::vector<std::string> streams) {
  for (const auto& stream : streams) {
    if (must_stop()) co_return;
    co_await catch_stream_up(lane, stream);
  }
}

DeliveryRun::Work DeliveryRun::catch_stream_up(std::size_t lane, const std::string& stream) {
  const auto keep = [](Position, std::string_view event) { return std::string(event); };
  auto& from = caught_up_[stream];
  from = std::max(from, record_.state().held.at(stream).stream_version);
  const auto entries = book_.log.read_stream(stream, from);
  for (;;) {
    const auto entry = entries->next();
    if (!entry) co_return record_.set_trouble(entry.error().detail);
    if (!*entry || (*entry)->position >= place_.next) break;
    const auto fact = fact_of(**entry, entries->bytes(), keep, book_.public_url);
    if (!fact) co_return record_.set_trouble(fact.error().detail);
    if (!filter_.passes(**fact)) continue;
    if (ended_ || changed_ || !co_await post(lane, **fact)) co_return;
    from = (*fact)->stream_version + 1;
  }
  caught_up_.erase(stream);
  record_.release(stream);
}

DeliveryRun::Await DeliveryRun::post(std::size_t lane, const Fact& fact) {
  ++posts_;
  const auto began = Steady::now();
  const auto at = book_.now();
  const auto message = signed_post(book_, *webhook_, fact.id, fact.frame);
  const auto answer = co_await lanes_.post(lane, message);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - began);
  judge(fact, answer, at, static_cast<int>(took.count()));
  co_return answer.status / 100 == 2;
}

void DeliveryRun::judge(const Fact& fact, const HttpAnswer& answer, Instant began, int took_ms) {
  const bool taken = answer.status / 100 == 2;
  record_.note(
      {fact.position, fact.stream, fact.type, began, answer.status, took_ms, answer.trouble});
  if (taken) {
    health_.took();
    return record_.is_down_until({});
  }
  health_.failed();
  if (answer.retry_after_s) health_.asked_to_wait(*answer.retry_after_s, book_.now());
  if (answer.status == gone && end_as_gone()) return;
  record_.hold(fact, answer);
}

// The address itself says that nobody will ever be there again. Where that cannot be written, or
// somebody has ended it just now, it is held and said again.
bool DeliveryRun::end_as_gone() {
  const auto id = webhook_->subscribed->webhook;
  const auto done =
      end_webhook(book_, {derived_id(id.uuid, "gone"), system_actor(book_)}, id, "HTTP 410 Gone");
  if (done) ended_ = true;
  return ended_;
}

void DeliveryRun::say(bool at_once) {
  record_.reach(place_.next, at_once);
  record_.replay(range_, range_place_.next, at_once);
}

// With nothing to wait for, until somebody rings.
DeliveryRun::Work DeliveryRun::sleep() {
  const bool waits = !webhook_->paused && record_.next_due();
  if (waits || record_.has_trouble() || record_.has_unsaid())
    bell_.expires_after(look_again);
  else
    bell_.expires_at(Steady::time_point::max());
  boost::system::error_code woken;
  co_await bell_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
}

bool DeliveryRun::is_replay_asked(const Delivery::Held& held) const {
  for (const auto& stream : {held.stream, std::string{}}) {
    const auto asked = webhook_->replays.find(stream);
    if (asked != webhook_->replays.end() && asked->second > held.at) return true;
  }
  return false;
}

}  // namespace yiben::workflows
