// A made-up 低保 roster of any size: the same rows every time, nobody's real number (no county has
// the code 500199).
#pragma once

#include <string>
#include <vector>

#include "domain/core/date.h"
#include "domain/people/id_number.h"
#include "ops/tables.h"

namespace yiben::ops::demo {

// Columns of the roster, in this order.
enum Column {
  household_no,
  relation,
  householder_id,
  name,
  id_number,
  division,
  area,
  categories,
  amount,
  supplement,
  bank,
  account,
  start_month
};

inline std::vector<std::string> dibao_header() {
  return {"户号", "与户主关系", "户主身份证号码", "姓名", "身份证号码", "村社区代码", "城乡",
          "类别", "户月保障金", "分类施保金",     "银行", "账号",       "起始月份"};
}

// Births from 1940 to 2012, every number once.
inline std::string number_of(int person) {
  constexpr int days = 26'000;
  auto birth = *Date::of(1940, 1, 1) + person * 7'919 % days;
  return make_id_number("500199", birth, person / days + 1);
}
inline std::string name_of(int person) {
  static const std::vector<std::string> surnames = {"王", "李", "张",   "刘",
                                                    "陈", "杨", "欧阳", "周"};
  static const std::vector<std::string> first = {"示", "范", "例", "样", "试", "演", "设"};
  static const std::vector<std::string> second = {"安", "平", "和", "顺", "清",
                                                  "明", "远", "宁", "乐"};
  auto at = [&](const auto& list, int n) {
    return list[static_cast<std::size_t>(n) % list.size()];
  };
  return at(surnames, person) + at(first, person / 8) + at(second, person / 56);
}

// Households of one to four people until there are `rows` of them, people numbered from `first`.
inline Table dibao_roster(int rows, int first = 0) {
  static const std::vector<std::string> villages = {"500199001001", "500199002003", "500199003005",
                                                    "500199100200", "500199101202", "500199200203"};
  Table table{1, dibao_header(), {}};
  for (int person = 0, household = 0; person < rows; ++household) {
    int size = std::min(household % 4 + 1, rows - person);
    auto place = static_cast<std::size_t>(household) % villages.size();
    for (int member = 0; member < size; ++member, ++person) {
      int who = first + person;
      std::vector<std::string> cells(13);
      cells[household_no] = "H" + std::to_string(first + household + 1);
      cells[relation] = member == 0 ? "户主" : member == 1 ? "配偶" : "子女";
      cells[name] = name_of(who);
      cells[id_number] = number_of(who);
      cells[division] = villages[place];
      cells[area] = place < 3 ? "城镇" : "农村";
      if (member == 0 && household % 5 == 0) cells[categories] = "重残";
      cells[amount] = std::to_string(300 + household % 400) + (household % 3 == 0 ? ".50" : "");
      cells[supplement] = household % 5 == 0 ? "100" : "0";
      if (member == 0) {
        cells[bank] = "示范农村商业银行";
        cells[account] = "80190000" + std::to_string(10'000'000 + who);
      }
      cells[start_month] = "2024-0" + std::to_string(household % 9 + 1);
      table.rows.push_back({static_cast<int>(table.rows.size()) + 2, std::move(cells)});
    }
  }
  return table;
}

}  // namespace yiben::ops::demo
