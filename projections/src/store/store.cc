#include "store/store.h"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/table_properties_collectors.h>
#include <rocksdb/write_batch.h>

#include <algorithm>

namespace yiben::projections {
namespace {

const std::string checkpoint_key = std::string(meta_prefix) + "checkpoint";
const std::string layout_key = std::string(meta_prefix) + "layout";

constexpr std::size_t mib = 1u << 20;

rocksdb::Options options() {
  rocksdb::Options options;
  options.create_if_missing = true;
  options.max_background_jobs = 2;
  options.write_buffer_size = 48 * mib;
  options.max_write_buffer_number = 3;
  options.max_open_files = 512;
  options.keep_log_file_num = 2;
  options.max_log_file_size = 4 * mib;
  options.stats_dump_period_sec = 0;
  options.compression = rocksdb::kLZ4Compression;
  // Queues such as the inbox leave a trail of removed keys at their front; files that are mostly
  // such keys are compacted before a query has to walk over them.
  options.table_properties_collector_factories.push_back(
      rocksdb::NewCompactOnDeletionCollectorFactory(4'096, 1'024));
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(64 * mib);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.format_version = 5;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

}  // namespace

Error error_from(const rocksdb::Status& status) {
  const std::string text = status.ToString();
  if (status.IsCorruption()) return {Errc::corrupt, text};
  const bool locked = status.IsIOError() && text.find("lock") != std::string::npos;
  return {locked ? Errc::locked : Errc::io, text};
}

Result<std::unique_ptr<Store>> Store::open(const std::string& folder) {
  rocksdb::DB* db = nullptr;
  const auto status = rocksdb::DB::Open(options(), folder, &db);
  if (!status.ok()) return error_from(status);
  return std::unique_ptr<Store>(new Store(std::unique_ptr<rocksdb::DB>(db)));
}

Store::~Store() { (void)flush(); }  // if it fails, the next start folds a little more

Index& Store::index(IndexName name) {
  auto& slot = tables_[std::string(name.name)];
  if (!slot) {
    layout_ += std::string(name.name) + ';';
    slot = std::make_unique<Index>(name);
  }
  auto* index = dynamic_cast<Index*>(slot.get());
  check(index != nullptr, "a table and an index have different names");
  return *index;
}

Result<bool> Store::is_ours(std::string_view views_version) {
  const std::string wanted = std::string(views_version) + layout_;
  std::string held;
  const auto status = db_->Get(rocksdb::ReadOptions{}, layout_key, &held);
  if (status.ok()) return held == wanted;
  if (!status.IsNotFound()) return error_from(status);
  rocksdb::WriteOptions unlogged;
  unlogged.disableWAL = true;
  const auto written = db_->Put(unlogged, layout_key, wanted);
  if (!written.ok()) return error_from(written);
  return true;
}

Result<Checkpoint> Store::checkpoint() const {
  std::string bytes;
  const auto status = db_->Get(rocksdb::ReadOptions{}, checkpoint_key, &bytes);
  if (status.IsNotFound()) return Checkpoint{};
  if (!status.ok()) return error_from(status);
  auto checkpoint = row_from<Checkpoint>(bytes);
  if (!checkpoint) return Error{Errc::corrupt, "the checkpoint of the views"};
  return *checkpoint;
}

std::size_t Store::pending() const {
  std::size_t sum = 0;
  for (const auto& [name, table] : tables_) sum += table->pending();
  return sum;
}

Result<void> Store::commit(const Checkpoint& checkpoint) {
  if (fault_) return *fault_;
  std::vector<Change> changes;
  changes.reserve(pending());
  for (const auto& [name, table] : tables_) table->collect(changes);
  // In key order the memtable takes a large batch in about half the time.
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.key < b.key; });
  rocksdb::WriteBatch batch;
  for (const Change& change : changes) {
    const rocksdb::Slice key(change.key.data(), change.key.size());
    if (change.removed) {
      batch.Delete(key);
    } else {
      batch.Put(key, change.value);
    }
  }
  batch.Put(checkpoint_key, row_bytes(checkpoint));
  rocksdb::WriteOptions unlogged;
  unlogged.disableWAL = true;
  unlogged.memtable_insert_hint_per_batch = true;
  const auto status = db_->Write(unlogged, &batch);
  if (!status.ok()) return error_from(status);
  for (const auto& [name, table] : tables_) table->committed();
  return {};
}

Result<void> Store::flush() {
  const auto status = db_->Flush(rocksdb::FlushOptions{});
  if (!status.ok()) return error_from(status);
  return {};
}

bool Store::read(const std::string& key, std::string& value) {
  const auto status = db_->Get(rocksdb::ReadOptions{}, key, &value);
  if (!status.ok() && !status.IsNotFound() && !fault_) fault_ = error_from(status);
  return status.ok();
}

void Store::damaged(const std::string& key) {
  if (!fault_) fault_ = Error{Errc::corrupt, "row " + key.substr(0, 2) + " of the views"};
}

}  // namespace yiben::projections
