#include "api/money/statement.h"

#include <algorithm>

namespace yiben::api {
namespace {

using workflows::StatementLine;

std::string trimmed(const std::string& cell) {
  auto from = cell.find_first_not_of(" \t\r\n'");
  auto to = cell.find_last_not_of(" \t\r\n");
  return from == std::string::npos ? std::string() : cell.substr(from, to - from + 1);
}

class Columns {
 public:
  Columns(const Table& table, const StatementWords& words) {
    for (const auto& [field, names] : words.columns)
      for (std::size_t i = 0; i < table.header.size(); ++i)
        if (std::find(names.begin(), names.end(), trimmed(table.header[i])) != names.end())
          at_.emplace(field, i);
  }
  bool has(const std::string& field) const { return at_.contains(field); }
  std::string cell(const TableRow& row, const std::string& field) const {
    auto at = at_.find(field);
    if (at == at_.end() || at->second >= row.cells.size()) return {};
    return trimmed(row.cells[at->second]);
  }

 private:
  std::map<std::string, std::size_t> at_;
};

std::string item_code(const std::vector<CappedItem>& items, const std::string& text) {
  auto found = std::find_if(items.begin(), items.end(), [&](const CappedItem& item) {
    return text == item.code || text == item.name.zh || text == item.name.en;
  });
  return found == items.end() ? std::string() : found->code;
}

}  // namespace

Answered<std::vector<StatementLine>> read_statement(const Table& table, const StatementWords& words,
                                                    const std::vector<CappedItem>& items) {
  Problem unreadable = Problem::of(400, "statement_unreadable");
  auto wrong = [&](int line, const char* what) {
    unreadable.errors.push_back({std::to_string(line), what});
  };
  Columns columns(table, words);
  bool whole = (columns.has("id_number") || columns.has("claim")) && columns.has("item") &&
               columns.has("amount");
  if (!whole) wrong(table.header_line, "column_missing");
  std::vector<StatementLine> out;
  for (const auto& row : table.rows) {
    if (!whole) break;
    auto reference = columns.cell(row, "id_number");
    if (reference.empty()) reference = columns.cell(row, "claim");
    auto amount_text = columns.cell(row, "amount");
    if (amount_text.empty()) continue;  // a line of the blank form that was not used
    auto item = item_code(items, columns.cell(row, "item"));
    auto amount = Fen::parse_yuan(amount_text);
    if (reference.empty()) wrong(row.line, "reference_missing");
    if (item.empty()) wrong(row.line, "item_unknown");
    if (!amount) wrong(row.line, "amount_invalid");
    if (amount) out.push_back({row.line, std::move(reference), std::move(item), *amount});
  }
  if (!unreadable.errors.empty()) return unreadable;
  return out;
}

}  // namespace yiben::api
