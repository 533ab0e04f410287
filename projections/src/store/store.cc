#include "store/store.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/table_properties_collectors.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <chrono>
#include <cstdarg>
#include <thread>

#include "store/sorted_file.h"

namespace yiben::projections {
namespace {

const std::string checkpoint_key = std::string(meta_prefix) + "checkpoint";
const std::string layout_key = std::string(meta_prefix) + "layout";

constexpr std::size_t mib = 1u << 20;
// Files that somebody else writes come and go while they are being opened.
constexpr int reading_tries = 8;

// RocksDB would put its own log file into the folder.
class Silent final : public rocksdb::Logger {
 public:
  using Logger::Logv;
  void Logv(const char*, va_list) override {}
};

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
  // Batches are sorted, so that within a table a key goes in just behind the one before.
  options.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(2));
  options.compression = rocksdb::kLZ4Compression;
  // Rewrites each row about half as often as levels would; folding is bound by writing.
  options.compaction_style = rocksdb::kCompactionStyleUniversal;
  // Queues such as the inbox leave a trail of removed keys at their front; files that are mostly
  // such keys are compacted before a query has to walk over them.
  options.table_properties_collector_factories.push_back(
      rocksdb::NewCompactOnDeletionCollectorFactory(4'096, 1'024));
  rocksdb::BlockBasedTableOptions table;
  // Filters and indexes stay outside the cache, about two bytes a row: of a large file they are
  // larger than a shard of it, and would be read again for every row looked up.
  table.block_cache = rocksdb::NewLRUCache(96 * mib, 4);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
  table.format_version = 5;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

// Keys of a table begin alike; the eight bytes after that settle most comparisons without a look at
// the keys, which lie all over memory.
void sort_by_key(std::vector<Change>& changes) {
  if (changes.empty()) return;
  const std::string_view first = changes.front().key;
  std::size_t alike = first.size();
  for (const Change& change : changes) {
    const auto end =
        first.begin() + static_cast<std::ptrdiff_t>(std::min(alike, change.key.size()));
    alike = static_cast<std::size_t>(std::mismatch(first.begin(), end, change.key.begin()).first -
                                     first.begin());
  }
  for (Change& change : changes)
    for (std::size_t i = alike; i < alike + 8; ++i)
      change.head = change.head << 8 |
                    (i < change.key.size() ? static_cast<unsigned char>(change.key[i]) : 0u);
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return a.head != b.head ? a.head < b.head : a.key < b.key;
  });
}

// In key order the memtable takes a large batch in about half the time, and the changes of one key
// stand together, first to last: the last is what remains of them.
void put(rocksdb::WriteBatch& batch, std::vector<Change>& changes, std::string_view values) {
  sort_by_key(changes);
  for (std::size_t first = 0, next = 0; first < changes.size(); first = next) {
    while (next < changes.size() && changes[next].key == changes[first].key) ++next;
    const Change& last = changes[next - 1];
    const rocksdb::Slice key(last.key.data(), last.key.size());
    if (last.kind != Change::Kind::remove)
      batch.Put(key, {values.data() + last.value_at, last.value_size});
    else if (changes[first].kind != Change::Kind::add)
      batch.Delete(key);
  }
}

}  // namespace

Error error_from(const rocksdb::Status& status) {
  const std::string text = status.ToString();
  if (status.IsCorruption()) return {Errc::corrupt, text};
  const bool locked = status.IsIOError() && (text.find("lock hold") != std::string::npos ||
                                             text.find("lock file") != std::string::npos);
  return {locked ? Errc::locked : Errc::io, text};
}

Result<std::unique_ptr<Store>> Store::open(const std::string& folder) {
  rocksdb::DB* db = nullptr;
  const auto status = rocksdb::DB::Open(options(), folder, &db);
  if (!status.ok()) return error_from(status);
  return std::unique_ptr<Store>(new Store(std::unique_ptr<rocksdb::DB>(db)));
}

Result<std::unique_ptr<Store>> Store::open_reading(const std::string& folder) {
  auto reading = options();
  reading.max_open_files = -1;  // whoever writes may delete what we read
  reading.info_log = std::make_shared<Silent>();
  rocksdb::DB* db = nullptr;
  rocksdb::Status status;
  for (int i = 0; i < reading_tries; ++i) {
    status = rocksdb::DB::OpenForReadOnly(reading, folder, &db);
    if (status.ok() || status.IsCorruption()) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  if (!status.ok()) return error_from(status);
  std::unique_ptr<Store> store(new Store(std::unique_ptr<rocksdb::DB>(db)));
  store->reading_ = true;
  return store;
}

Store::~Store() {
  if (reading_) return;
  settle();
  (void)flush();  // if it fails, the next start folds a little more
}

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

Result<Checkpoint> Store::checkpoint(const rocksdb::ReadOptions& options) const {
  std::string bytes;
  const auto status = db_->Get(options, checkpoint_key, &bytes);
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

Result<Position> Store::commit(const Checkpoint& checkpoint, bool behind) {
  auto batch = std::make_unique<rocksdb::WriteBatch>();
  std::vector<Change> changes;
  std::string values;
  // Keys rise through the whole batch: the checkpoint's begins with a zero byte, tables stand in
  // the order of their names.
  batch->Put(checkpoint_key, row_bytes(checkpoint));
  for (const auto& [name, table] : tables_) {
    changes.clear();
    values.clear();
    table->collect(changes, values);
    put(*batch, changes, values);
  }
  settle();
  if (fault_) return *fault_;
  for (const auto& [name, table] : tables_) table->committed();
  written_next_ = checkpoint.position;
  writing_ = std::async(behind ? std::launch::async : std::launch::deferred,
                        [db = db_.get(), batch = std::move(batch), behind] {
                          if (behind) return ingest(*db, *batch);
                          rocksdb::WriteOptions unlogged;
                          unlogged.disableWAL = true;
                          return db->Write(unlogged, batch.get());
                        });
  if (!behind) settle();
  if (fault_) return *fault_;
  return written_;
}

// Waits for the batch under way.
void Store::settle() {
  if (!writing_.valid()) return;
  const auto status = writing_.get();
  if (status.ok())
    written_ = written_next_;
  else if (!fault_)
    fault_ = error_from(status);
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
