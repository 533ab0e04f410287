// What a workbook says about its sheets: where they are, the shared strings, which cell formats
// show a date.
#pragma once

#include <pugixml.hpp>

#include "tables/zip_parts.h"

namespace yiben::ops {

struct SheetPart {
  std::string name, part;  // "xl/worksheets/sheet1.xml"
};
struct Workbook {
  std::vector<SheetPart> sheets;     // those that show, in the workbook's order; never none
  std::vector<std::string> strings;  // shared ones
  std::vector<bool> date_formats;    // by a cell's style number
  bool from_1904 = false;            // dates count from 1904-01-01, as Excel for the Macintosh did
};

Result<Workbook, TableProblem> read_workbook(ZipParts&);

// XML parsed in place: `bytes` must outlive the document. Errors: damaged_xml.
Result<void, TableProblem> parse_xml(std::string& bytes, const std::string& part,
                                     pugi::xml_document&);

// The text of a shared or inline string: its runs joined, phonetic guides left out.
std::string rich_text(const pugi::xml_node&);

}  // namespace yiben::ops
