#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "domain/core/date.h"
#include "ops/tables.h"
#include "tables/assemble.h"
#include "tables/xlsx_parts.h"

namespace yiben::ops {
namespace {

constexpr int exact_digits = 15;  // what Excel keeps of a number

// Column of a reference such as "BC12", from 0; -1: it is none.
int column_of(const char* reference) {
  int column = 0;
  const char* at = reference;
  for (; *at >= 'A' && *at <= 'Z'; ++at) {
    column = column * 26 + (*at - 'A' + 1);
    if (column > 16'384) return -1;
  }
  return at == reference ? -1 : column - 1;
}

// Line of the same, from 1; 0: it is none.
int line_of(const std::string& reference) {
  const auto digits = reference.find_first_of("0123456789");
  if (digits == std::string::npos) return 0;
  int line = 0;
  std::from_chars(reference.data() + digits, reference.data() + reference.size(), line);
  return line;
}

// 1899-12-30, so that serials after Excel's 29 February 1900, a day that never was, come out right.
std::string date_text(double serial, bool from_1904) {
  auto days = static_cast<std::int32_t>(std::floor(serial));
  Date start = from_1904 ? *Date::of(1904, 1, 1) : *Date::of(1899, 12, 30);
  return (start + days).text();
}

// As a plain cell shows it: 620.1 is stored as 620.10000000000002.
std::string number_text(const char* raw, double value) {
  bool whole = std::strspn(raw, "0123456789") == std::strlen(raw);
  if (whole && std::strlen(raw) <= exact_digits) return raw;
  char out[40];
  auto n = std::snprintf(out, sizeof out, "%.*g", exact_digits, value);
  return {out, static_cast<std::size_t>(n)};
}

class SheetReader {
 public:
  SheetReader(const Workbook& book, const TableLimits& limits)
      : book_(book), out_{limits.text_bytes} {}

  Result<Table, TableProblem> read(const pugi::xml_node& sheet) {
    int line = 0;
    for (auto row : named(sheet, "sheetData").children()) {
      line = row.attribute("r").as_int(line + 1);
      std::vector<std::string> cells;
      if (auto problem = read_row(row, line, cells)) return *problem;
      while (cells.size() > out_.table.header.size() && cells.back().empty()) cells.pop_back();
      cells.resize(std::max(cells.size(), out_.table.header.size()));
      if (auto problem = out_.add(line, std::move(cells))) return *problem;
    }
    if (out_.table.header.empty()) return TableProblem{TableFault::empty_file};
    if (!std::ranges::is_sorted(out_.table.rows, {}, &Row::line))
      return TableProblem{TableFault::damaged_xml, 0, 0, "rows"};
    for (auto merge : named(sheet, "mergeCells").children())
      if (auto problem = fill(merge.attribute("ref").value())) return *problem;
    out_.table.padded = true;
    return std::move(out_.table);
  }

 private:
  // "A3:A5": the lines of one household under its number, or a heading over several columns. Each
  // cell looked at takes its part of the text that is left, however many areas a file names.
  std::optional<TableProblem> fill(const std::string& reference) {
    const auto colon = reference.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto last = reference.substr(colon + 1);
    const int from = column_of(reference.c_str()), to = column_of(last.c_str());
    const int first_line = line_of(reference), last_line = line_of(last);
    auto& rows = out_.table.rows;
    auto row = std::ranges::lower_bound(rows, first_line, {}, &Row::line);
    const bool in_header = first_line == out_.table.header_line;
    if (from < 0 || to < from || (!in_header && (row == rows.end() || row->line != first_line)))
      return std::nullopt;
    const auto& top = in_header ? out_.table.header : row->cells;
    if (from >= static_cast<int>(top.size())) return std::nullopt;
    const std::string value = top[static_cast<std::size_t>(from)];
    if (value.empty()) return std::nullopt;
    const int end = std::min(to, static_cast<int>(table_columns_max) - 1);
    auto fill_line = [&](std::vector<std::string>& cells, int line) -> std::optional<TableProblem> {
      for (int column = from; column <= end; ++column)
        if (auto problem = put(cells, static_cast<std::size_t>(column), value, line))
          return problem;
      return std::nullopt;
    };
    if (in_header)
      if (auto problem = fill_line(out_.table.header, first_line)) return problem;
    for (; row != rows.end() && row->line <= last_line; ++row)
      if (auto problem = fill_line(row->cells, row->line)) return problem;
    return std::nullopt;
  }
  std::optional<TableProblem> put(std::vector<std::string>& cells, std::size_t column,
                                  const std::string& value, int line) {
    const auto bytes = value.size() + sizeof value;
    if (bytes > out_.text_left) return TableProblem{TableFault::too_much_text, line};
    out_.text_left -= bytes;
    if (cells.size() <= column) cells.resize(column + 1);
    if (cells[column].empty()) cells[column] = value;
    return std::nullopt;
  }

  std::optional<TableProblem> read_row(const pugi::xml_node& row, int line,
                                       std::vector<std::string>& cells) {
    for (auto cell : row.children()) {
      auto reference = cell.attribute("r");
      int column = reference ? column_of(reference.value()) : static_cast<int>(cells.size());
      if (column < 0) return TableProblem{TableFault::damaged_xml, line, 0, reference.value()};
      auto text = cell_text(cell);
      // Formatting may reach far to the right of the last cell with something in it.
      if (text.empty()) continue;
      if (column >= static_cast<int>(table_columns_max))
        return TableProblem{TableFault::too_many_columns, line, column + 1, {}};
      if (text.size() > cell_bytes_max)
        return TableProblem{TableFault::cell_too_long, line, column + 1, {}};
      if (static_cast<int>(cells.size()) <= column)
        cells.resize(static_cast<std::size_t>(column) + 1);
      cells[static_cast<std::size_t>(column)] = std::move(text);
    }
    return std::nullopt;
  }

  std::string cell_text(const pugi::xml_node& cell) const {
    std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return rich_text(named(cell, "is"));
    const char* raw = named(cell, "v").text().get();
    if (type == "s") {
      auto index = static_cast<std::size_t>(std::strtoul(raw, nullptr, 10));
      return *raw && index < book_.strings.size() ? book_.strings[index] : std::string();
    }
    if (type == "b") return *raw == '1' ? "TRUE" : "FALSE";
    if (!type.empty() && type != "n") return raw;  // a formula's text, a date as text, an error
    return shown_number(raw, static_cast<std::size_t>(cell.attribute("s").as_uint()));
  }

  std::string shown_number(const char* raw, std::size_t style) const {
    double value = 0;
    auto [end, ec] = std::from_chars(raw, raw + std::strlen(raw), value);
    if (ec != std::errc{} || *end) return raw;
    bool date = style < book_.date_formats.size() && book_.date_formats[style];
    if (date && value >= 1 && value < 110'000) return date_text(value, book_.from_1904);
    return number_text(raw, value);
  }

  static pugi::xml_node named(const pugi::xml_node& of, const char* name) {
    for (auto node : of.children()) {
      const char* colon = std::strchr(node.name(), ':');
      if (std::strcmp(colon ? colon + 1 : node.name(), name) == 0) return node;
    }
    return {};
  }

  const Workbook& book_;
  Assembling out_;
};

}  // namespace

Result<std::vector<Sheet>, TableProblem> read_xlsx(std::string_view bytes,
                                                   const TableLimits& limits, std::size_t most) {
  auto zip = ZipParts::open(bytes, limits.unpacked_bytes);
  if (!zip) return zip.error();
  auto book = read_workbook(*zip);
  if (!book) return book.error();
  std::vector<Sheet> out;
  for (const auto& [name, part] : book->sheets) {
    if (out.size() == most) break;
    auto text = zip->read(part);
    if (!text) return text.error();
    pugi::xml_document xml;
    if (auto ok = parse_xml(*text, part, xml); !ok) return ok.error();
    auto table = SheetReader(*book, limits).read(xml.document_element());
    if (!table && table.error().fault == TableFault::empty_file) continue;
    if (!table) return table.error();
    out.push_back({name, std::move(*table)});
  }
  if (out.empty()) return TableProblem{TableFault::empty_file};
  return out;
}

}  // namespace yiben::ops
