// Tables from and for people's spreadsheets: CSV in UTF-8 or GB18030, and XLSX.
//
//   auto table = read_table(bytes);
//   if (!table) …table.error()…;  // TableFault::unclosed_quote at line 12, column 3
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/tables/table.h"
#include "domain/core/enum_names.h"
#include "domain/core/result.h"

namespace yiben::ops {

using api::Table;
using Row = api::TableRow;

// Why a file is no table at all. What is wrong inside single cells is the reader's to say.
enum class TableFault {
  empty_file,
  file_too_large,     // more than table_bytes_max
  too_many_rows,      // more than table_rows_max
  too_many_columns,   // more than table_columns_max
  cell_too_long,      // more than cell_bytes_max
  wrong_encoding,     // neither UTF-8 nor GB18030
  control_character,  // a byte no text holds, as in a binary file
  unclosed_quote,
  stray_quote,  // a quote inside a cell that does not begin with one
  text_after_quote,
  old_excel,  // .xls, or a workbook with a password: both are OLE files
  damaged_zip,
  too_much_text,   // more than TableLimits::text_bytes in all its cells
  zip_bomb,        // unpacks to more than TableLimits::unpacked_bytes
  not_a_workbook,  // a zip file without the parts of a workbook
  damaged_xml,
};

struct TableProblem {
  TableFault fault;
  int line = 0;    // 0: the whole file
  int column = 0;  // cell, from 1; 0: the whole line
  std::string detail;
};
[[noreturn]] void throw_exception_from_error(const TableProblem&, const boost::source_location&);

inline constexpr std::size_t table_bytes_max = 128u << 20;
inline constexpr std::size_t unpacked_bytes_max = 384u << 20;
inline constexpr std::size_t text_bytes_max = 512u << 20;
inline constexpr std::size_t table_rows_max = 500'000;
inline constexpr std::size_t table_columns_max = 200;
inline constexpr std::size_t cell_bytes_max = 32'767;

// What a file may come to. A small file can name one long text in a million cells.
struct TableLimits {
  std::size_t unpacked_bytes = unpacked_bytes_max;
  std::size_t text_bytes = text_bytes_max;  // of all cells; each counts its own 32 as well
};

// XLSX when the bytes begin as a zip file does, else CSV. Of a workbook the first sheet that shows.
Result<Table, TableProblem> read_table(std::string_view bytes, const TableLimits& = {});

struct Sheet {
  std::string name;  // empty: of a CSV file
  Table table;
};
// Every sheet that shows and holds anything, at most sheets_max. Limits are each sheet's.
inline constexpr std::size_t sheets_max = 20;
Result<std::vector<Sheet>, TableProblem> read_sheets(std::string_view bytes,
                                                     const TableLimits& = {});

// RFC 4180, lines ending in LF or CR LF, commas alone. UTF-8 with or without its mark; what is not
// strictly UTF-8 is read as GB18030, and refused unless it strictly is that. UTF-16 with its mark,
// whose cells may be parted by tabs, as Excel saves “Unicode text”. Rows may have fewer or more
// cells than the header: the reader knows the words to name that in.
Result<Table, TableProblem> read_csv(std::string_view bytes, const TableLimits& = {});

// The first `most` sheets that show; hidden ones are passed by. Numbers come as Excel shows them in
// a plain cell, dates as 2026-02-28. Cells missing at the end of a row are filled in, as Excel does
// not store empty ones; so are merged cells, with what the first of them holds. Memory: about six
// times the unpacked sheet.
Result<std::vector<Sheet>, TableProblem> read_xlsx(std::string_view bytes, const TableLimits& = {},
                                                   std::size_t most = 1);

// All cells as text. See api/sheet.h for amounts and widths.
std::string write_csv(const Table&);
std::string write_xlsx(const Table&);

// "A", "Z", "AA": how a spreadsheet calls column `number`, from 1.
std::string column_letters(int number);

}  // namespace yiben::ops

namespace yiben {
YIBEN_ENUM_NAMES(ops::TableFault, "empty_file", "file_too_large", "too_many_rows",
                 "too_many_columns", "cell_too_long", "wrong_encoding", "control_character",
                 "unclosed_quote", "stray_quote", "text_after_quote", "old_excel", "damaged_zip",
                 "too_much_text", "zip_bomb", "not_a_workbook", "damaged_xml")
}
