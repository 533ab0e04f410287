// recoveries: what is to be got back, and how much of it has been. Its list, as keys in the order
// it is shown:
//
//   ended or not, level, division, programme, day, recovery
//
// Once for each of its county, town and village, as a case in the inbox.
#include "projections/money/recoveries.h"

#include "cases/inbox_places.h"
#include "fold/wiring.h"
#include "page.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr TableName<RecoveryRow> recoveries{"re"};
constexpr IndexName list_index{"rv"};

Key begin_of(bool ended) { return Key().u8(ended ? 1 : 0); }

template <class F>
void each_key(const RecoveryRow& row, F&& f) {
  for (const auto digits : inbox_levels)
    f(begin_of(row.outstanding_fen == Fen{})
          .u8(static_cast<std::uint8_t>(digits))
          .text(row.division.substr(0, digits))
          .text(row.programme)
          .date(row.opened_on)
          .id(row.recovery));
}

class RecoveriesView final : public View {
 public:
  explicit RecoveriesView(Store& store)
      : rows_(store.table(recoveries)), list_(store.index(list_index)) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Recovery::Opened, Recovery::Repaid, Recovery::Waived, Recovery::Withdrawn>(*this);
  }

  void fold(const Recovery::Opened& e, const Origin& at) {
    RecoveryRow& row = rows_.create(Key().id(e.recovery));
    row.recovery = e.recovery;
    row.version = at.stream_version + 1;
    row.award = e.award;
    row.programme = e.programme;
    row.payee = e.payee;
    row.division = e.division;
    row.months = e.months;
    row.total_fen = row.outstanding_fen = e.total_fen;
    row.reason = e.reason;
    row.saga = e.saga;
    row.opened_on = e.on;
    put_in(row);
  }
  void fold(const Recovery::Repaid& e, const Origin& at) {
    change(e.recovery, at, [&](RecoveryRow& row) {
      row.repaid_fen += e.amount_fen;
      row.outstanding_fen -= e.amount_fen;
    });
  }
  void fold(const Recovery::Waived& e, const Origin& at) {
    change(e.recovery, at, [&](RecoveryRow& row) {
      row.waived_fen += e.amount_fen;
      row.outstanding_fen -= e.amount_fen;
    });
  }
  void fold(const Recovery::Withdrawn& e, const Origin& at) {
    change(e.recovery, at, [](RecoveryRow& row) {
      row.withdrawn = true;
      row.outstanding_fen = {};
    });
  }

 private:
  void put_in(const RecoveryRow& row) {
    each_key(row, [&](const Key& key) { list_.set(key); });
  }
  template <class F>
  void change(RecoveryId id, const Origin& at, F&& f) {
    RecoveryRow& row = rows_.edit(Key().id(id));
    each_key(row, [&](const Key& key) { list_.remove(key); });
    row.version = at.stream_version + 1;
    f(row);
    put_in(row);
  }

  Table<RecoveryRow>& rows_;
  Index& list_;
};

}  // namespace

std::unique_ptr<View> recoveries_view(Store& store) {
  return std::make_unique<RecoveriesView>(store);
}

Result<std::optional<RecoveryRow>> recovery_row(const Reader& reader, RecoveryId id) {
  return reader.get(recoveries, Key().id(id));
}

Result<Page<RecoveryRow>> recovery_page(const Reader& reader, const RecoveryQuery& query) {
  const bool ended = query.list == RecoveryQuery::List::ended;
  const auto ranges = subtree_ranges(reader, full_key(list_index, begin_of(ended)), query.division);
  if (!ranges) return ranges.error();
  const auto prefixes = narrowed(reader, *ranges, query.programme);
  if (!prefixes) return prefixes.error();
  PageOf<RecoveryRow> page(query.limit);
  const auto scanned = reader.scan(*prefixes, from_cursor(query.cursor), [&](auto rest, auto) {
    auto row = recovery_row(reader, id_at_end<RecoveryId>(rest));
    if (!row) return page.fail(row.error());
    return !*row || page.add(std::move(**row), rest);
  });
  return page.done(scanned);
}

}  // namespace yiben::projections
