// A large batch as a sorted file that RocksDB takes as it is: nothing goes through the memtable,
// whose ordered inserts cost more than everything else about writing many rows.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

namespace yiben::projections {

// Requires that the batch's keys rise. On disk and visible at once, all of it or nothing.
rocksdb::Status ingest(rocksdb::DB&, const rocksdb::WriteBatch&);

}  // namespace yiben::projections
