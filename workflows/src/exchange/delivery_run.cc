#include "exchange/delivery_run.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "workflows/exchange/signatures.h"

namespace yiben::workflows {
namespace {

constexpr int gone = 410;

namespace asio = boost::asio;
using eventstore::Position;

constexpr std::size_t batch_facts = 64;
constexpr std::size_t attempts_kept = 50;
constexpr std::int64_t down_pause_max_us = 10LL * 60 * 1'000'000;
// Office time can be moved, so a wait for it looks again now and then.
constexpr auto look_again = std::chrono::milliseconds(500);

}  // namespace

DeliveryRun::DeliveryRun(asio::any_io_executor executor, const Book& book,
                         eventstore::Log& delivery_log, FactFeed& feed, const DeliveryTerms& terms,
                         std::shared_ptr<const Webhook::State> webhook)
    : executor_(executor),
      book_(book),
      delivery_log_(delivery_log),
      feed_(feed),
      terms_(terms),
      webhook_(std::move(webhook)),
      id_(webhook_->subscribed->webhook),
      filter_{webhook_->subscribed->types, webhook_->subscribed->division},
      bell_(executor) {
  const auto address = HttpAddress::parse(webhook_->subscribed->url);
  for (std::size_t i = 0; i < terms_.lanes; ++i)
    lanes_.emplace_back(executor, address.value_or(HttpAddress{}),
                        std::chrono::milliseconds(terms_.timeout_ms));
}

Outcome<void> DeliveryRun::recall() {
  const auto cursor = delivery_log_.read_stream(Delivery::stream(id_));
  for (;;) {
    const auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) break;
    auto event = opened_event<Delivery::Event>(**entry, book_.keys);
    if (!event) return Failure(event.error());
    state_ = Delivery::evolve(std::move(state_), *event);
  }
  cursor_ = std::max<Position>(webhook_->subscribed->from, state_.reached);
  return {};
}

void DeliveryRun::wake() {
  woken_ = true;
  bell_.cancel();
}
void DeliveryRun::change(std::shared_ptr<const Webhook::State> webhook) {
  {
    std::lock_guard lock(mutex_);
    webhook_ = std::move(webhook);
  }
  wake();
}
void DeliveryRun::end() {
  ended_ = true;
  wake();
}

DeliveryStatus DeliveryRun::status() const {
  std::lock_guard lock(mutex_);
  DeliveryStatus out{std::max<Position>(state_.reached, webhook_->subscribed->from),
                     {},
                     down_until_,
                     trouble_,
                     {attempts_.begin(), attempts_.end()}};
  for (const auto& [stream, held] : state_.held) out.held.push_back(held);
  std::ranges::sort(out.held, {}, &Delivery::Held::position);
  return out;
}

asio::awaitable<void> DeliveryRun::run() {
  const auto self = shared_from_this();
  while (!ended_) {
    woken_ = false;
    write_unsaid();
    const bool did = co_await round();
    say_reached(!did);
    if (!did && !woken_ && !ended_) co_await sleep();
  }
  say_reached(true);
}

DeliveryRun::Await DeliveryRun::round() {
  if (is_down()) {
    const auto asked = std::ranges::any_of(state_.held, [&](const auto& h) {
      return is_behind(h.second) && is_replay_asked(h.second);
    });
    if (!asked && book_.now() < *down_until_) co_return false;
    const bool did = co_await probe();
    if (did && is_down()) pause();
    co_return did;
  }
  bool did = co_await retry_due();
  if (!is_down() && !ended_) did |= co_await deliver_next(batch_facts);
  if (is_down()) pause();
  co_return did;
}

void DeliveryRun::pause() {
  std::lock_guard lock(mutex_);
  const auto pause_us = std::min(retry_pause_us(++down_tries_), down_pause_max_us);
  down_until_ = Instant{book_.now().us + pause_us};
}

// One post: of what somebody asks for, else of what has waited longest, else of what comes next.
DeliveryRun::Await DeliveryRun::probe() {
  const auto posts_before = posts_;
  while (posts_ == posts_before && !ended_) {
    const Delivery::Held* first = nullptr;
    for (const auto& [stream, held] : state_.held) {
      if (!is_behind(held)) continue;
      if (is_replay_asked(held)) {
        first = &held;
        break;
      }
      if (held.next_try && (!first || *held.next_try < *first->next_try)) first = &held;
    }
    if (first) {
      const auto stream = first->stream;
      co_await catch_stream_up(lane_of(stream), stream);
    } else if (!co_await deliver_next(1)) {
      co_return false;
    }
  }
  co_return true;
}

