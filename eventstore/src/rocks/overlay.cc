#include "rocks/overlay.h"

#include <algorithm>

#include "eventstore/check.h"

namespace yiben::eventstore {

void Segment::add(const EntryView& entry) {
  check(entry.position == end, "entries come to the overlay in order");
  ++end;
  if (const auto tail = streams.find(entry.stream); tail != streams.end()) {
    tail->second.more.push_back(entry.position);
  } else {
    streams.emplace(entry.stream, StreamTail{entry.stream_version, entry.position, {}});
  }
  auto category = categories.find(entry.category());
  if (category == categories.end()) {
    category = categories.emplace(entry.category(), CategoryTail{}).first;
  }
  category->second.positions.push_back(entry.position);
  auto& next_pseq = category->second.next_pseq;
  if (next_pseq.size() <= entry.partition) next_pseq.resize(entry.partition + 1u);
  next_pseq[entry.partition] = entry.pseq + 1;
  const auto [command, is_new] =
      commands.try_emplace(entry.command_id, Receipt{entry.position, 0, false});
  ++command->second.count;
}

Overlay::Overlay(Position indexed, std::size_t ripe_entries)
    : ripe_entries_(ripe_entries), open_(std::make_shared<Segment>()) {
  open_->first = open_->end = indexed;
}

void Overlay::add(std::span<const EntryView> entries) {
  std::unique_lock lock(mutex_);
  for (const auto& entry : entries) open_->add(entry);
  // Not for every commit: waking the indexer to look costs more than the commit's own bookkeeping.
  if (ripe() && !sealed_) changed_.notify_all();
}

Position Overlay::indexed() const {
  std::shared_lock lock(mutex_);
  return sealed_ ? sealed_->first : open_->first;
}

// Calls visit(segment) until it returns true.
template <class Visit>
void Overlay::newest_first(Visit&& visit) const {
  std::shared_lock lock(mutex_);
  if (visit(*open_) || !sealed_) return;
  visit(*sealed_);
}

std::optional<StreamVersion> Overlay::stream_version(std::string_view stream) const {
  std::optional<StreamVersion> version;
  newest_first([&](const Segment& segment) {
    const auto tail = segment.streams.find(stream);
    if (tail == segment.streams.end()) return false;
    version = tail->second.end();
    return true;
  });
  return version;
}

std::optional<Receipt> Overlay::receipt_of(const Uuid& command_id) const {
  std::optional<Receipt> receipt;
  newest_first([&](const Segment& segment) {
    const auto command = segment.commands.find(command_id);
    if (command == segment.commands.end()) return false;
    receipt = command->second;
    return true;
  });
  return receipt;
}

std::optional<StreamVersion> Overlay::collect_stream(std::string_view stream, StreamVersion version,
                                                     std::size_t limit,
                                                     std::vector<Position>& found) const {
  std::optional<StreamVersion> first;
  std::shared_lock lock(mutex_);
  for (const Segment* segment : {sealed_.get(), static_cast<const Segment*>(open_.get())}) {
    if (segment == nullptr) continue;
    const auto at = segment->streams.find(stream);
    if (at == segment->streams.end()) continue;
    const auto& tail = at->second;
    if (!first) first = tail.first;
    // Versions below `first` are the index's to give, and come before these.
    if (version < *first) break;
    while (version < tail.end() && found.size() < limit) found.push_back(tail.at(version++));
  }
  return first;
}

Position Overlay::collect_category(std::string_view category, Position from, std::size_t limit,
                                   std::vector<Position>& found) const {
  std::shared_lock lock(mutex_);
  const auto begin = sealed_ ? sealed_->first : open_->first;
  if (from < begin) return begin;
  for (const Segment* segment : {sealed_.get(), static_cast<const Segment*>(open_.get())}) {
    if (segment == nullptr) continue;
    const auto at = segment->categories.find(category);
    if (at == segment->categories.end()) continue;
    const auto& positions = at->second.positions;
    auto next = std::lower_bound(positions.begin(), positions.end(), from);
    while (next != positions.end() && found.size() < limit) found.push_back(*next++);
  }
  return begin;
}

std::shared_ptr<const Segment> Overlay::seal() {
  std::unique_lock lock(mutex_);
  check(!sealed_, "one segment is sealed at a time");
  changed_.wait(lock, [&] { return stopped_ || ripe(); });
  if (stopped_) return nullptr;
  sealed_ = open_;
  open_ = std::make_shared<Segment>();
  open_->first = open_->end = sealed_->end;
  return sealed_;
}

void Overlay::drop_sealed() {
  std::shared_ptr<const Segment> dropped;  // freed after the lock is
  std::unique_lock lock(mutex_);
  dropped.swap(sealed_);
  changed_.notify_all();
  lock.unlock();
}

void Overlay::wait_for_room() const {
  std::shared_lock lock(mutex_);
  changed_.wait(lock, [&] {
    return stopped_ || !sealed_ || open_->end - open_->first < 2 * ripe_entries_;
  });
}

void Overlay::stop() {
  std::unique_lock lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

}  // namespace yiben::eventstore
