#include "ops/read_sheet.h"

namespace yiben::ops {

api::Answered<Table> read_sheet(std::string_view bytes) {
  auto table = read_table(bytes);
  if (!table)
    return api::Problem::of(400, "table_unreadable",
                            {{"fault", std::string(enum_name(table.error().fault))},
                             {"line", std::to_string(table.error().line)}});
  return std::move(*table);
}

}  // namespace yiben::ops
