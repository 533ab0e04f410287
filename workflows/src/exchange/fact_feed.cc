#include "workflows/exchange/fact_feed.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "domain/codec/event_json.h"
#include "domain/exchange/withheld_types.h"
#include "domain/office/actor.h"
#include "workflows/exchange/cloud_event.h"

namespace yiben::workflows {
namespace {

using eventstore::Error;
using eventstore::Position;

constexpr Position page_facts = 64;
constexpr std::size_t newest_facts_max = 4'096;
constexpr std::size_t newest_bytes_max = 8u << 20;
constexpr std::size_t page_bytes_max = 16u << 20;
constexpr Position read_at_once = 256;  // by the watcher, before readers are told
constexpr int look_for_stop_ms = 100;

const std::set<std::string>& known_types() {
  static const std::set<std::string> all = [] {
    std::set<std::string> types;
    for (const auto& schema : event_schemas()) types.insert(schema.type);
    return types;
  }();
  return all;
}

bool matches(std::string_view wanted, std::string_view type) {
  if (!wanted.ends_with('*')) return wanted == type;
  return type.starts_with(wanted.substr(0, wanted.size() - 1));
}

}  // namespace

Result<std::vector<std::string>, FactFilter::WrongType> FactFilter::parse_types(
    std::string_view list) {
  std::vector<std::string> types;
  while (!list.empty()) {
    const auto comma = list.find(',');
    auto wanted = list.substr(0, comma);
    list = comma == list.npos ? std::string_view{} : list.substr(comma + 1);
    if (wanted.starts_with(event_type_prefix)) wanted.remove_prefix(event_type_prefix.size());
    const auto is_meant = [&](const auto& type) { return matches(wanted, type); };
    const auto is_told = [&](const auto& type) { return is_meant(type) && !is_withheld(type); };
    if (std::ranges::none_of(known_types(), is_told))
      return WrongType{std::string(wanted), std::ranges::any_of(known_types(), is_meant)};
    types.emplace_back(wanted);
  }
  return types;
}

bool FactFilter::passes(const Fact& fact) const {
  if (is_withheld(fact.type)) return false;
  if (!division.empty() && !covers(division, fact.division)) return false;
  return types.empty() ||
         std::ranges::any_of(types, [&](const auto& wanted) { return matches(wanted, fact.type); });
}

eventstore::Result<std::shared_ptr<const Fact>> fact_of(const eventstore::EntryView& entry,
                                                        std::string_view bytes,
                                                        const Framing& framing,
                                                        std::string_view server) {
  const auto event = cloud_event(entry, eventstore::leaf_hash(bytes), server);
  if (!event) return event.error();
  const auto division = event_division(entry.type, entry.schema_version, entry.payload);
  return std::make_shared<const Fact>(
      Fact{entry.position, entry.stream_version, eventstore::to_text(entry.event_id),
           std::string(entry.stream), std::string(entry.type), division ? *division : std::string{},
           framing(entry.position, structured(*event))});
}

FactFeed::FactFeed(const eventstore::Log& log, Framing framing, std::function<void()> arrived,
                   std::string server)
    : log_(log),
      framing_(std::move(framing)),
      server_(std::move(server)),
      arrived_(std::move(arrived)),
      newest_end_(log.head()),
      watcher_([this] { watch(); }) {}

FactFeed::~FactFeed() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  watcher_.join();
}

void FactFeed::follow(bool follow) {
  std::lock_guard lock(mutex_);
  if (follow && !following_) {
    newest_.clear();
    newest_bytes_ = 0;
    newest_end_ = log_.head();
    stalled_ = false;
  }
  following_ = follow;
}

std::optional<Facts> FactFeed::newest(Position from, std::size_t count) const {
  std::lock_guard lock(mutex_);
  if (from > newest_end_ || (from == newest_end_ && !stalled_)) return Facts{};
  const auto begin = newest_end_ - newest_.size();
  if (from < begin || from == newest_end_) return std::nullopt;
  const auto first = newest_.begin() + static_cast<std::ptrdiff_t>(from - begin);
  const auto left = static_cast<std::size_t>(newest_end_ - from);
  return Facts(first, first + static_cast<std::ptrdiff_t>(std::min(count, left)));
}

