#include "rocks/commit.h"

#include "eventstore/check.h"

namespace yiben::eventstore {
namespace {

constexpr std::size_t kept_batch_bytes_max = 16u << 20;

}  // namespace

Commit::Commit(const Store& store, const Index& index, NewKeys& new_keys, bool sync,
               HeadRecord head, PartitionCounters counters)
    : store_(store),
      index_(index),
      new_keys_(new_keys),
      sync_(sync),
      head_(std::move(head)),
      stamper_(head_.ledger, head_.partitions),
      first_(head_.tree.size()) {
  stamper_.restore(first_, head_.recorded_us, std::move(counters));
}

Result<StreamVersion> Commit::stream_version(std::string_view stream) {
  const auto key = Key128::of(stream);
  if (const auto* own = versions_.find(key)) return *own;
  if (const auto recent = recent_.find(key)) return *recent;
  auto version = index_.stream_version(stream);
  if (version) recent_.put(key, *version);
  return version;
}

Result<std::optional<Receipt>> Commit::receipt_of(const Uuid& command_id) {
  if (const auto* own = commands_.find(Key128::of(command_id))) return std::optional(*own);
  return index_.receipt_of(command_id);
}

Result<std::optional<std::string>> Commit::owner_of(std::string_view key) {
  const auto own = owners_.find(key);
  if (own != owners_.end()) return own->second;
  return store_.get_summed(Column::reservation, key);
}

Receipt Commit::add(const Append& append, const Plan& plan, std::int64_t now_us) {
  const auto receipt = stamper_.stamp(append, plan.versions, now_us,
                                      [this](const EntryView& entry) { add_entry(entry); });
  for (std::size_t i = 0; i < append.streams.size(); ++i) {
    const auto& stream = append.streams[i];
    if (!stream.events.empty()) {
      *versions_.insert(Key128::of(stream.stream)).first = plan.versions[i] + stream.events.size();
    }
  }
  for (const auto& change : plan.reservations) {
    auto* const column = store_.handle(Column::reservation);
    if (change.owner) {
      batch_.Put(column, change.key, with_sum(change.key, *change.owner));
    } else {
      batch_.Delete(column, change.key);
    }
    owners_[change.key] = change.owner;
  }
  if (receipt.count == 0) {
    // No entry will tell the index of this command.
    const auto id = text_of(append.command_id);
    std::string at;
    put(at, receipt.first);
    batch_.Put(store_.handle(Column::quiet), slice(id), with_sum(id, at));
  }
  *commands_.insert(Key128::of(append.command_id)).first = receipt;
  return receipt;
}

void Commit::add_entry(const EntryView& entry) {
  bytes_.clear();
  encode_entry(entry, bytes_);
  const auto leaf = leaf_hash(bytes_);
  head_.tree.append(leaf);
  leaves_.append(text_of(leaf));
  batch_.Put(store_.handle(Column::entry), Packed(entry.position), bytes_);
  entries_.push_back(entry);
}

rocksdb::Status Commit::write() {
  if (!entries_.empty()) {
    head_.recorded_us = stamper_.recorded_us();
    batch_.Put(store_.handle(Column::leaf), Packed(first_), leaves_);
    batch_.Put(store_.handle(Column::head), slice(head_key),
               with_sum(head_key, encode_head(head_)));
  }
  return write_batch();
}

rocksdb::Status Commit::write_keys() { return write_batch(); }

// Keys go with the first write after they were made, ahead of anything sealed under them.
rocksdb::Status Commit::write_batch() {
  for (const auto& [subject, wrapped] : new_keys_.take()) {
    const auto id = text_of(subject);
    batch_.Put(store_.handle(Column::key), slice(id), with_sum(id, wrapped));
  }
  rocksdb::WriteOptions options;
  options.sync = sync_;
  const auto status =
      batch_.Count() == 0 ? rocksdb::Status::OK() : store_.db().Write(options, &batch_);
  new_keys_.written();
  return status;
}

void Commit::clear() {
  // One year-end roll must not leave its hundred megabytes behind.
  if (batch_.GetDataSize() > kept_batch_bytes_max) {
    batch_ = rocksdb::WriteBatch();
    entries_ = {};
    leaves_ = {};
  }
  versions_.each(
      [this](const Key128& stream, StreamVersion version) { recent_.put(stream, version); });
  batch_.Clear();
  entries_.clear();
  leaves_.clear();
  versions_.clear();
  commands_.clear();
  owners_.clear();
  first_ = stamper_.next();
}

}  // namespace yiben::eventstore
