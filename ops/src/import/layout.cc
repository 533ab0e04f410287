#include "import/layout.h"

#include <algorithm>
#include <set>

#include "import/findings.h"

namespace yiben::ops {
namespace {

constexpr std::size_t heading_looked_for_lines = 15;
constexpr std::size_t heading_fields_min = 3;

using Cells = std::vector<std::string>;

class Names {
 public:
  explicit Names(const std::vector<ColumnWords>& columns) {
    for (const auto& column : columns)
      for (const auto& name : column.names) field_of_[folded(name)] = column.field;
  }
  // Empty: no column of this roster.
  std::string_view field(std::string_view heading) const {
    const auto found = field_of_.find(folded(heading));
    return found == field_of_.end() ? std::string_view() : found->second;
  }
  std::size_t fields(const Cells& heading) const {
    std::set<std::string_view> out;
    for (const auto& cell : heading)
      if (const auto name = field(cell); !name.empty()) out.insert(name);
    return out.size();
  }

 private:
  std::map<std::string, std::string, std::less<>> field_of_;
};

// A heading of two lines: the lower one names a column, or the upper one that reaches down to it.
Cells joined(const Cells& upper, const Cells& lower, const Names& names) {
  Cells out;
  for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
    const std::string over = i < upper.size() ? upper[i] : "",
                      under = i < lower.size() ? lower[i] : "";
    const bool above =
        trimmed(under).empty() || (names.field(under).empty() && !names.field(over).empty());
    out.push_back(above ? over : under);
  }
  return out;
}

struct Heading {
  std::size_t first = 0, lines = 1;  // in the sheet's lines
  Cells cells;
  std::size_t fields = 0;
};

struct Line {
  int number = 0;
  Cells* cells = nullptr;
};

std::vector<Line> lines_of(Table& table) {
  std::vector<Line> out{{table.header_line, &table.header}};
  for (auto& row : table.rows) out.push_back({row.line, &row.cells});
  return out;
}

// The first line as it is, unless one further down says more.
Heading heading_of(const std::vector<Line>& lines, const Names& names) {
  Heading best{0, 1, *lines.front().cells, names.fields(*lines.front().cells)};
  const auto end = std::min(lines.size(), heading_looked_for_lines);
  for (std::size_t i = 0; i < end; ++i) {
    const auto alone = names.fields(*lines[i].cells);
    if (alone > best.fields && alone >= heading_fields_min) best = {i, 1, *lines[i].cells, alone};
    if (alone == 0 || i + 1 == lines.size()) continue;
    auto both = joined(*lines[i].cells, *lines[i + 1].cells, names);
    const auto fields = names.fields(both);
    if (fields > best.fields && fields >= heading_fields_min)
      best = {i, 2, std::move(both), fields};
  }
  return best;
}

bool begins_with_one_of(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const auto& word) { return text.starts_with(word); });
}

// The first cell with anything in it.
std::string first_text(const Cells& cells) {
  for (const auto& cell : cells)
    if (auto text = folded(cell); !text.empty()) return text;
  return {};
}

class UnderHeading {
 public:
  UnderHeading(const Heading& heading, const Names& names, const ImportWords& words)
      : words_(words) {
    for (std::size_t i = 0; i < heading.cells.size(); ++i)
      if (const auto field = names.field(heading.cells[i]); !field.empty())
        fields_.emplace(field, i);
  }

  // Somebody's number or name stands only in a row about them.
  bool is_about_somebody(const Cells& cells) const {
    return std::ranges::any_of(fields_, [&](const auto& column) {
      const auto& [field, at] = column;
      return field.ends_with("id_number") && at < cells.size() && !trimmed(cells[at]).empty();
    });
  }
  bool is_total(const Cells& cells) const {
    return !is_about_somebody(cells) && begins_with_one_of(first_text(cells), words_.total_lines);
  }
  bool is_note(const Cells& cells) const {
    return !is_about_somebody(cells) && begins_with_one_of(first_text(cells), words_.note_lines);
  }
  void take_totals(const Cells& cells, int line, Layout& out) const {
    out.totals.clear();
    out.totals_line = line;
    for (const auto& [field, at] : fields_)
      if (at < cells.size() && !trimmed(cells[at]).empty()) out.totals.emplace(field, cells[at]);
  }

 private:
  const ImportWords& words_;
  std::map<std::string, std::size_t, std::less<>> fields_;
};

Layout laid_out(Table table, const Heading& heading, const Names& names, const ImportWords& words) {
  const auto lines = lines_of(table);
  const UnderHeading under(heading, names, words);
  Layout out;
  out.table.padded = table.padded;
  out.table.header = heading.cells;
  out.table.header_line = lines[heading.first + heading.lines - 1].number;
  while (out.table.header.size() > 1 && trimmed(out.table.header.back()).empty())
    out.table.header.pop_back();
  for (std::size_t i = heading.first + heading.lines; i < lines.size(); ++i) {
    auto& cells = *lines[i].cells;
    if (under.is_total(cells)) {
      under.take_totals(cells, lines[i].number, out);
      continue;
    }
    if (under.is_note(cells)) continue;
    const auto width = out.table.header.size();
    if (table.padded && cells.size() < width) cells.resize(width);
    while (cells.size() > width && trimmed(cells.back()).empty()) cells.pop_back();
    out.table.rows.push_back({lines[i].number, std::move(cells)});
  }
  return out;
}

}  // namespace

Layout lay_out(std::vector<Sheet> sheets, const std::vector<ColumnWords>& columns,
               const ImportWords& words) {
  const Names names(columns);
  std::size_t chosen = 0;
  Heading heading;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    auto found = heading_of(lines_of(sheets[i].table), names);
    if (i > 0 && found.fields < heading_fields_min) continue;
    chosen = i;
    heading = std::move(found);
    if (heading.fields >= heading_fields_min) break;
  }
  return laid_out(std::move(sheets[chosen].table), heading, names, words);
}

}  // namespace yiben::ops
