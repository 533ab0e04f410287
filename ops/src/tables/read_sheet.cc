#include "ops/read_sheet.h"

#include <mutex>

namespace yiben::ops {
namespace {

// Of a bank's answer or a home's statement: some ten thousand lines.
constexpr TableLimits uploaded{.unpacked_bytes = 48u << 20, .text_bytes = 64u << 20};

}  // namespace

api::Answered<Table> read_sheet(std::string_view bytes) {
  // One after another: what a file unpacks to is many times what was sent.
  static std::mutex turn;
  std::lock_guard one(turn);
  auto table = read_table(bytes, uploaded);
  if (!table)
    return api::Problem::of(400, "table_unreadable",
                            {{"fault", std::string(enum_name(table.error().fault))},
                             {"line", std::to_string(table.error().line)}});
  return std::move(*table);
}

}  // namespace yiben::ops
