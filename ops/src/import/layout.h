// Where a roster's rows stand on the sheet an office keeps it on: under a title and a line that
// says who reports, under a heading of one or two lines, above the totals and the notes; behind a
// sheet that explains how to fill it in.
#pragma once

#include "ops/import.h"

namespace yiben::ops {

struct Layout {
  Table table;  // the heading alone as its header, and the rows under it
  // What the line of totals says, by field, and where; of several the last.
  std::map<std::string, std::string, std::less<>> totals;
  int totals_line = 0;
};

// The first sheet that has a heading of this roster; the first of all when none has, so that what
// is missing can be named. Requires: at least one sheet.
Layout lay_out(std::vector<Sheet> sheets, const std::vector<ColumnWords>&, const ImportWords&);

}  // namespace yiben::ops
