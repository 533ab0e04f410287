// Store: one RocksDB folder with every table of one generation of the views, and how far in the log
// they have been folded. Rows and checkpoint are one write batch.
//
// There is no write-ahead log: the log of events is it. A kill loses what was not yet flushed,
// checkpoint included, and folding goes on from there.
//
// Threads: tables and commit() belong to the folding thread; db() is for any.
#pragma once

#include <rocksdb/db.h>

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/core/result.h"
#include "eventstore/log.h"
#include "store/row_layout.h"
#include "store/table.h"

namespace yiben::projections {

using eventstore::Errc;
using eventstore::Error;
using eventstore::Position;
template <class T>
using Result = eventstore::Result<T>;

// How far a store has been folded, and the last event it holds: a log that was restored from a
// backup and went on otherwise is told by it.
struct Checkpoint {
  Position position = 0;
  Uuid last_event;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(position), CEREAL_NVP(last_event));
  }
};

class Store final : public Rows {
 public:
  // Errors: io, locked, corrupt.
  static Result<std::unique_ptr<Store>> open(const std::string& folder);
  // Beside whoever has it open; commit() and flush() are not for such a one.
  static Result<std::unique_ptr<Store>> open_reading(const std::string& folder);
  ~Store() override;

  // The same name gives the same table, so that one view may read what another folds.
  template <class Row>
  Table<Row>& table(TableName<Row> name, std::size_t cached_max = 50'000) {
    auto& slot = tables_[std::string(name.name)];
    if (!slot) {
      layout_ += std::string(name.name) + row_layout<Row>();
      slot = std::make_unique<Table<Row>>(name, *this, cached_max);
    }
    auto* table = dynamic_cast<Table<Row>*>(slot.get());
    check(table != nullptr, "a table has one kind of row");
    return *table;
  }
  Index& index(IndexName);

  // Once every view has asked for its tables. False: the folder was folded with another layout or
  // another version of the views.
  Result<bool> is_ours(std::string_view views_version);
  Result<Checkpoint> checkpoint(const rocksdb::ReadOptions& = {}) const;

  std::size_t pending() const;
  // Writes all changes and the checkpoint. `behind`: as a sorted file, on another thread, while
  // folding goes on; the rows stay in the caches until the next commit, which waits for it. Answers
  // how far is stored.
  Result<Position> commit(const Checkpoint&, bool behind = false);
  Result<void> flush();

  rocksdb::DB& db() const { return *db_; }

  bool read(const std::string& key, std::string& value) override;
  void damaged(const std::string& key) override;

 private:
  explicit Store(std::unique_ptr<rocksdb::DB> db) : db_(std::move(db)) {}
  void settle();

  std::unique_ptr<rocksdb::DB> db_;
  bool reading_ = false;
  std::map<std::string, std::unique_ptr<Changes>> tables_;
  std::string layout_;
  std::future<rocksdb::Status> writing_;
  Position written_ = 0, written_next_ = 0;
  std::optional<Error> fault_;
};

Error error_from(const rocksdb::Status&);

// Keys that are no table's: the checkpoint and the layout.
inline constexpr std::string_view meta_prefix{"\0", 1};

}  // namespace yiben::projections
