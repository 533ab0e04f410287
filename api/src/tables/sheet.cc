#include "api/tables/sheet.h"

#include <stdlib.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace yiben::api {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
// Excel writes the day a workbook was made into it; ours is always this one (2020-01-01).
constexpr time_t made_at = 1'577'836'800;

// What a spreadsheet would take for a formula, whatever space stands before it; the wide signs are
// read as the narrow ones.
bool is_formula(std::string_view text) {
  if (text.starts_with('\t') || text.starts_with('\r')) return true;
  constexpr std::array<std::string_view, 8> unseen{" ",      "\n",     "\t",     "\r",
                                                   "\u00A0", "\u3000", "\u200B", "\uFEFF"};
  constexpr std::array<std::string_view, 8> leads{"=",      "+",      "-",      "@",
                                                  "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  for (bool again = true; again;) {
    again = false;
    for (const auto space : unseen)
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
  }
  return std::ranges::any_of(leads, [&](auto lead) { return text.starts_with(lead); });
}

void add_csv_cell(std::string& out, std::string_view text, CellKind kind) {
  const bool formula = kind == CellKind::text && is_formula(text);
  bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code ec;
    auto pattern = (fs::temp_directory_path(ec) / "yiben-sheet-XXXXXX").string();
    if (!ec && mkdtemp(pattern.data())) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ec;
    if (!path_.empty()) fs::remove_all(path_, ec);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::optional<double> number(std::string_view text) {
  double value = 0;
  auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Formats {
  lxw_format* head;
  lxw_format* text;
  lxw_format* yuan;
};

void fill(lxw_worksheet* sheet, const Sheet& in, const Formats& formats) {
  for (std::size_t c = 0; c < in.columns.size(); ++c) {
    auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, column, column, in.columns[c].width, nullptr);
    worksheet_write_string(sheet, 0, column, in.columns[c].header.c_str(), formats.head);
  }
  for (std::size_t r = 0; r < in.rows.size(); ++r) {
    auto row = static_cast<lxw_row_t>(r + 1);
    for (std::size_t c = 0; c < std::min(in.rows[r].size(), in.columns.size()); ++c) {
      auto column = static_cast<lxw_col_t>(c);
      const auto& text = in.rows[r][c];
      auto kind = in.columns[c].kind;
      auto value = kind == CellKind::text ? std::nullopt : number(text);
      if (value)
        worksheet_write_number(sheet, row, column, *value,
                               kind == CellKind::yuan ? formats.yuan : nullptr);
      else if (!text.empty())
        worksheet_write_string(sheet, row, column, text.c_str(), formats.text);
    }
  }
  worksheet_freeze_panes(sheet, 1, 0);
}

bool write_workbook(const Sheet& in, const std::string& file, const std::string& folder) {
  // Rows go to disk as they come: a roll has 100,000 of them.
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = const_cast<char*>(folder.c_str());  // C's way; it is only read
  auto* book = workbook_new_opt(file.c_str(), &options);
  if (!book) return false;
  lxw_doc_properties properties = {};
  properties.created = made_at;
  workbook_set_properties(book, &properties);
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.head);
  format_set_num_format(formats.text, "@");
  format_set_num_format(formats.yuan, "0.00");
  auto* sheet = workbook_add_worksheet(book, in.name.empty() ? nullptr : in.name.c_str());
  if (sheet) fill(sheet, in, formats);
  return workbook_close(book) == LXW_NO_ERROR && sheet;
}

}  // namespace

std::string sheet_csv(const Sheet& in) {
  std::string out(utf8_mark);
  for (std::size_t c = 0; c < in.columns.size(); ++c) {
    if (c) out += ',';
    add_csv_cell(out, in.columns[c].header, CellKind::text);
  }
  out += "\r\n";
  for (const auto& row : in.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c) out += ',';
      add_csv_cell(out, row[c], c < in.columns.size() ? in.columns[c].kind : CellKind::text);
    }
    out += "\r\n";
  }
  return out;
}

std::string sheet_xlsx(const Sheet& in) {
  TemporaryFolder folder;
  if (folder.path().empty()) return {};
  auto file = (folder.path() / "sheet.xlsx").string();
  if (!write_workbook(in, file, folder.path().string())) return {};
  std::ifstream bytes(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(bytes), {}};
}

}  // namespace yiben::api
