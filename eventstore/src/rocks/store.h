// The RocksDB database of one ledger folder: its column families, their bytes, and one place that
// turns a Status into an Error.
//
//   default      be64(position)              entry bytes
//   leaf         be64(first of the commit)   the commit's 32-byte leaf hashes, one after another
//   head         "head"                      format, ledger, partitions, last recorded_us, tree
//                "index"                     see IndexCheckpoint
//                "book"                      16 bytes: which book the log is of
//                "key"                       32 bytes: what tells whether a ledger key is its own
//   reservation  key                         owner
//   key          subject                     wrapped key
//   quiet        command id                  be64(position) of a command that wrote no event
//   stream       stream 00 be64(version)     be64(position)
//   stream_head  stream                      be64(events it holds)
//   category     category 00 be64(position)  nothing
//   command      command id                  be64(first) be32(count)
//
// Values of head, reservation, key and quiet end with eight bytes of SHA-256 over key and value:
// nothing else in the ledger repeats them, so verify() could not tell otherwise.
//
// The last four are the index: derived, built behind the head, handed to RocksDB as sorted files
// and never written through the write-ahead log. The others are written by the group commit.
#pragma once

#include <rocksdb/db.h>

#include <array>
#include <memory>
#include <string>

#include "bytes.h"
#include "eventstore/log.h"
#include "stamper.h"

namespace yiben::eventstore {

enum class Column {
  entry,
  leaf,
  head,
  reservation,
  key,
  quiet,
  stream,
  stream_head,
  category,
  command
};
inline constexpr std::size_t column_count = 10;
inline constexpr std::array<const char*, column_count> column_names = {
    "default", "leaf",   "head",        "reservation", "key",
    "quiet",   "stream", "stream_head", "category",    "command"};

Error error_of(const rocksdb::Status&);
inline rocksdb::Slice slice(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view view(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// A key or value of one or two integers, without allocating.
template <std::integral... T>
class Packed {
 public:
  explicit Packed(T... values) {
    char* to = bytes_.data();
    ((std::memcpy(to, &(values = big_endian(values)), sizeof values), to += sizeof values), ...);
  }
  operator rocksdb::Slice() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::array<char, (sizeof(T) + ...)> bytes_;
};

std::string stream_key(std::string_view stream, StreamVersion);
std::string category_key(std::string_view category, Position);

// `value` with the eight bytes that tie it to its key; and back, nullopt when they do not fit.
std::string with_sum(std::string_view key, std::string_view value);
std::optional<std::string_view> without_sum(std::string_view key, std::string_view stored);

// The state of the ledger after a group commit.
struct HeadRecord {
  std::uint32_t ledger = 0;
  std::uint16_t partitions = 0;
  std::int64_t recorded_us = std::numeric_limits<std::int64_t>::min();
  CompactRange tree;
};
std::string encode_head(const HeadRecord&);
Result<HeadRecord> decode_head(std::string_view);

// How far the index columns are complete. Written after the files it speaks of are in place; a
// crash between the two makes the index do some positions again, to the same result.
struct IndexCheckpoint {
  Position indexed = 0;
  PartitionCounters counters;  // as of `indexed`
};
std::string encode_checkpoint(const IndexCheckpoint&);
Result<IndexCheckpoint> decode_checkpoint(std::string_view);

inline constexpr std::string_view head_key = "head";
inline constexpr std::string_view index_key = "index";
inline constexpr std::string_view book_key = "book";
inline constexpr std::string_view key_check_key = "key";

// Threads: any, as RocksDB itself.
class Store {
 public:
  // Errors: those of open_log().
  static Result<std::unique_ptr<Store>> open(const std::string& folder, Opening);
  ~Store();

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* handle(Column column) const {
    return handles_[static_cast<std::size_t>(column)];
  }
  const std::string& folder() const { return folder_; }

  // nullopt: no such key.
  Result<std::optional<std::string>> get(Column, const rocksdb::Slice& key) const;
  // The same with the sum taken off. Errors: corrupt when it does not fit.
  Result<std::optional<std::string>> get_summed(Column, std::string_view key,
                                                const rocksdb::Snapshot* = nullptr) const;
  std::unique_ptr<rocksdb::Iterator> iterate(Column, const rocksdb::ReadOptions& = {}) const;
  // Synced, with its sum.
  Result<void> put_summed(Column, std::string_view key, std::string_view value) const;

 private:
  Store() = default;
  std::string folder_;
  rocksdb::DB* db_ = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

}  // namespace yiben::eventstore
