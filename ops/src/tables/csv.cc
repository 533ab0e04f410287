#include "ops/tables.h"
#include "tables/assemble.h"
#include "tables/encoding.h"

namespace yiben::ops {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, const TableLimits& limits)
      : text_(text),
        part_(parted_by(text)),
        ends_cell_{part_, '\r', '\n', '"'},
        out_{limits.text_bytes} {}

  Result<Table, TableProblem> read() {
    while (at_ < text_.size())
      if (auto problem = record()) return *problem;
    if (out_.table.header.empty()) return TableProblem{TableFault::empty_file};
    return std::move(out_.table);
  }

 private:
  std::optional<TableProblem> record() {
    int began = line_;
    std::vector<std::string> cells;
    for (;;) {
      column_ = static_cast<int>(cells.size()) + 1;
      std::string cell;
      auto problem = at_ < text_.size() && text_[at_] == '"' ? quoted(cell) : plain(cell);
      if (problem) return problem;
      if (cell.size() > cell_bytes_max) return here(TableFault::cell_too_long);
      cells.push_back(std::move(cell));
      if (cells.size() > table_columns_max) return here(TableFault::too_many_columns);
      if (at_ < text_.size() && text_[at_] == part_) {
        ++at_;
        continue;
      }
      end_line();
      return out_.add(began, std::move(cells));
    }
  }

  std::optional<TableProblem> plain(std::string& cell) {
    auto end = text_.find_first_of(ends_cell_, at_);
    if (end == std::string_view::npos) end = text_.size();
    cell = text_.substr(at_, end - at_);
    at_ = end;
    if (at_ < text_.size() && text_[at_] == '"') return here(TableFault::stray_quote);
    return text_check(cell);
  }

  std::optional<TableProblem> quoted(std::string& cell) {
    auto opened = here(TableFault::unclosed_quote);
    ++at_;
    for (;;) {
      auto end = text_.find('"', at_);
      if (end == std::string_view::npos) return opened;
      auto part = text_.substr(at_, end - at_);
      for (char c : part) line_ += c == '\n';
      cell += part;
      at_ = end + 1;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      cell += '"';
      ++at_;
    }
    bool ends =
        at_ >= text_.size() || text_[at_] == part_ || text_[at_] == '\n' || text_[at_] == '\r';
    if (!ends) return here(TableFault::text_after_quote);
    return text_check(cell);
  }

  std::optional<TableProblem> text_check(std::string_view cell) const {
    for (unsigned char c : cell)
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        return here(TableFault::control_character);
    return std::nullopt;
  }

  // A carriage return alone ends a line too: old spreadsheets of the Macintosh wrote so.
  void end_line() {
    if (at_ >= text_.size()) return;
    if (text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  TableProblem here(TableFault fault) const { return {fault, line_, column_, {}}; }

  // Tabs where the first line has some and no comma: “Unicode text” of Excel.
  static char parted_by(std::string_view text) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    const bool tabs = line.find('\t') != line.npos && line.find(',') == line.npos;
    return tabs ? '\t' : ',';
  }

  std::string_view text_;
  char part_;
  std::string ends_cell_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  Assembling out_;
};

// Line and cell of a byte that could not be read, near enough to find it: quotes are not looked at.
TableProblem wrong_encoding(std::string_view bytes, std::size_t at) {
  TableProblem out{TableFault::wrong_encoding, 1, 1, {}};
  for (char c : bytes.substr(0, at)) {
    if (c == '\n') {
      ++out.line;
      out.column = 1;
    } else if (c == ',') {
      ++out.column;
    }
  }
  return out;
}

}  // namespace

Result<Table, TableProblem> read_csv(std::string_view bytes, const TableLimits& limits) {
  if (bytes.size() > table_bytes_max) return TableProblem{TableFault::file_too_large};
  auto text = decoded(bytes);
  if (text.wrong_at) return wrong_encoding(bytes, *text.wrong_at);
  return CsvReader(text.text, limits).read();
}

}  // namespace yiben::ops
