// Thirty-seven faults planted in a roster, each in a household of its own, and where they are.
#pragma once

#include <set>

#include "ops/import.h"
#include "tests/data/dibao_roster.h"

namespace yiben::ops::demo {

struct PlantedFault {
  int line;
  int column;  // from 1; 0: the whole line
  ImportFault fault;
  auto operator<=>(const PlantedFault&) const = default;
};

// People the log knows already, for faults that only it can show.
struct KnownNumbers {
  std::string on_programme, died, other_name, other_household;
};

class Planting {
 public:
  explicit Planting(Table& table) : table_(table) {}

  // The first row of a household of `size` that nothing has been planted in.
  Row& household(int size) {
    for (std::size_t i = 0;; ++i) {
      auto number = table_.rows.at(i).cells[household_no];
      std::size_t end = i;
      while (end < table_.rows.size() && table_.rows[end].cells[household_no] == number) ++end;
      if (static_cast<int>(end - i) == size && i > next_) {
        next_ = i + 40;  // spread over the file
        return table_.rows[i];
      }
      i = end - 1;
    }
  }
  void put(ImportFault fault, Row& row, Column column, std::string value) {
    row.cells[column] = std::move(value);
    planted.insert({row.line, column + 1, fault});
  }
  // In a household of one.
  void put(ImportFault fault, Column column, std::string value) {
    put(fault, household(1), column, std::move(value));
  }
  // In the second row of a household of two.
  void put_second(ImportFault fault, Column column, std::string value) {
    put(fault, *(&household(2) + 1), column, std::move(value));
  }

  std::set<PlantedFault> planted;

 private:
  Table& table_;
  std::size_t next_ = 0;
};

inline std::set<PlantedFault> plant_37(Table& table, const KnownNumbers& known) {
  Planting p(table);
  using F = ImportFault;
  auto good = [](int sequence) {
    return make_id_number("500199", *Date::of(1970, 5, 17), sequence);
  };

  auto& wide = p.household(1);
  wide.cells.push_back("多一格");
  p.planted.insert({wide.line, 0, F::cell_count});
  p.put(F::cell_empty, name, "");
  p.put(F::id_number_lost, id_number, "5.00199197005170E+17");
  p.put(F::id_length, id_number, good(901).substr(0, 17));
  p.put(F::id_characters, id_number, "50019919700517O023");
  p.put(F::id_area, id_number, "99" + good(902).substr(2));
  p.put(F::id_birth_date, id_number, "500199197002300015");
  auto wrong = good(903);
  wrong.back() = wrong.back() == '1' ? '2' : '1';
  p.put(F::id_checksum, id_number, wrong);
  auto twice = table.rows.front().cells[id_number];
  p.put(F::id_twice, id_number, twice);
  p.put(F::already_on_programme, id_number, known.on_programme);
  p.put(F::person_died, id_number, known.died);
  auto& renamed = p.household(1);
  renamed.cells[id_number] = known.other_name;
  p.put(F::name_differs, renamed, name, "王别名");
  p.put(F::already_in_household, id_number, known.other_household);
  std::string endless;
  for (int i = 0; i < 51; ++i) endless += "长";
  p.put(F::name_too_long, name, endless);
  p.put(F::name_characters, name, "李四2");
  p.put(F::division_unknown, division, "500199001099");
  p.put(F::division_elsewhere, division, "500111001001");
  p.put(F::division_level, division, "500199001");
  p.put(F::area_unknown, area, "郊区");
  p.put(F::amount_not_number, amount, "六百");
  p.put(F::amount_decimals, amount, "620.125");
  p.put(F::amount_negative, amount, "-620");
  p.put(F::amount_zero, amount, "0.00");
  p.put(F::amount_too_large, amount, "6200000");
  p.put(F::month_invalid, start_month, "2024-13");
  p.put(F::month_future, start_month, "2027-06");
  p.put(F::account_characters, account, "80190000ABCD1234");
  p.put(F::bank_missing, bank, "");
  p.put(F::account_shared, account, table.rows.front().cells[account]);
  p.put_second(F::relation_unknown, relation, "邻居");
  p.put(F::household_headless, relation, "子女");
  p.put_second(F::household_two_heads, relation, "户主");
  p.put(F::head_not_member, householder_id, good(904));
  p.put_second(F::household_split, division, "500199103001");
  p.put_second(F::household_amounts_differ, amount, "999");
  p.put(F::category_unknown, categories, "贫困");
  p.put(F::supplement_above, supplement, "500");
  // An empty bank column would be named there, not at the account.
  return std::move(p.planted);
}

}  // namespace yiben::ops::demo
