// The lists of the saga board, as keys in the order they are shown.
//
//   list, role, level, division, life event, due or day newest first, saga
//
// A saga stands once for each of its county, town and village, as a case does in the inbox, and in
// `held` once for every role that something of it waits for.
#include "life_events/saga_lists.h"

#include <set>

#include "cases/inbox_places.h"
#include "page.h"
#include "projections/life_events/sagas.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr IndexName board_index{"sb"}, number_index{"sn"};
constexpr std::int64_t count_max = 1'000;
constexpr std::uint8_t whoever = 0xff;

using List = SagaQuery::List;

Key begin_of(List list, std::uint8_t role) {
  return Key().u8(static_cast<std::uint8_t>(list)).u8(role);
}

// Who holds something of it, and when the first of that is due.
std::map<Role, Date> held_by(const SagaRow& row) {
  std::map<Role, Date> out;
  const auto note = [&](const std::vector<Role>& roles, Date due) {
    for (const Role role : roles) {
      const auto [at, is_new] = out.emplace(role, due);
      at->second = std::min(at->second, due);
    }
  };
  for (const auto& step : row.steps)
    if (step.phase == Saga::Phase::person) note(step.roles, step.due.value_or(row.due));
  for (const auto& incident : row.incidents) note(incident.roles, row.due);
  return out;
}

template <class F>
void each_key(const SagaRow& row, F&& f) {
  const auto stand = [&](const Key& list, const Key& place) {
    for (const auto digits : inbox_levels) {
      Key key = list;
      f(key.u8(static_cast<std::uint8_t>(digits))
            .text(row.division.substr(0, digits))
            .text(row.life_event.id)
            .begins(place.bytes()));
    }
  };
  if (row.end) {
    stand(begin_of(List::ended, whoever),
          Key().newest_first(row.ended_on.value_or(row.opened_on)).id(row.saga));
    return;
  }
  stand(begin_of(List::open, whoever), Key().date(row.due).id(row.saga));
  for (const auto& [role, due] : held_by(row))
    stand(begin_of(List::held, static_cast<std::uint8_t>(role)), Key().date(due).id(row.saga));
}

Result<std::vector<std::string>> prefixes_of(const Reader& reader, const SagaQuery& query) {
  const auto role = query.list == List::held ? static_cast<std::uint8_t>(query.role) : whoever;
  const auto ranges =
      subtree_ranges(reader, full_key(board_index, begin_of(query.list, role)), query.division);
  if (!ranges) return ranges.error();
  return narrowed(reader, *ranges, query.life_event);
}

}  // namespace

SagaLists::SagaLists(Store& store)
    : board_(store.index(board_index)), numbers_(store.index(number_index)) {}

void SagaLists::take_out(const SagaRow& row) {
  each_key(row, [&](const Key& key) { board_.remove(key); });
}
void SagaLists::put_in(const SagaRow& row) {
  each_key(row, [&](const Key& key) { board_.set(key); });
}
void SagaLists::number(const SagaRow& row) { numbers_.set(Key().text(row.number).id(row.saga)); }

Result<std::vector<SagaRow>> sagas_of_number(const Reader& reader, const std::string& number) {
  std::vector<SagaRow> rows;
  std::optional<Error> fault;
  const std::vector prefixes{full_key(number_index, Key().text(number))};
  const auto scanned = reader.scan(prefixes, {}, [&](auto rest, auto) {
    auto row = saga_row(reader, id_at_end<SagaId>(rest));
    if (!row)
      fault = row.error();
    else if (*row)
      rows.push_back(std::move(**row));
    return !fault;
  });
  if (!scanned) return scanned.error();
  if (fault) return *fault;
  return rows;
}

Result<Page<SagaRow>> saga_page(const Reader& reader, const SagaQuery& query) {
  const auto prefixes = prefixes_of(reader, query);
  if (!prefixes) return prefixes.error();
  PageOf<SagaRow> page(query.limit);
  const auto scanned = reader.scan(*prefixes, from_cursor(query.cursor), [&](auto rest, auto) {
    auto row = saga_row(reader, id_at_end<SagaId>(rest));
    if (!row) return page.fail(row.error());
    return !*row || page.add(std::move(**row), rest);
  });
  return page.done(scanned);
}

Result<std::int64_t> saga_list_size(const Reader& reader, const SagaQuery& query) {
  const auto prefixes = prefixes_of(reader, query);
  if (!prefixes) return prefixes.error();
  std::int64_t count = 0;
  const auto scanned = reader.scan(*prefixes, {}, [&](auto, auto) { return ++count < count_max; });
  if (!scanned) return scanned.error();
  return count;
}

}  // namespace yiben::projections
