// Table: what a person's spreadsheet holds, cell by cell, as it was read.
#pragma once

#include <string>
#include <vector>

namespace yiben::api {

struct TableRow {
  int line = 0;  // where it begins in the file, from 1
  std::vector<std::string> cells;
};

struct Table {
  int header_line = 1;
  std::vector<std::string> header;
  std::vector<TableRow> rows;  // rows with nothing in them are left out
  bool padded = false;         // XLSX: cells missing at the end of a row are empty ones
};

}  // namespace yiben::api
