// Table<Row> and Index: what views fold into.
//
// A table is a write-back cache over its range of the store: a row is read once, changed in memory
// as often as events ask, and written once a batch. References stay good until the next commit. An
// index is a set of keys, or of small values, that folding writes without ever reading.
//
// Threads: the folding thread only. Queries read what has been committed, through Reader.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "store/key.h"
#include "store/row_codec.h"

namespace yiben::projections {

// Two letters, the first bytes of every key.
template <class Row>
struct TableName {
  std::string_view name;
};
struct IndexName {
  std::string_view name;
};

template <class Name>
std::string full_key(const Name& table, const Key& key) {
  std::string out;
  out.reserve(table.name.size() + key.bytes().size());
  return out.append(table.name).append(key.bytes());
}

// One change of one key in the next batch. The key lives until committed(), the value stands in the
// buffer that was given to collect().
struct Change {
  enum class Kind { set, add, remove };
  std::string_view key;
  std::size_t value_at = 0, value_size = 0;
  Kind kind = Kind::set;
  std::uint64_t head = 0;  // for sorting
};

class Changes {
 public:
  virtual ~Changes() = default;
  virtual std::size_t pending() const = 0;
  virtual void collect(std::vector<Change>&, std::string& values) = 0;
  virtual void committed() = 0;  // what was last collected is stored
};

// What tables read from. A row that cannot be read counts as missing to the fold, but the store
// remembers the fault and refuses the batch.
class Rows {
 public:
  virtual ~Rows() = default;
  virtual bool read(const std::string& key, std::string& value) = 0;
  virtual void damaged(const std::string& key) = 0;
};

template <class Row>
class Table final : public Changes {
 public:
  Table(TableName<Row> name, Rows& rows, std::size_t cached_max)
      : name_(name), rows_(rows), cached_max_(cached_max) {}

  // nullptr: no such row.
  const Row* find(const Key& key) {
    Entry* entry = load(full(key));
    return entry ? &entry->second.row : nullptr;
  }
  // The row to change, or nullptr.
  Row* edit_if_there(const Key& key) {
    Entry* entry = load(full(key));
    return entry ? &changed(*entry) : nullptr;
  }
  // The row to change, made from defaults when there is none.
  Row& edit(const Key& key) {
    Entry* entry = load(full(key));
    return changed(entry ? *entry : *young_.try_emplace(key_).first);
  }
  // A row known to be new, as one made by the first event of its stream: nothing is read.
  Row& create(const Key& key) {
    Entry& entry = *young_.try_emplace(full(key)).first;
    entry.second.row = Row{};
    return changed(entry);
  }

  std::size_t pending() const override { return changed_.size(); }
  void collect(std::vector<Change>& out, std::string& values) override {
    for (Entry* entry : changed_) {
      const std::size_t at = values.size();
      RowWriter(values).value(entry->second.row);
      out.push_back({entry->first, at, values.size() - at});
    }
  }
  // Rows unused for two turns leave the cache, and never before they are stored.
  void committed() override {
    for (Entry* entry : changed_) entry->second.changed = false;
    changed_.clear();
    if (young_.size() < cached_max_) return;
    old_.clear();
    std::swap(young_, old_);  // both keep their buckets
  }

 private:
  struct Slot {
    Row row{};
    bool changed = false;
  };
  using Slots = std::unordered_map<std::string, Slot>;
  using Entry = typename Slots::value_type;

  const std::string& full(const Key& key) { return key_.assign(name_.name).append(key.bytes()); }
  Entry* load(const std::string& bytes) {
    if (auto found = young_.find(bytes); found != young_.end()) return &*found;
    if (auto node = old_.extract(bytes)) return &*young_.insert(std::move(node)).position;
    if (!rows_.read(bytes, value_)) return nullptr;
    auto row = row_from<Row>(value_);
    if (!row) {
      rows_.damaged(bytes);
      return nullptr;
    }
    return &*young_.emplace(bytes, Slot{std::move(*row)}).first;
  }
  Row& changed(Entry& entry) {
    if (!entry.second.changed) changed_.push_back(&entry);
    entry.second.changed = true;
    return entry.second.row;
  }

  const TableName<Row> name_;
  Rows& rows_;
  const std::size_t cached_max_;
  Slots young_, old_;
  std::vector<Entry*> changed_;
  std::string key_, value_;  // of the call under way
};

// Changes are only noted, in order; what they come to is settled by Store::commit, which sorts them
// anyway.
class Index final : public Changes {
 public:
  explicit Index(IndexName name) : name_(name) {}

  // A key that is not there yet: if it is removed before the next commit, nothing is written at
  // all.
  void add(const Key& key, std::string value = {}) {
    noted_.push_back({full_key(name_, key), std::move(value), Change::Kind::add});
  }
  void set(const Key& key, std::string value = {}) {
    noted_.push_back({full_key(name_, key), std::move(value), Change::Kind::set});
  }
  void remove(const Key& key) {
    noted_.push_back({full_key(name_, key), {}, Change::Kind::remove});
  }

  std::size_t pending() const override { return noted_.size(); }
  void collect(std::vector<Change>& out, std::string& values) override {
    for (const Noted& noted : noted_) {
      out.push_back({noted.key, values.size(), noted.value.size(), noted.kind});
      values.append(noted.value);
    }
  }
  void committed() override { noted_.clear(); }

 private:
  struct Noted {
    std::string key, value;
    Change::Kind kind;
  };
  const IndexName name_;
  std::vector<Noted> noted_;
};

}  // namespace yiben::projections
