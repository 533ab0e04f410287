// One row read field by field. What is wrong goes to the findings, named by its cell, and the field
// comes back as nothing. A field without a column, or an empty cell that may be empty, is nothing
// too.
#pragma once

#include "domain/people/id_number.h"
#include "domain/people/person.h"
#include "import/columns.h"

namespace yiben::ops {

enum class Needed { no, yes };
enum class Zero { allowed, refused };

class RowReader {
 public:
  RowReader(const Row& row, const Columns& columns, const ImportWorld& world, Findings& findings)
      : row_(row), columns_(columns), world_(world), findings_(findings) {}

  int line() const { return row_.line; }
  // False, and named: the row has another number of cells than the header.
  bool whole() const;

  bool has(std::string_view field) const { return columns_.has(field); }
  std::string_view text(std::string_view field) const;
  std::optional<std::string> words(std::string_view field, Needed, std::size_t limit) const;
  std::optional<std::string> name(std::string_view field, Needed = Needed::yes) const;
  std::optional<IdNumber> id_number(std::string_view field) const;
  std::optional<std::string> village(std::string_view field) const;
  std::optional<Fen> amount(std::string_view field, Needed, Zero) const;
  std::optional<Month> month(std::string_view field, Needed) const;  // not after `latest`
  std::optional<Date> date(std::string_view field) const;            // not after today
  // What the word in the cell means, by ImportWords::values[kind].
  std::optional<std::string> meaning(std::string_view field, const std::string& kind, Needed,
                                     ImportFault otherwise) const;
  std::optional<Area> area(std::string_view field) const;
  std::optional<std::string> account(std::string_view field) const;

  void fault(std::string_view field, ImportFault, std::map<std::string, std::string> = {}) const;
  void row_fault(ImportFault, std::map<std::string, std::string> = {}) const;

 private:
  bool empty(std::string_view field, Needed) const;
  std::string dashed(std::string_view) const;

  const Row& row_;
  const Columns& columns_;
  const ImportWorld& world_;
  Findings& findings_;
};

// Of a word by itself, as for several in one cell.
std::optional<std::string> meaning_of(std::string_view word, const std::string& kind,
                                      const ImportWords&);

// "400", "400.5": nothing, and why.
struct ReadAmount {
  std::optional<Fen> amount;
  ImportFault fault = ImportFault::amount_not_number;
};
ReadAmount read_amount(std::string_view text, Zero);

inline constexpr Fen amount_max_fen{10'000'000};

}  // namespace yiben::ops
