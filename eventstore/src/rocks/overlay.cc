#include "rocks/overlay.h"

#include <algorithm>

#include "eventstore/check.h"

namespace yiben::eventstore {

Overlay::Overlay(Position indexed, std::size_t ripe_entries)
    : ripe_entries_(ripe_entries), open_(std::make_shared<Segment>(indexed)) {}

void Overlay::add(std::span<const EntryView> entries) {
  std::unique_lock lock(mutex_);
  constexpr std::size_t ahead = 8;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i + ahead < entries.size()) open_->expect(entries[i + ahead]);
    open_->add(entries[i]);
  }
  // Not for every commit: waking the indexer to look costs more than the commit's own bookkeeping.
  if (ripe() && !sealed_) changed_.notify_all();
}

Position Overlay::indexed() const {
  std::shared_lock lock(mutex_);
  return sealed_ ? sealed_->first() : open_->first();
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
    version = segment.stream_version(stream);
    return version.has_value();
  });
  return version;
}

std::optional<Receipt> Overlay::receipt_of(const Uuid& command_id) const {
  std::optional<Receipt> receipt;
  newest_first([&](const Segment& segment) {
    receipt = segment.receipt_of(command_id);
    return receipt.has_value();
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
    if (!first) first = segment->first_version(stream);
    // Versions below the first held are the index's to give, and come before these.
    if (first && version < *first) break;
    segment->walk_stream(stream, [&](StreamVersion held, Position position) {
      if (held >= version) found.push_back(position);
      return found.size() < limit;
    });
    if (found.size() == limit) break;
  }
  return first;
}

Position Overlay::collect_category(std::string_view category, Position from, std::size_t limit,
                                   std::vector<Position>& found) const {
  std::shared_lock lock(mutex_);
  const auto begin = sealed_ ? sealed_->first() : open_->first();
  if (from < begin) return begin;
  for (const Segment* segment : {sealed_.get(), static_cast<const Segment*>(open_.get())}) {
    if (segment == nullptr) continue;
    const auto* tail = segment->category(category);
    if (tail == nullptr) continue;
    const auto& positions = tail->positions;
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
  open_ = std::make_shared<Segment>(sealed_->end());
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
    return stopped_ || !sealed_ || open_->end() - open_->first() < 2 * ripe_entries_;
  });
}

void Overlay::stop() {
  std::unique_lock lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

}  // namespace yiben::eventstore
