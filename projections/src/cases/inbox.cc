// The three lists of the inbox 待办 / 已办 / 办结, as keys in the order a list is shown.
//
//   todo   role, level, division, programme, due, claim
//   done   user, programme, claim newest first
//   ended  level, division, programme, day newest first, claim
//
// To do are steps that wait for a person's role; done are open cases a person has ended a step of.
// A case stands once for each of its county, town and village, so that any subtree is one range in
// the order of the list. Programmes are merged at query time: there are few.
#include "cases/inbox.h"

#include "cases/case_names.h"
#include "cases/inbox_places.h"
#include "page.h"
#include "projections/cases/inbox.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr IndexName todo_index{"it"}, done_index{"id"}, ended_index{"ie"};
constexpr std::int64_t count_max = 1'000;

Key todo_key(const CaseRow& row, Role role, std::size_t digits) {
  return Key()
      .u8(static_cast<std::uint8_t>(role))
      .u8(static_cast<std::uint8_t>(digits))
      .text(row.division.substr(0, digits))
      .text(row.programme)
      .begins(todo_place(row).bytes());
}
Key done_key(const CaseRow& row, UserId user) {
  return Key().id(user).text(row.programme).begins(done_place(row).bytes());
}
Key ended_key(const CaseRow& row, std::size_t digits) {
  return Key()
      .u8(static_cast<std::uint8_t>(digits))
      .text(row.division.substr(0, digits))
      .text(row.programme)
      .begins(ended_place(row).bytes());
}

// Everything of the list up to the programme.
Result<std::vector<std::string>> ranges_of(const Reader& reader, const InboxQuery& query) {
  switch (query.list) {
    case InboxQuery::List::todo:
      return subtree_ranges(reader,
                            full_key(todo_index, Key().u8(static_cast<std::uint8_t>(query.role))),
                            query.division);
    case InboxQuery::List::done:
      return std::vector{full_key(done_index, Key().id(query.user))};
    case InboxQuery::List::ended:
      break;
  }
  return subtree_ranges(reader, full_key(ended_index, {}), query.division);
}

Result<std::vector<std::string>> prefixes_of(const Reader& reader, const InboxQuery& query) {
  const auto ranges = ranges_of(reader, query);
  if (!ranges) return ranges.error();
  return narrowed(reader, *ranges, query.programme);
}

// Lists by division hold only cases of it; the list of a user's cases is narrowed here.
bool is_in(const CaseRow& row, const InboxQuery& query) {
  return query.list != InboxQuery::List::done || row.division.starts_with(query.division);
}

}  // namespace

InboxIndex::InboxIndex(Store& store)
    : todo_(store.index(todo_index)),
      done_(store.index(done_index)),
      ended_(store.index(ended_index)) {}

template <class F>
void InboxIndex::each_todo(const CaseRecord& record, F&& f) {
  const CaseRow& row = record.row;
  if (row.open_step.empty() || row.waiting) return;
  for (const Role role : row.waits_for)
    for (const auto digits : inbox_levels) f(todo_key(row, role, digits));
}

void InboxIndex::take_out(const CaseRecord& record) {
  each_todo(record, [&](const Key& key) { todo_.remove(key); });
}

void InboxIndex::put_in(const CaseRecord& record) {
  each_todo(record, [&](const Key& key) { todo_.add(key); });
  if (!record.row.result) return;
  for (const UserId user : record.acted) done_.remove(done_key(record.row, user));
  for (const auto digits : inbox_levels) ended_.set(ended_key(record.row, digits));
}

void InboxIndex::acted(const CaseRecord& record, UserId user) {
  done_.add(done_key(record.row, user));
}

Result<Page<CaseRow>> inbox_page(const Reader& reader, const InboxQuery& query) {
  if (!query.name.empty()) return inbox_named(reader, query);
  const auto prefixes = prefixes_of(reader, query);
  if (!prefixes) return prefixes.error();
  PageOf<CaseRow> page(query.limit);
  const auto scanned = reader.scan(*prefixes, from_cursor(query.cursor), [&](auto rest, auto) {
    auto found = reader.get(cases, Key().id(id_at_end<ClaimId>(rest)));
    if (!found) return page.fail(found.error());
    if (!*found || !is_in((*found)->row, query)) return true;
    return page.add(std::move((*found)->row), rest);
  });
  return page.done(scanned);
}

Result<std::int64_t> inbox_size(const Reader& reader, const InboxQuery& query) {
  const auto prefixes = prefixes_of(reader, query);
  if (!prefixes) return prefixes.error();
  std::int64_t count = 0;
  std::optional<Error> fault;
  const bool narrow = query.list == InboxQuery::List::done && !query.division.empty();
  const auto scanned = reader.scan(*prefixes, {}, [&](auto rest, auto) {
    if (narrow) {
      auto found = reader.get(cases, Key().id(id_at_end<ClaimId>(rest)));
      if (!found) fault = found.error();
      if (!found || !*found || !is_in((*found)->row, query)) return !fault;
    }
    return ++count < count_max;
  });
  if (!scanned) return scanned.error();
  if (fault) return *fault;
  return count;
}

}  // namespace yiben::projections
