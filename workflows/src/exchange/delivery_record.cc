#include "exchange/delivery_record.h"

#include <algorithm>

namespace yiben::workflows {
namespace {

constexpr std::size_t attempts_kept = 50;

}  // namespace

DeliveryRecord::DeliveryRecord(const Book& book, eventstore::Log& delivery_log, WebhookId webhook,
                               eventstore::Position from, int said_every_ms)
    : book_(book),
      delivery_log_(delivery_log),
      webhook_(webhook),
      from_(from),
      said_every_(said_every_ms) {}

Outcome<void> DeliveryRecord::recall() {
  const auto cursor = delivery_log_.read_stream(Delivery::stream(webhook_));
  for (;;) {
    const auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) return {};
    auto event = opened_event<Delivery::Event>(**entry, book_.keys);
    if (!event) return Failure(event.error());
    state_ = Delivery::evolve(std::move(state_), *event);
  }
}

bool DeliveryRecord::is_held_before(const Fact& fact) const {
  const auto held = state_.held.find(fact.stream);
  return held != state_.held.end() && held->second.stream_version <= fact.stream_version;
}

std::optional<Instant> DeliveryRecord::next_due() const {
  auto first = down_until_;
  for (const auto& [stream, held] : state_.held)
    if (held.next_try && (!first || *held.next_try < *first)) first = held.next_try;
  return first;
}

void DeliveryRecord::hold(const Fact& fact, const HttpAnswer& answer) {
  decide(Delivery::Hold{webhook_, fact.stream, fact.stream_version, fact.position, answer.status,
                        answer.trouble, book_.now()});
}
void DeliveryRecord::release(const std::string& stream) {
  decide(Delivery::Release{webhook_, stream, book_.now()});
}
void DeliveryRecord::reach(eventstore::Position next, bool at_once) {
  if (next > state_.reached && is_time(said_reached_, at_once))
    decide(Delivery::Reach{webhook_, next, book_.now()});
}
void DeliveryRecord::replay(std::uint64_t range, eventstore::Position next, bool at_once) {
  if (is_time(said_replayed_, at_once))
    decide(Delivery::Replay{webhook_, range, next, book_.now()});
}

bool DeliveryRecord::is_time(Steady::time_point& said, bool at_once) const {
  const auto now = Steady::now();
  if (!at_once && now - said < said_every_) return false;
  said = now;
  return true;
}

void DeliveryRecord::decide(const Delivery::Command& command) {
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
void DeliveryRecord::write_unsaid() {
  if (unsaid_.empty()) return;
  eventstore::Append append;
  eventstore::StreamAppend written{Delivery::stream(webhook_), eventstore::StreamAppend::any, {}};
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

void DeliveryRecord::note(Attempt attempt) {
  std::lock_guard lock(mutex_);
  attempts_.push_front(std::move(attempt));
  if (attempts_.size() > attempts_kept) attempts_.pop_back();
}
void DeliveryRecord::is_down_until(std::optional<Instant> until) {
  std::lock_guard lock(mutex_);
  down_until_ = until;
}
void DeliveryRecord::set_trouble(std::string trouble) {
  std::lock_guard lock(mutex_);
  trouble_ = std::move(trouble);
}

DeliveryStatus DeliveryRecord::status() const {
  std::lock_guard lock(mutex_);
  DeliveryStatus out{reached(),
                     {},
                     down_until_,
                     trouble_,
                     {attempts_.begin(), attempts_.end()},
                     state_.range,
                     state_.range_next};
  for (const auto& [stream, held] : state_.held) out.held.push_back(held);
  std::ranges::sort(out.held, {}, &Delivery::Held::position);
  return out;
}

}  // namespace yiben::workflows
