#include "commands/roster_print.h"

#include <algorithm>

#include "api/tables/sheet.h"

namespace yiben::ops {
namespace {

constexpr const char* fields[] = {"name",  "id_number", "division", "place",
                                  "area",  "people",    "basic",    "supplement",
                                  "total", "from",      "until",    "review_due"};

api::CellKind kind_of(std::string_view field) {
  if (field == "basic" || field == "supplement" || field == "total") return api::CellKind::yuan;
  return field == "people" ? api::CellKind::number : api::CellKind::text;
}

std::vector<std::string> cells_of(const NamedRow& n, const DivisionTable& divisions, Date on) {
  const auto& r = n.row;
  auto division = Division::parse(r.division);
  return {n.name,
          n.id_number,
          r.division,
          division ? divisions.full_name(*division, on) : "",
          std::string(enum_name(r.area)),
          std::to_string(r.people),
          r.basic_fen.yuan(),
          r.supplement_fen.yuan(),
          (r.basic_fen + r.supplement_fen).yuan(),
          r.from.text(),
          r.until ? r.until->text() : "",
          r.review_due ? r.review_due->text() : ""};
}

api::Sheet sheet_of(const std::vector<NamedRow>& rows, const RosterWords& words,
                    const DivisionTable& divisions, Date on) {
  api::Sheet sheet;
  for (std::string_view field : fields) {
    auto found = words.columns.find(std::string(field));
    sheet.columns.push_back(
        {found == words.columns.end() ? std::string(field) : found->second.zh, 12, kind_of(field)});
  }
  for (const auto& row : rows) sheet.rows.push_back(cells_of(row, divisions, on));
  return sheet;
}

// Places a text takes on a terminal: Chinese characters take two.
std::size_t width(std::string_view text) {
  std::size_t out = 0;
  for (char c : text) {
    auto u = static_cast<unsigned char>(c);
    if ((u & 0xC0) != 0x80) out += u >= 0xE0 ? 2 : 1;
  }
  return out;
}

void add_line(std::string& out, const std::vector<std::string>& cells,
              const std::vector<std::size_t>& widths, const api::Sheet& sheet) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    std::string pad(widths[c] - width(cells[c]), ' ');
    bool right = sheet.columns[c].kind != api::CellKind::text;
    out += (c ? "  " : "") + (right ? pad + cells[c] : cells[c] + pad);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  out += '\n';
}

}  // namespace

std::string roster_csv(const std::vector<NamedRow>& rows, const RosterWords& words,
                       const DivisionTable& divisions, Date on) {
  return api::sheet_csv(sheet_of(rows, words, divisions, on));
}

std::string roster_table(const std::vector<NamedRow>& rows, const RosterWords& words,
                         const DivisionTable& divisions, Date on) {
  auto sheet = sheet_of(rows, words, divisions, on);
  std::vector<std::string> headers;
  for (const auto& column : sheet.columns) headers.push_back(column.header);
  std::vector<std::size_t> widths;
  for (const auto& header : headers) widths.push_back(width(header));
  for (const auto& row : sheet.rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
  std::string out;
  add_line(out, headers, widths, sheet);
  for (const auto& row : sheet.rows) add_line(out, row, widths, sheet);
  return out;
}

std::string roster_json(const std::vector<NamedRow>& rows) {
  std::string out = "[";
  for (const auto& n : rows) {
    auto value = to_json(n.row);
    value.as_object()["name"] = n.name;
    value.as_object()["id_number"] = n.id_number;
    out += (out.size() > 1 ? ",\n " : "\n ") + json::serialize(value);
  }
  return out + "\n]\n";
}

}  // namespace yiben::ops
