// Reader: one query's view of the store, all from one snapshot.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace yiben::projections {

class Reader {
 public:
  explicit Reader(const Store& store);
  ~Reader();
  Reader(const Reader&) = delete;

  // Errors, of every function: io, corrupt.
  template <class Row>
  Result<std::optional<Row>> get(TableName<Row> table, const Key& key) const {
    std::string bytes;
    const auto there = get_bytes(full_key(table, key), bytes);
    if (!there) return there.error();
    if (!*there) return std::optional<Row>{};
    return decoded<Row>(table.name, bytes);
  }
  Result<std::optional<std::string>> get(IndexName index, const Key& key) const {
    std::string bytes;
    const auto there = get_bytes(full_key(index, key), bytes);
    if (!there) return there.error();
    return *there ? std::optional(std::move(bytes)) : std::nullopt;
  }

  // How far in the log the rows are.
  Result<Position> position() const;

  // Every row of a table that starts so, in key order.
  template <class Row>
  Result<std::vector<Row>> all(TableName<Row> table, const Key& prefix = {}) const {
    std::vector<Row> rows;
    std::optional<Error> damage;
    const auto scanned = scan({full_key(table, prefix)}, {}, [&](auto, auto value) {
      auto row = decoded<Row>(table.name, value);
      if (!row)
        damage = row.error();
      else
        rows.push_back(std::move(**row));
      return !damage;
    });
    if (!scanned) return scanned.error();
    if (damage) return *damage;
    return rows;
  }

  // What follows the prefix in the key, and the value. False ends the walk.
  using Each = std::function<bool(std::string_view rest, std::string_view value)>;

  // Walks several prefixes as if they were one: merged by what follows them, from after `after`
  // (empty: from the start). A page of many programmes is in one order this way without an index of
  // its own.
  Result<void> scan(const std::vector<std::string>& prefixes, std::string_view after,
                    const Each&) const;

  // The distinct texts that follow a prefix, as the programmes within a town. One seek each.
  Result<std::vector<std::string>> texts_after(const std::string& prefix) const;

  // The first entry at or after `from` that still starts with `prefix`.
  Result<std::optional<std::string>> first_value(const std::string& prefix,
                                                 const std::string& from) const;

  template <class Row>
  static Result<std::optional<Row>> decoded(std::string_view table, std::string_view bytes) {
    auto row = row_from<Row>(bytes);
    if (!row) return Error{Errc::corrupt, "row " + std::string(table) + " of the views"};
    return row;
  }

 private:
  Result<bool> get_bytes(const std::string& key, std::string& bytes) const;
  std::unique_ptr<rocksdb::Iterator> iterator(const rocksdb::Slice* end) const;

  const Store& store_;
  rocksdb::ReadOptions options_;
};

}  // namespace yiben::projections
