// A run of committed entries the index does not hold yet, arranged for look-ups.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "eventstore/log.h"
#include "flat_map.h"

namespace yiben::eventstore {

struct CategoryTail {
  std::vector<Position> positions;
  std::vector<std::uint64_t> next_pseq;  // by partition; 0: none in this segment
};

class Segment {
 public:
  explicit Segment(Position first) : first_(first) {}

  // Requires entry.position == end().
  void add(const EntryView& entry);
  // A hint that add() will soon get this one.
  void expect(const EntryView& entry) const { streams_.expect(Key128::of(entry.stream)); }

  Position first() const { return first_; }
  Position end() const { return first_ + rows_.size(); }

  // How many events the stream holds after this segment.
  std::optional<StreamVersion> stream_version(std::string_view stream) const;
  // The first version of the stream held here.
  std::optional<StreamVersion> first_version(std::string_view stream) const;
  // Calls visit(version, position) for the stream's events here, in order, until it returns false.
  template <class Visit>
  void walk_stream(std::string_view stream, Visit&& visit) const {
    const auto* ends = streams_.find(Key128::of(stream));
    for (auto row = ends ? ends->first : none; row != none; row = rows_[row].next) {
      if (!visit(rows_[row].version, first_ + row)) return;
    }
  }
  std::optional<Receipt> receipt_of(const Uuid& command_id) const;
  const CategoryTail* category(std::string_view) const;

  // For the indexer.
  struct Row {
    std::uint64_t version = 0;
    std::uint32_t name = 0;  // where the stream's id begins in names_
    std::uint32_t name_size = 0;
    std::uint32_t next = none;  // the stream's next row
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  const std::vector<Row>& rows() const { return rows_; }
  std::string_view name_of(const Row& row) const {
    return std::string_view(names_).substr(row.name, row.name_size);
  }
  // The first row of each stream, sorted by its id.
  std::vector<std::uint32_t> streams_by_name() const;
  std::vector<std::pair<Uuid, Receipt>> commands_by_id() const;
  const auto& categories() const { return categories_; }

 private:
  struct StreamEnds {
    std::uint32_t first = none;
    std::uint32_t last = none;
  };

  const Position first_;
  std::vector<Row> rows_;  // one an entry: row r is position first_ + r
  std::string names_;
  FlatMap<StreamEnds> streams_;
  FlatMap<Receipt> commands_;
  std::map<std::string, CategoryTail, std::less<>> categories_;
};

}  // namespace yiben::eventstore
