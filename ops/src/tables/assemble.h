// A table put together line by line, whatever file it comes from.
#pragma once

#include <optional>

#include "ops/tables.h"

namespace yiben::ops {

struct Assembling {
  std::size_t text_left;
  Table table = {};
  // The first line with anything in it is the header. Lines with nothing in them are left out.
  std::optional<TableProblem> add(int line, std::vector<std::string> cells);
};

}  // namespace yiben::ops