DeliveryRun::Await DeliveryRun::retry_due() {
  std::vector<std::vector<std::string>> by_lane(terms_.lanes);
  bool any = false;
  for (const auto& [stream, held] : state_.held) {
    const bool due = held.next_try && *held.next_try <= book_.now();
    if (!is_behind(held) || (!due && !is_replay_asked(held))) continue;
    by_lane[lane_of(stream)].push_back(stream);
    any = true;
  }
  if (!any) co_return false;
  std::vector<Work> work;
  for (std::size_t lane = 0; lane < by_lane.size(); ++lane)
    if (!by_lane[lane].empty()) work.push_back(catch_streams_up(lane, std::move(by_lane[lane])));
  co_await in_lanes(std::move(work));
  co_return true;
}

DeliveryRun::Await DeliveryRun::deliver_next(std::size_t count) {
  auto facts = feed_.newest(cursor_, count);
  if (!facts) {
    auto page = feed_.page(cursor_);
    if (!page) {
      set_trouble(page.error().detail);
      co_return false;
    }
    facts = *std::move(page);
    facts->resize(std::min(facts->size(), count));
  }
  if (!trouble_.empty()) set_trouble({});
  if (facts->empty()) co_return false;
  const auto end = facts->back()->position + 1;
  Positions left;
  std::vector<Facts> by_lane(terms_.lanes);
  for (auto& fact : *facts) {
    if (ahead_.contains(fact->position) || !filter_.passes(*fact)) continue;
    left.insert(fact->position);
    by_lane[lane_of(fact->stream)].push_back(std::move(fact));
  }
  std::vector<Work> work;
  for (std::size_t lane = 0; lane < by_lane.size(); ++lane)
    if (!by_lane[lane].empty()) work.push_back(deliver_lane(lane, std::move(by_lane[lane]), left));
  co_await in_lanes(std::move(work));
  cursor_ = left.empty() ? end : *left.begin();
  ahead_.erase(ahead_.begin(), ahead_.lower_bound(cursor_));
  co_return true;
}

DeliveryRun::Work DeliveryRun::deliver_lane(std::size_t lane, Facts facts, Positions& left) {
  for (const auto& fact : facts) {
    if (!is_held(fact->stream)) {
      if (ended_ || is_down()) co_return;
      if (co_await post(lane, *fact)) ahead_.insert(fact->position);
    }
    left.erase(fact->position);
  }
}

DeliveryRun::Work DeliveryRun::catch_streams_up(std::size_t lane,
                                                std::vector<std::string> streams) {
  for (const auto& stream : streams) {
    if (ended_ || is_down()) co_return;
    co_await catch_stream_up(lane, stream);
  }
}

DeliveryRun::Work DeliveryRun::catch_stream_up(std::size_t lane, const std::string& stream) {
  const auto keep = [](Position, std::string_view event) { return std::string(event); };
  const auto entries = book_.log.read_stream(stream, state_.held.at(stream).stream_version);
  for (;;) {
    const auto entry = entries->next();
    if (!entry) co_return set_trouble(entry.error().detail);
    if (!*entry || (*entry)->position >= cursor_) break;
    const auto fact = fact_of(**entry, entries->bytes(), keep, book_.public_url);
    if (!fact) co_return set_trouble(fact.error().detail);
    if (!filter_.passes(**fact)) continue;
    if (ended_ || !co_await post(lane, **fact)) co_return;
  }
  decide(Delivery::Release{id_, stream, book_.now()});
}

DeliveryRun::Work DeliveryRun::in_lanes(std::vector<Work> work) {
  auto left = work.size();
  asio::steady_timer all_done(executor_, Steady::time_point::max());
  for (auto& one : work)
    asio::co_spawn(executor_, std::move(one), [&](std::exception_ptr failed) {
      if (--left == 0) all_done.cancel();
      if (failed) std::rethrow_exception(failed);
    });
  boost::system::error_code cancelled;
  if (left > 0) co_await all_done.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
}

