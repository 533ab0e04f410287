#include "cases/inbox_places.h"

namespace yiben::projections {
namespace {

// The level whose ranges hold exactly this subtree, or all of it.
std::size_t level_of(const std::string& division) {
  for (const auto digits : inbox_levels)
    if (division.size() <= digits) return digits;
  return inbox_levels.back();
}

}  // namespace

Key todo_place(const CaseRow& row) { return Key().date_or_last(row.step_due).id(row.claim); }
// Claim ids begin with the time they were made at.
Key done_place(const CaseRow& row) {
  Key key;
  for (const auto byte : row.claim.uuid.bytes) key.u8(static_cast<std::uint8_t>(~byte));
  return key.id(row.claim);
}
Key ended_place(const CaseRow& row) {
  return Key().newest_first(row.ended_on.value_or(row.filed_on)).id(row.claim);
}

Result<std::vector<std::string>> subtree_ranges(const Reader& reader, std::string prefix,
                                                const std::string& division) {
  const auto digits = level_of(division);
  prefix += static_cast<char>(digits);
  prefix += division;
  if (division.size() >= digits) return std::vector{prefix + '\0'};
  auto rests = reader.texts_after(prefix);
  if (!rests) return rests.error();
  for (auto& rest : *rests) rest = prefix + rest + '\0';
  return rests;
}

Result<std::vector<std::string>> narrowed(const Reader& reader,
                                          const std::vector<std::string>& ranges,
                                          const std::string& wanted) {
  std::vector<std::string> prefixes;
  for (const auto& range : ranges) {
    std::vector<std::string> texts = {wanted};
    if (wanted.empty()) {
      auto found = reader.texts_after(range);
      if (!found) return found.error();
      texts = std::move(*found);
    }
    for (const auto& text : texts) prefixes.push_back(range + text + '\0');
  }
  return prefixes;
}

}  // namespace yiben::projections
