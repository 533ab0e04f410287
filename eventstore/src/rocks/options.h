// How RocksDB is set up. Everything that takes memory is bounded here: about 128 MiB of blocks,
// 160 MiB of memtables and 64 MiB of compaction buffers, whatever the size of the log.
#pragma once

#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include "rocks/store.h"

namespace yiben::eventstore {

struct Tuning {
  std::shared_ptr<rocksdb::Cache> blocks;
  Tuning();
};

rocksdb::DBOptions db_options(const Tuning&, Opening);
rocksdb::ColumnFamilyOptions column_options(const Tuning&, Column);

}  // namespace yiben::eventstore
