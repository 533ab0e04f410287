#include "rocks/options.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace yiben::eventstore {
namespace {

constexpr std::size_t mib = 1u << 20;

bool looked_up_by_key(Column column) {
  return column != Column::entry && column != Column::leaf && column != Column::category;
}

bool is_index(Column column) { return column >= Column::stream; }

// RocksDB's own log file would stand on the disk that fills up, and in Debian's build, which keeps
// its assertions, one line after the first that failed to be written ends the process.
class ErrorsToStderr final : public rocksdb::Logger {
 public:
  ErrorsToStderr() : Logger(rocksdb::InfoLogLevel::ERROR_LEVEL) {}
  using Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    std::array<char, 1'024> line;
    std::vsnprintf(line.data(), line.size(), format, arguments);
    std::fprintf(stderr, "rocksdb: %.*s\n", static_cast<int>(std::strcspn(line.data(), "\n")),
                 line.data());
  }
};

}  // namespace

Tuning::Tuning() : blocks(rocksdb::NewLRUCache(128 * mib, 4)) {}

rocksdb::DBOptions db_options(const Tuning&, Opening opening) {
  rocksdb::DBOptions options;
  options.create_if_missing = opening == Opening::new_log;
  options.create_missing_column_families = opening == Opening::new_log;
  options.max_background_jobs = 3;
  options.max_subcompactions = 1;
  options.bytes_per_sync = 1 * mib;  // background files reach the disk evenly, not in one long wait
  // A reader holds every file: whoever writes may delete them.
  options.max_open_files = opening == Opening::reading ? -1 : 1'024;
  options.db_write_buffer_size = 160 * mib;
  // Bounds what a restart replays. A commit larger than this still goes through.
  options.max_total_wal_size = 192 * mib;
  // A record that was being written when the power went is incomplete at the very end, and nobody
  // was told of it. Anything else that does not read is corruption, not a shorter log.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.track_and_verify_wals_in_manifest = true;
  options.info_log = std::make_shared<ErrorsToStderr>();
  options.stats_dump_period_sec = 0;
  options.avoid_unnecessary_blocking_io = true;
  return options;
}

rocksdb::ColumnFamilyOptions column_options(const Tuning& tuning, Column column) {
  rocksdb::ColumnFamilyOptions options;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = tuning.blocks;
  table.cache_index_and_filter_blocks = true;
  table.cache_index_and_filter_blocks_with_high_priority = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.block_size = 16 * 1024;
  table.format_version = 5;
  if (looked_up_by_key(column)) {
    table.block_size = 4 * 1024;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
    // In parts: the one filter of a ten-million-key file is larger than a shard of the block cache,
    // would never stay there, and be read from the file at every look-up.
    table.partition_filters = true;
    table.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  // One compression at every level, so that entries, which never overlap, move down a level by
  // renaming and are written once. Sealed payloads hardly shrink; LZ4 costs least.
  options.compression = rocksdb::kLZ4Compression;
  options.write_buffer_size = 4 * mib;
  options.max_write_buffer_number = 4;
  if (column == Column::entry) {
    options.write_buffer_size = 32 * mib;
    // Positions only rise: with a hint each goes in beside the last, without a search.
    options.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(4));
  }
  // Leaf hashes are noise.
  if (column == Column::leaf) options.compression = rocksdb::kNoCompression;
  if (is_index(column)) {
    // Random keys: universal compaction rewrites each about half as often as levels would, and
    // writing is what the index must keep up with.
    options.compaction_style = rocksdb::kCompactionStyleUniversal;
    options.compaction_options_universal.size_ratio = 20;
    options.level0_file_num_compaction_trigger = 10;
    // RocksDB would slow every write of the database down for an index that lags; the log goes
    // first.
    options.level0_slowdown_writes_trigger = 100;
    options.level0_stop_writes_trigger = 200;
  }
  return options;
}

}  // namespace yiben::eventstore
