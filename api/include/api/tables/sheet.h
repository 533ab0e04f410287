// Sheet: one table on its way to a person's spreadsheet, as CSV or XLSX.
//
//   std::string bytes = sheet_xlsx({"roll", {{"number", 20, CellKind::text}}, {{"1001"}}});
//
// The same sheet gives the same bytes, so a file's SHA-256 can be recorded and compared.
#pragma once

#include <string>
#include <vector>

namespace yiben::api {

// What an XLSX cell is. Identity numbers and accounts are text, or Excel shows 5.00199E+17.
enum class CellKind { text, number, yuan };

struct SheetColumn {
  std::string header;
  double width = 12;  // in characters, of XLSX
  CellKind kind = CellKind::text;
};

struct Sheet {
  std::string name;  // of the XLSX sheet
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

// UTF-8 with the mark that makes Excel read it so; lines end in CR LF. Text that a spreadsheet
// would run as a formula (= + - @, tab, CR in front) gets an apostrophe before it.
std::string sheet_csv(const Sheet&);

// A workbook of one sheet, the header kept in sight. Cells of at most 32,767 bytes.
// Empty when no temporary file can be written.
std::string sheet_xlsx(const Sheet&);

}  // namespace yiben::api