DeliveryRun::Await DeliveryRun::post(std::size_t lane, const Fact& fact) {
  ++posts_;
  const auto began = Steady::now();
  const auto at = book_.now();
  const auto timestamp_s = eventstore::system_clock()() / 1'000'000;
  const auto signatures =
      signatures_of({fact.id, fact.frame, timestamp_s}, webhook_->secrets.valid_at(at));
  const HttpPost message{fact.frame,
                         {{"content-type", "application/cloudevents+json"},
                          {std::string(webhook_id_header), fact.id},
                          {std::string(webhook_timestamp_header), std::to_string(timestamp_s)},
                          {std::string(webhook_signature_header), signatures}}};
  const auto answer = co_await lanes_[lane].post(message);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - began);
  judge(fact, answer, at, static_cast<int>(took.count()));
  co_return answer.status / 100 == 2;
}

void DeliveryRun::judge(const Fact& fact, const HttpAnswer& answer, Instant began, int took_ms) {
  const bool taken = answer.status / 100 == 2;
  failures_in_a_row_ = taken ? 0 : failures_in_a_row_ + 1;
  if (taken) down_tries_ = 0;
  {
    std::lock_guard lock(mutex_);
    attempts_.push_front(
        {fact.position, fact.stream, fact.type, began, answer.status, took_ms, answer.trouble});
    if (attempts_.size() > attempts_kept) attempts_.pop_back();
    if (taken) down_until_.reset();
  }
  if (answer.status == gone) return end_as_gone();
  if (!taken)
    decide(Delivery::Hold{id_, fact.stream, fact.stream_version, fact.position, answer.status,
                          answer.trouble, book_.now()});
}

// The address itself says that nobody will ever be there again.
void DeliveryRun::end_as_gone() {
  const auto done =
      end_webhook(book_, {derived_id(id_.uuid, "gone"), system_actor(book_)}, id_, "HTTP 410 Gone");
  if (!done) return set_trouble("HTTP 410 Gone");
  ended_ = true;
}

// With nothing to wait for, until somebody rings.
DeliveryRun::Work DeliveryRun::sleep() {
  const auto due = next_due();
  if (due || !trouble_.empty() || !unsaid_.empty())
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

std::optional<Instant> DeliveryRun::next_due() const {
  std::optional<Instant> first = down_until_;
  for (const auto& [stream, held] : state_.held)
    if (held.next_try && (!first || *held.next_try < *first)) first = held.next_try;
  return first;
}

void DeliveryRun::decide(const Delivery::Command& command) {
  auto events = Delivery::decide(state_, command);
  check(events.has_value(), "a delivery refuses nothing");
  for (auto& event : *events) {
    {
      std::lock_guard lock(mutex_);
      state_ = Delivery::evolve(std::move(state_), event);
    }
    unsaid_.push_back(std::move(event));
  }
  write_unsaid();
}

// In the order decided, so that nothing counts as reached whose holding back is not on disk.
void DeliveryRun::write_unsaid() {
  if (unsaid_.empty()) return;
  eventstore::Append append;
  eventstore::StreamAppend written{Delivery::stream(id_), eventstore::StreamAppend::any, {}};
  for (const auto& event : unsaid_) {
    auto sealed = sealed_event(event, book_.new_id().bytes, book_.keys);
    if (!sealed) return set_trouble(sealed.error().detail);
    written.events.push_back(*std::move(sealed));
  }
  const auto system = system_actor(book_);
  append.command_id = append.correlation_id = append.causation_id = written.events.front().event_id;
  append.actor = {system.user.text(), std::string(enum_name(system.role)), system.division};
  append.streams.push_back(std::move(written));
  const auto receipt = delivery_log_.append(std::move(append));
  set_trouble(receipt ? "" : receipt.error().detail);
  if (receipt) unsaid_.clear();
}

void DeliveryRun::say_reached(bool at_once) {
  const auto now = Steady::now();
  const auto every = std::chrono::milliseconds(terms_.reached_every_ms);
  if (cursor_ <= state_.reached || (!at_once && now - said_reached_ < every)) return;
  said_reached_ = now;
  decide(Delivery::Reach{id_, cursor_, book_.now()});
}

void DeliveryRun::set_trouble(std::string trouble) {
  std::lock_guard lock(mutex_);
  trouble_ = std::move(trouble);
}

std::size_t DeliveryRun::lane_of(std::string_view stream) const {
  return std::hash<std::string_view>{}(stream) % terms_.lanes;
}

}  // namespace yiben::workflows
