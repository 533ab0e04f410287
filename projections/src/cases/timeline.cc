// timeline: what happened in a case, one row an event, in the order of the log.
//
// The words an officer gave as a reason stay sealed in the row and are opened when the case page is
// read: erasing the person erases them here without touching the row.
#include "cases/case_records.h"
#include "domain/awards/award.h"
#include "fold/decoder.h"
#include "projections/cases/cases.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

struct StoredTimelineRow {
  TimelineRow row;
  Private reason;
  Uuid event_id;  // to open the reason with
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(reason), CEREAL_NVP(event_id));
  }
};
constexpr TableName<StoredTimelineRow> timeline{"tl"};

class TimelineView final : public View {
 public:
  explicit TimelineView(Store& store) : rows_(store.table(timeline, 0)) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Claim::Filed, Claim::StepOpened, Claim::StepDone, Claim::StepSigned,
                 Claim::ClockChanged, Claim::Assessed, Claim::Decided, Claim::Flagged, Claim::Ended,
                 Award::Granted, Award::Changed, Award::PhaseOutStarted, Award::Stopped,
                 Award::Resumed>(*this);
  }

  void fold(const Claim::Filed& e, const Origin& at) {
    TimelineRow& row = add(e.claim, e, at);
    row.on = e.on;
    row.by = e.by;
    row.detail = enum_name(e.purpose);
  }
  void fold(const Claim::StepOpened& e, const Origin& at) {
    TimelineRow& row = add(e.claim, e, at);
    row.step = e.opened.step;
    row.on = e.opened.on;
    row.due = e.opened.due;
  }
  void fold(const Claim::StepSigned& e, const Origin& at) {
    TimelineRow& row = add(e.claim, e, at);
    row.step = e.signature.step;
    row.on = e.signature.on;
    row.by = e.signature.by;
  }
  void fold(const Claim::StepDone& e, const Origin& at) {
    auto& [row, reason, event_id] = add_stored(e.claim, e, at);
    row.step = e.done.step;
    row.outcome = e.done.outcome;
    row.on = e.done.on;
    row.by = e.done.by;
    row.also_by = e.done.also_by;
    reason = e.reason;
    event_id = at.event_id;
  }
  void fold(const Claim::ClockChanged& e, const Origin& at) {
    TimelineRow& row = add(e.claim, e, at);
    row.on = e.clock.on;
    row.due = e.clock.due;
    row.reason = e.clock.reason;
    row.detail = enum_name(e.clock.change);
  }
  void fold(const Claim::Assessed& e, const Origin& at) {
    TimelineRow& row = add(e.claim, e, at);
    row.amount_fen = e.basic_fen + e.supplement_fen;
    row.detail = e.eligible ? "eligible" : "not_eligible";
  }
  void fold(const Claim::Decided& e, const Origin& at) {
    TimelineRow& row = add(e.claim, e, at);
    row.on = e.decided.on;
    row.detail = enum_name(e.decided.result);
  }
  void fold(const Claim::Flagged& e, const Origin& at) {
    auto& [row, reason, event_id] = add_stored(e.claim, e, at);
    row.on = e.flagged.on;
    row.by = e.flagged.by;
    row.detail = e.flagged.flag;
    reason = e.reason;
    event_id = at.event_id;
  }
  void fold(const Claim::Ended& e, const Origin& at) {
    TimelineRow& row = add(e.claim, e, at);
    row.on = e.ended.on;
    row.detail = enum_name(e.ended.result);
  }

  // What the case did to an award, when it says it was this case.
  void fold(const Award::Granted& e, const Origin& at) { of_award(e, at, total(e)); }
  void fold(const Award::Changed& e, const Origin& at) { of_award(e, at, total(e), e.reason); }
  void fold(const Award::PhaseOutStarted& e, const Origin& at) { of_award(e, at, {}); }
  void fold(const Award::Stopped& e, const Origin& at) { of_award(e, at, {}, e.reason); }
  void fold(const Award::Resumed& e, const Origin& at) { of_award(e, at, {}); }

 private:
  template <class E>
  static Fen total(const E& e) {
    return e.basic_fen + e.supplement_fen;
  }
  template <class E>
  void of_award(const E& e, const Origin& at, std::optional<Fen> amount_fen,
                std::string reason = {}) {
    if (!e.claim) return;
    TimelineRow& row = add(*e.claim, e, at);
    row.on = e.from.first_day();
    row.amount_fen = amount_fen;
    row.reason = std::move(reason);
  }
  template <class E>
  TimelineRow& add(ClaimId claim, const E& e, const Origin& at) {
    return add_stored(claim, e, at).row;
  }
  template <class E>
  StoredTimelineRow& add_stored(ClaimId claim, const E&, const Origin& at) {
    StoredTimelineRow& stored = rows_.create(Key().id(claim).u64(at.position));
    stored.row.position = at.position;
    stored.row.recorded = at.recorded;
    stored.row.type = E::event.type;
    stored.row.by = at.by;
    return stored;
  }

  Table<StoredTimelineRow>& rows_;
};

}  // namespace

std::unique_ptr<View> timeline_view(Store& store) { return std::make_unique<TimelineView>(store); }

Result<std::vector<TimelineRow>> timeline_rows(const Reader& reader,
                                               const eventstore::KeyRing& keys, ClaimId claim) {
  auto stored = reader.all(timeline, Key().id(claim));
  if (!stored) return stored.error();
  std::vector<TimelineRow> rows;
  for (auto& [row, reason, event_id] : *stored) {
    if (!reason.sealed.empty()) {
      auto plain = opened(keys, reason, event_id, "reason");
      if (!plain) return plain.error();
      row.reason = std::move(*plain);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace yiben::projections
