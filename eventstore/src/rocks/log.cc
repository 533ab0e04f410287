#include "rocks/log.h"

#include <algorithm>

#include "rocks/cursor.h"
#include "rocks/recover.h"

namespace yiben::eventstore {
namespace {

constexpr std::size_t page_positions = 512;

}  // namespace

Result<std::unique_ptr<Log>> RocksLog::open(LogOptions options) {
  auto recovered = recover(options);
  if (!recovered) return recovered.error();
  return std::unique_ptr<Log>(new RocksLog(std::move(options), *std::move(recovered)));
}

RocksLog::RocksLog(LogOptions options, Recovered recovered)
    : book_(recovered.book),
      store_(std::move(recovered.store)),
      overlay_(std::move(recovered.overlay)),
      index_(*store_, *overlay_),
      published_(recovered.head.tree) {
  if (options.opening == Opening::reading) {
    health_.fail("the log was opened for reading");
    return;
  }
  indexer_ =
      std::make_unique<Indexer>(*store_, *overlay_, health_, std::move(recovered.checkpoint));
  sequencer_ = std::make_unique<Sequencer>(
      *store_, *overlay_, index_, new_keys_, health_, published_, Anchor(options.folder),
      Room(options.folder, options.room_kept_bytes), std::move(options.clock), options.sync,
      std::move(recovered.head), std::move(recovered.counters));
}

void RocksLog::append(Append append, Done done) {
  if (!sequencer_) return done(*health_.fault());
  sequencer_->submit(std::move(append), std::move(done));
}

Result<Receipt> RocksLog::append(Append append) {
  if (!sequencer_) return *health_.fault();
  return sequencer_->submit_and_wait(std::move(append));
}

Result<Hash> RocksLog::root_of(std::uint64_t size) const {
  const auto tree = published_.tree();
  if (size > tree.size())
    return Error{Errc::not_found, "the log never held " + std::to_string(size)};
  EntryReader entries(*store_);
  const auto leaf = [&](std::uint64_t position) -> Result<Hash> {
    const auto entry = entries.at(position, true);
    if (!entry) return entry.error();
    return leaf_hash(entries.bytes());
  };
  const auto range = tree.before(size, leaf);
  if (!range) return range.error();
  return range->root();
}

Result<void> RocksLog::each_reservation(const EachReservation& take) const {
  const auto rows = store_->iterate(Column::reservation);
  for (rows->SeekToFirst(); rows->Valid(); rows->Next()) {
    const auto owner = without_sum(view(rows->key()), view(rows->value()));
    if (!owner) return Error{Errc::corrupt, "reservation: a value does not fit its sum"};
    take(view(rows->key()), *owner);
  }
  if (!rows->status().ok()) return error_of(rows->status());
  return {};
}

std::unique_ptr<Cursor> RocksLog::read_all(Position position) const {
  return std::make_unique<AllCursor>(*store_, published_, position);
}

std::unique_ptr<Cursor> RocksLog::read_stream(std::string_view stream, StreamVersion from) const {
  auto page = [this, stream = std::string(stream), from]() mutable {
    auto positions = index_.stream_positions(stream, from, page_positions);
    if (positions) from += positions->size();
    return positions;
  };
  return std::make_unique<IndexCursor>(*store_, std::move(page));
}

std::unique_ptr<Cursor> RocksLog::read_category(std::string_view category,
                                                Position position) const {
  auto page = [this, category = std::string(category), from = position]() mutable {
    auto positions = index_.category_positions(category, from, page_positions);
    if (positions && !positions->empty()) from = positions->back() + 1;
    return positions;
  };
  return std::make_unique<IndexCursor>(*store_, std::move(page));
}

Result<std::optional<std::string>> RocksLog::wrapped_key(const Uuid& subject) const {
  if (auto wrapped = new_keys_.find(subject)) return wrapped;
  return store_->get_summed(Column::key, text_of(subject));
}

Result<void> RocksLog::each_wrapped_key(
    const std::function<void(const Uuid&, std::string_view)>& take) const {
  const auto keys = store_->iterate(Column::key);
  for (keys->SeekToFirst(); keys->Valid(); keys->Next()) {
    const auto id = view(keys->key());
    const auto wrapped = without_sum(id, view(keys->value()));
    Uuid subject;
    if (!wrapped || id.size() != subject.size()) return Error{Errc::corrupt, "a subject's key"};
    std::copy(id.begin(), id.end(), reinterpret_cast<char*>(subject.data()));
    take(subject, *wrapped);
  }
  if (!keys->status().ok()) return error_of(keys->status());
  return {};
}

Result<void> RocksLog::put_wrapped_key(const Uuid& subject, std::string_view wrapped) {
  if (auto fault = health_.fault()) return *std::move(fault);
  new_keys_.put(subject, wrapped);
  return {};
}

Result<void> RocksLog::erase_wrapped_key(const Uuid& subject) {
  if (auto fault = health_.fault()) return *std::move(fault);
  new_keys_.forget(subject);
  const auto id = slice(text_of(subject));
  auto* const column = store_->handle(Column::key);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  auto status = store_->db().Delete(synced, column, id);
  // A deletion alone only hides the key; rewriting the files that hold it takes it off the disk.
  // The write-ahead log it first went through is deleted once every column of it is flushed.
  if (status.ok()) {
    rocksdb::CompactRangeOptions rewrite;
    rewrite.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
    status = store_->db().CompactRange(rewrite, column, &id, &id);
  }
  if (status.ok()) return {};
  return error_of(status);
}

Result<std::unique_ptr<Log>> open_log(LogOptions options) {
  return RocksLog::open(std::move(options));
}

}  // namespace yiben::eventstore
