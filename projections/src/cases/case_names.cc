#include "cases/case_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "cases/inbox_places.h"
#include "page.h"
#include "projections/cases/inbox.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr IndexName case_names{"cn"};

Key name_key(const CaseRow& row, std::size_t digits, const std::string& name) {
  return Key()
      .u8(static_cast<std::uint8_t>(digits))
      .text(row.division.substr(0, digits))
      .text(name)
      .id(row.claim);
}

Result<std::set<ClaimId>> cases_named(const Reader& reader, const InboxQuery& query) {
  auto ranges = subtree_ranges(reader, full_key(case_names, {}), query.division);
  if (!ranges) return ranges.error();
  for (auto& range : *ranges) {
    range += query.name;
    if (query.person) range += '\0';
  }
  std::set<ClaimId> found;
  const auto scanned = reader.scan(*ranges, {}, [&](auto rest, auto) {
    found.insert(id_at_end<ClaimId>(rest));
    return found.size() <= inbox_named_max;
  });
  if (!scanned) return scanned.error();
  if (found.size() > inbox_named_max) return Error{Errc::too_large, "cases of one name"};
  return found;
}

template <class T>
bool holds(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Where the case stands in the list asked for; nothing: it is not in it.
std::optional<Key> place_of(const CaseRecord& record, const InboxQuery& query) {
  const CaseRow& row = record.row;
  if (!query.programme.empty() && row.programme != query.programme) return std::nullopt;
  if (query.person && !holds(record.people, *query.person)) return std::nullopt;
  switch (query.list) {
    case InboxQuery::List::todo:
      if (row.open_step.empty() || row.waiting || !holds(row.waits_for, query.role)) break;
      return todo_place(row);
    case InboxQuery::List::done:
      if (row.result || !holds(record.acted, query.user)) break;
      return done_place(row);
    case InboxQuery::List::ended:
      if (!row.result) break;
      return ended_place(row);
  }
  return std::nullopt;
}

}  // namespace

CaseNames::CaseNames(Store& store) : index_(store.index(case_names)) {}

void CaseNames::list(const CaseRow& row, const std::string& name) {
  if (name.empty()) return;
  for (const auto digits : inbox_levels) index_.set(name_key(row, digits, name));
}
void CaseNames::unlist(const CaseRow& row, const std::string& name) {
  if (name.empty()) return;
  for (const auto digits : inbox_levels) index_.remove(name_key(row, digits, name));
}

Result<Page<CaseRow>> inbox_named(const Reader& reader, const InboxQuery& query) {
  const auto claims = cases_named(reader, query);
  if (!claims) return claims.error();
  std::map<std::string, CaseRow> in_order;
  for (const ClaimId claim : *claims) {
    auto record = reader.get(cases, Key().id(claim));
    if (!record) return record.error();
    if (!*record) continue;
    if (const auto place = place_of(**record, query))
      in_order.emplace(place->bytes(), std::move((*record)->row));
  }
  PageOf<CaseRow> page(query.limit);
  for (auto at = in_order.upper_bound(from_cursor(query.cursor)); at != in_order.end(); ++at)
    if (!page.add(std::move(at->second), at->first)) break;
  return page.done({});
}

}  // namespace yiben::projections
