#include "api/money/bank_file.h"

#include "api/tables/sheet.h"
#include "domain/core/result.h"

namespace yiben::api {
namespace {

struct Column {
  double width;
  CellKind kind;
};
constexpr Column columns[] = {
    {6, CellKind::number}, {10, CellKind::text}, {21, CellKind::text}, {24, CellKind::text},
    {24, CellKind::text},  {10, CellKind::text}, {12, CellKind::yuan}, {24, CellKind::text},
    {10, CellKind::text},  {20, CellKind::text},
};

Sheet sheet_of(const std::vector<BankLine>& lines, const BankFileWords& words) {
  check(words.columns.size() == std::size(columns), "a bank file has ten columns");
  Sheet sheet;
  sheet.name = words.sheet;
  for (std::size_t i = 0; i < std::size(columns); ++i)
    sheet.columns.push_back({words.columns[i], columns[i].width, columns[i].kind});
  sheet.rows.reserve(lines.size());
  for (const auto& line : lines)
    sheet.rows.push_back({std::to_string(sheet.rows.size() + 1), line.name, line.id_number,
                          line.bank, line.account, line.holder, line.amount_fen.yuan(),
                          line.programme, line.month.text(), line.note});
  return sheet;
}

}  // namespace

std::string bank_file_csv(const std::vector<BankLine>& lines, const BankFileWords& words) {
  return sheet_csv(sheet_of(lines, words));
}
std::string bank_file_xlsx(const std::vector<BankLine>& lines, const BankFileWords& words) {
  return sheet_xlsx(sheet_of(lines, words));
}

}  // namespace yiben::api
