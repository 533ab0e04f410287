#include "ops/tables.h"

#include <algorithm>
#include <stdexcept>

#include "api/tables/sheet.h"
#include "tables/assemble.h"

namespace yiben::ops {
namespace {

constexpr std::string_view zip_begins = "PK\x03\x04";
constexpr std::string_view ole_begins = "\xD0\xCF\x11\xE0";

api::Sheet sheet_of(const Table& table) {
  api::Sheet sheet;
  for (const auto& header : table.header) sheet.columns.push_back({header});
  for (const auto& row : table.rows) sheet.rows.push_back(row.cells);
  return sheet;
}

}  // namespace

void throw_exception_from_error(const TableProblem& problem, const boost::source_location&) {
  throw std::logic_error("table problem not looked at: " + std::string(enum_name(problem.fault)));
}

namespace {

Result<std::vector<Sheet>, TableProblem> sheets_of(std::string_view bytes,
                                                   const TableLimits& limits, std::size_t most) {
  if (bytes.empty()) return TableProblem{TableFault::empty_file};
  if (bytes.size() > table_bytes_max) return TableProblem{TableFault::file_too_large};
  if (bytes.starts_with(ole_begins)) return TableProblem{TableFault::old_excel};
  if (bytes.starts_with(zip_begins)) return read_xlsx(bytes, limits, most);
  auto table = read_csv(bytes, limits);
  if (!table) return table.error();
  std::vector<Sheet> out;
  out.push_back({{}, std::move(*table)});
  return out;
}

}  // namespace

Result<Table, TableProblem> read_table(std::string_view bytes, const TableLimits& limits) {
  auto sheets = sheets_of(bytes, limits, 1);
  if (!sheets) return sheets.error();
  return std::move(sheets->front().table);
}
Result<std::vector<Sheet>, TableProblem> read_sheets(std::string_view bytes,
                                                     const TableLimits& limits) {
  return sheets_of(bytes, limits, sheets_max);
}

std::optional<TableProblem> Assembling::add(int line, std::vector<std::string> cells) {
  bool blank = std::all_of(cells.begin(), cells.end(), [](const auto& cell) {
    return cell.find_first_not_of(" \t") == std::string::npos;
  });
  if (blank) return std::nullopt;
  if (cells.size() > table_columns_max)
    return TableProblem{TableFault::too_many_columns, line, static_cast<int>(cells.size())};
  for (const auto& cell : cells) {
    const auto bytes = cell.size() + sizeof cell;
    if (bytes > text_left) return TableProblem{TableFault::too_much_text, line};
    text_left -= bytes;
  }
  if (table.header.empty()) {
    table.header_line = line;
    table.header = std::move(cells);
    return std::nullopt;
  }
  if (table.rows.size() == table_rows_max) return TableProblem{TableFault::too_many_rows, line};
  table.rows.push_back({line, std::move(cells)});
  return std::nullopt;
}

std::string write_csv(const Table& table) { return api::sheet_csv(sheet_of(table)); }
std::string write_xlsx(const Table& table) { return api::sheet_xlsx(sheet_of(table)); }

std::string column_letters(int number) {
  std::string out;
  for (int n = number; n > 0; n = (n - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
  return out;
}

}  // namespace yiben::ops