eventstore::Result<Facts> FactFeed::page(Position from) {
  if (auto held = held_page(from)) return *std::move(held);
  const auto head = log_.head();
  const auto begin = from - from % page_facts;
  const bool whole = head >= begin + page_facts;
  Facts facts;
  const auto error = read(whole ? begin : from, std::min(head, begin + page_facts), facts);
  if (whole && !error) hold_page(facts);
  std::erase_if(facts, [&](const auto& fact) { return fact->position < from; });
  if (error && facts.empty()) return *error;
  return facts;
}

std::optional<Facts> FactFeed::held_page(Position from) {
  std::lock_guard lock(mutex_);
  const auto found = pages_.find(from - from % page_facts);
  if (found == pages_.end()) return std::nullopt;
  found->second.used = ++uses_;
  const auto& facts = found->second.facts;
  return Facts(facts.begin() + static_cast<std::ptrdiff_t>(from % page_facts), facts.end());
}

void FactFeed::hold_page(const Facts& facts) {
  Page page{facts, 0, 0};
  for (const auto& fact : facts) page.bytes += fact->frame.size();
  std::lock_guard lock(mutex_);
  page.used = ++uses_;
  const auto bytes = page.bytes;
  if (!pages_.emplace(facts.front()->position, std::move(page)).second) return;
  page_bytes_ += bytes;
  while (page_bytes_ > page_bytes_max && pages_.size() > 1) {
    const auto oldest =
        std::ranges::min_element(pages_, {}, [](const auto& held) { return held.second.used; });
    page_bytes_ -= oldest->second.bytes;
    pages_.erase(oldest);
  }
}

std::optional<Error> FactFeed::read(Position from, Position to, Facts& out) const {
  const auto cursor = log_.read_all(from);
  while (from < to) {
    const auto next = cursor->next();
    if (!next) return next.error();
    if (*next == nullptr) return std::nullopt;
    const auto& entry = **next;
    auto fact = fact_of(entry, cursor->bytes(), framing_, server_);
    if (!fact) return fact.error();
    out.push_back(*std::move(fact));
    from = entry.position + 1;
  }
  return std::nullopt;
}

void FactFeed::watch() {
  for (;;) {
    Position from;
    {
      std::lock_guard lock(mutex_);
      if (stop_) return;
      from = newest_end_;
    }
    const auto head = log_.wait_beyond(from, look_for_stop_ms);
    if (head <= from) continue;
    Facts facts;
    std::optional<Error> error;
    {
      std::unique_lock lock(mutex_);
      if (!following_) {
        newest_.clear();
        newest_bytes_ = 0;
        newest_end_ = head;
        continue;
      }
    }
    error = read(from, std::min(head, from + read_at_once), facts);
    const bool some = !facts.empty();
    keep_newest(std::move(facts));
    if (error) {
      // Readers that come to this entry are told by page(); it may be readable later.
      std::lock_guard lock(mutex_);
      stalled_ = true;
    }
    if (some || error) arrived_();
    if (error) std::this_thread::sleep_for(std::chrono::milliseconds(look_for_stop_ms));
  }
}

void FactFeed::keep_newest(Facts&& facts) {
  std::lock_guard lock(mutex_);
  // follow() has begun anew meanwhile.
  if (facts.empty() || facts.front()->position != newest_end_) return;
  stalled_ = false;
  for (auto& fact : facts) {
    newest_bytes_ += fact->frame.size();
    newest_end_ = fact->position + 1;
    newest_.push_back(std::move(fact));
  }
  while (newest_.size() > 1 &&
         (newest_.size() > newest_facts_max || newest_bytes_ > newest_bytes_max)) {
    newest_bytes_ -= newest_.front()->frame.size();
    newest_.pop_front();
  }
}

}  // namespace yiben::workflows
