// The three lists of the inbox 待办 / 已办 / 办结, as keys in the order a list is shown.
//
//   todo   role, level, division, programme, due, claim      a person's step that waits for the
//   role done   user, programme, claim newest first               open cases the user has ended a
//   step of ended  level, division, programme, day newest first, claim
//
// A case stands once for each of its county, town and village, so that any subtree is one range in
// the order of the list. Programmes are merged at query time: there are few.
#include "views/inbox.h"

#include <array>

#include "page.h"
#include "queries.h"

namespace yiben::projections {
namespace {

constexpr IndexName todo_index{"it"}, done_index{"id"}, ended_index{"ie"};
constexpr std::array<std::size_t, 3> levels = {6, 9, 12};  // digits of county, town, village
constexpr std::int64_t count_max = 1'000;

Key todo_key(const CaseRow& row, Role role, std::size_t digits) {
  return Key()
      .u8(static_cast<std::uint8_t>(role))
      .u8(static_cast<std::uint8_t>(digits))
      .text(row.division.substr(0, digits))
      .text(row.programme)
      .date_or_last(row.step_due)
      .id(row.claim);
}
// Claim ids begin with the time they were made at.
Key done_key(const CaseRow& row, UserId user) {
  Key key;
  key.id(user).text(row.programme);
  for (const auto byte : row.claim.uuid.bytes) key.u8(static_cast<std::uint8_t>(~byte));
  return key.id(row.claim);
}
Key ended_key(const CaseRow& row, std::size_t digits) {
  return Key()
      .u8(static_cast<std::uint8_t>(digits))
      .text(row.division.substr(0, digits))
      .text(row.programme)
      .newest_first(row.ended_on.value_or(row.filed_on))
      .id(row.claim);
}

// The level whose ranges hold exactly this subtree, or all of it.
std::size_t level_of(const std::string& division) {
  for (const auto digits : levels)
    if (division.size() <= digits) return digits;
  return levels.back();
}

// Everything of the list up to the programme. A division shorter than a county's code takes in
// several counties, which no ledger has; it is a range all the same.
struct Range {
  std::string prefix;
  bool several_divisions = false;
};

Range range_of(const InboxQuery& query) {
  const auto digits = level_of(query.division);
  const bool shorter = query.division.size() < digits;
  const auto in_division = [&](Key key) {
    key.u8(static_cast<std::uint8_t>(digits));
    return shorter ? key.begins(query.division) : key.text(query.division);
  };
  switch (query.list) {
    case InboxQuery::List::todo:
      return {full_key(todo_index, in_division(Key().u8(static_cast<std::uint8_t>(query.role)))),
              shorter};
    case InboxQuery::List::done:
      return {full_key(done_index, Key().id(query.user)), false};
    case InboxQuery::List::ended:
      return {full_key(ended_index, in_division(Key())), shorter};
  }
  return {};
}

Result<std::vector<std::string>> prefixes_of(const Reader& reader, const InboxQuery& query) {
  const Range range = range_of(query);
  std::vector<std::string> divisions = {range.prefix};
  if (range.several_divisions) {
    auto rests = reader.texts_after(range.prefix);
    if (!rests) return rests.error();
    divisions.clear();
    for (const auto& rest : *rests) divisions.push_back(range.prefix + rest + '\0');
  }
  std::vector<std::string> prefixes;
  for (const auto& division : divisions) {
    std::vector<std::string> programmes = {query.programme};
    if (query.programme.empty()) {
      auto found = reader.texts_after(division);
      if (!found) return found.error();
      programmes = std::move(*found);
    }
    for (const auto& programme : programmes) prefixes.push_back(division + programme + '\0');
  }
  return prefixes;
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
    for (const auto digits : levels) f(todo_key(row, role, digits));
}

void InboxIndex::take_out(const CaseRecord& record) {
  each_todo(record, [&](const Key& key) { todo_.remove(key); });
}

void InboxIndex::put_in(const CaseRecord& record) {
  each_todo(record, [&](const Key& key) { todo_.add(key); });
  if (!record.row.result) return;
  for (const UserId user : record.acted) done_.remove(done_key(record.row, user));
  for (const auto digits : levels) ended_.set(ended_key(record.row, digits));
}

void InboxIndex::acted(const CaseRecord& record, UserId user) {
  done_.add(done_key(record.row, user));
}

Result<Page<CaseRow>> inbox_page(const Reader& reader, const InboxQuery& query) {
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
