// roster: every award of every programme, by division, with what was known of it at each position.
#include "awards/roster.h"

#include <set>

#include "fold/wiring.h"
#include "projections/awards/roster.h"

namespace yiben::projections {
namespace {

class RosterView final : public View {
 public:
  explicit RosterView(Store& store)
      : places_(store.table(award_places)),
        records_(store.table(award_records)),
        history_(store.table(award_history, 0)),
        steps_(store.table(roster_steps)) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Award::Granted, Award::Changed, Award::PhaseOutStarted, Award::Stopped,
                 Award::Resumed, Award::ReviewSet>(*this);
  }

  void fold(const Award::Granted& e, const Origin& at) {
    AwardPlace& place = places_.create(Key().id(e.award));
    place = {e.programme, e.division, e.frequency, e.from};
    AwardRecord& record = records_.create(roster_key(place, e.award));
    record.first_known = at.position;
    evolve(record, place, e, at);
  }
  void fold(const Award::Changed& e, const Origin& at) { change(e, at); }
  void fold(const Award::PhaseOutStarted& e, const Origin& at) { change(e, at); }
  void fold(const Award::Stopped& e, const Origin& at) { change(e, at); }
  void fold(const Award::Resumed& e, const Origin& at) { change(e, at); }
  void fold(const Award::ReviewSet& e, const Origin& at) { change(e, at); }

 private:
  template <class E>
  void change(const E& e, const Origin& at) {
    const AwardPlace* place = places_.find(Key().id(e.award));
    if (!place) return;  // the award's decider grants before it changes
    const Key key = roster_key(*place, e.award);
    AwardRecord* record = records_.edit_if_there(key);
    if (!record) return;
    history_.create(Key(key).newest_first(record->known_since)) = *record;
    count(*record, *place, -1);
    evolve(*record, *place, e, at);
  }

  void evolve(AwardRecord& record, const AwardPlace& place, const Award::Event& e,
              const Origin& at) {
    record.state = Award::evolve(std::move(record.state), e);
    record.known_since = at.position;
    count(record, place, +1);
  }

  // The months in which anything about an award can change. Between them due_for() is constant.
  static std::set<Month> turns(const AwardRecord& record) {
    const Award::State& s = record.state;
    std::set<Month> months = {s.granted->from, s.granted->from + 1};
    for (const auto& segment : s.segments) months.insert(segment.from);
    if (s.until) months.insert(*s.until + 1);
    if (s.stopped_from) months.insert(*s.stopped_from);
    return months;
  }

  void count(const AwardRecord& record, const AwardPlace& place, int sign) {
    RosterStep before;
    for (const Month month : turns(record)) {
      RosterStep now;
      if (const auto line = roster_line(record, month))
        now = {1, line->people, line->basic_fen, line->supplement_fen};
      const RosterStep step = {now.awards - before.awards, now.people - before.people,
                               now.basic_fen - before.basic_fen,
                               now.supplement_fen - before.supplement_fen};
      before = now;
      if (row_bytes(step) == row_bytes(RosterStep{})) continue;
      for (const std::size_t digits : {9u, 12u}) {
        const auto division = std::string_view(place.division).substr(0, digits);
        auto& sum =
            steps_.edit(roster_steps_of(place.programme, digits).text(division).month(month));
        sum.awards += sign * step.awards;
        sum.people += sign * step.people;
        sum.basic_fen += step.basic_fen * sign;
        sum.supplement_fen += step.supplement_fen * sign;
      }
    }
  }

  Table<AwardPlace>& places_;
  Table<AwardRecord>& records_;
  Table<AwardRecord>& history_;
  Table<RosterStep>& steps_;
};

}  // namespace

std::unique_ptr<View> roster_view(Store& store) { return std::make_unique<RosterView>(store); }

std::optional<RosterRow> roster_line(const AwardRecord& record, Month month) {
  const Award::Segment* due = record.state.segment_for(month);
  if (!due) return std::nullopt;
  const Award::Granted& granted = *record.state.granted;
  RosterRow row;
  row.award = granted.award;
  row.programme = granted.programme;
  row.payee = due->payee;
  row.household = granted.household;
  row.people = due->members.empty() ? 1 : static_cast<std::int32_t>(due->members.size());
  row.division = granted.division;
  row.area = granted.area;
  row.basic_fen = due->basic_fen;
  row.supplement_fen = due->supplement_fen;
  row.from = granted.from;
  row.until = record.state.until;
  row.review_due = record.state.review_due;
  row.phasing_out = record.state.phasing_out;
  row.pack = due->pack;
  row.known_since = record.known_since;
  return row;
}

}  // namespace yiben::projections
