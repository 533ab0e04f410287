// A spreadsheet handed in over HTTP, as api::Services asks for one.
#pragma once

#include <string_view>

#include "api/server/problem.h"
#include "ops/tables.h"

namespace yiben::ops {

// Error: table_unreadable (400), naming the TableFault and where.
api::Answered<Table> read_sheet(std::string_view bytes);

}  // namespace yiben::ops
