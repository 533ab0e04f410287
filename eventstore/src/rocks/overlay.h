// The part of the index that is not on disk yet, in memory.
//
// Committed entries go into the open segment. The indexer seals it, writes it out as sorted files
// while a new one opens, and drops it. A reader asks the overlay first and the index columns after:
// what the overlay no longer holds is in them by then.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <vector>

#include "rocks/segment.h"

namespace yiben::eventstore {

// Threads: any.
class Overlay {
 public:
  // A segment is ripe for the index at `ripe_entries`.
  Overlay(Position indexed, std::size_t ripe_entries);

  // Requires the entries in order, from where the last call ended.
  void add(std::span<const EntryView>);

  // Everything below this is in the index columns.
  Position indexed() const;
  std::optional<StreamVersion> stream_version(std::string_view stream) const;
  std::optional<Receipt> receipt_of(const Uuid& command_id) const;

  // Positions of the stream from `version`, at most `limit`, in `found`. Returns the first version
  // held here at all; nullopt when none is.
  std::optional<StreamVersion> collect_stream(std::string_view stream, StreamVersion version,
                                              std::size_t limit,
                                              std::vector<Position>& found) const;
  // The same for a category; returns where the overlay begins.
  Position collect_category(std::string_view category, Position from, std::size_t limit,
                            std::vector<Position>& found) const;

  // Waits until the open segment is ripe or stop() was called, then seals it. nullptr: stopped.
  std::shared_ptr<const Segment> seal();
  // The sealed segment is on disk.
  void drop_sealed();
  // Waits while one segment is being written and the open one has grown to two.
  void wait_for_room() const;
  void stop();

 private:
  template <class Visit>
  void newest_first(Visit&& visit) const;

  bool ripe() const { return open_->end() - open_->first() >= ripe_entries_; }

  const std::size_t ripe_entries_;
  mutable std::shared_mutex mutex_;
  mutable std::condition_variable_any changed_;
  std::shared_ptr<Segment> open_;
  std::shared_ptr<const Segment> sealed_;
  bool stopped_ = false;
};

}  // namespace yiben::eventstore
