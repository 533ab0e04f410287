// One group commit in the making, and the state it builds on.
#pragma once

#include <rocksdb/write_batch.h>

#include "hashing.h"
#include "plan.h"
#include "rocks/health.h"
#include "rocks/index.h"
#include "rocks/new_keys.h"
#include "rocks/recent_streams.h"

namespace yiben::eventstore {

// Threads: the sequencer's alone.
class Commit final : public Facts {
 public:
  Commit(const Store&, const Index&, NewKeys&, bool sync, HeadRecord, PartitionCounters);

  Result<StreamVersion> stream_version(std::string_view stream) override;
  void expect(std::string_view stream) override { recent_.expect(Key128::of(stream)); }
  Result<std::optional<Receipt>> receipt_of(const Uuid& command_id) override;
  Result<std::optional<std::string>> owner_of(std::string_view key) override;

  // Whether `command_id` was added to this commit, so that its receipt is not durable yet.
  bool holds(const Uuid& command_id) const {
    return commands_.find(Key128::of(command_id)) != nullptr;
  }

  // Requires a plan made by these facts, and `append` to stay where it is until clear().
  Receipt add(const Append&, const Plan&, std::int64_t now_us);

  bool empty() const { return commands_.size() == 0; }
  // All of it or nothing, on disk when it returns (unless the log was opened without sync).
  rocksdb::Status write();
  // Keys that no append took along, at the end.
  rocksdb::Status write_keys();
  const std::vector<EntryView>& entries() const { return entries_; }
  const CompactRange& tree() const { return head_.tree; }
  // Begins the next commit. Requires that the overlay has the entries.
  void clear();

 private:
  void add_entry(const EntryView&);
  rocksdb::Status write_batch();

  const Store& store_;
  const Index& index_;
  NewKeys& new_keys_;
  const bool sync_;
  HeadRecord head_;
  Stamper stamper_;
  RecentStreams recent_;  // durable versions only

  Position first_;
  rocksdb::WriteBatch batch_;
  std::vector<EntryView> entries_;
  std::string bytes_;
  std::string leaves_;
  FlatMap<StreamVersion> versions_;  // of the streams this commit appends to
  FlatMap<Receipt> commands_;
  TextMap<std::optional<std::string>> owners_;
};

}  // namespace yiben::eventstore
