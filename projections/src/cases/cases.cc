// cases: every claim as lists show it, and through InboxIndex the lists themselves.
#include "projections/cases/cases.h"

#include <algorithm>

#include "cases/inbox.h"
#include "domain/awards/award.h"
#include "fold/wiring.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

template <class T>
void add_once(std::vector<T>& list, const T& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

class CasesView final : public View {
 public:
  explicit CasesView(Store& store) : cases_(store.table(cases)), inbox_(store) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Claim::Filed, Claim::StepOpened, Claim::StepDone, Claim::StepSigned,
                 Claim::ClockChanged, Claim::Assessed, Claim::Decided, Claim::Flagged, Claim::Ended,
                 Award::Granted>(*this);
  }

  void fold(const Claim::Filed& e, const Origin& at) {
    CaseRecord& record = cases_.create(Key().id(e.claim));
    CaseRow& row = record.row;
    row.claim = e.claim;
    row.version = at.stream_version + 1;
    row.programme = e.programme;
    row.purpose = e.purpose;
    row.applicant = e.applicant;
    row.subject = e.subject;
    row.household = e.household;
    row.award = e.award;
    row.division = e.division;
    row.area = e.area;
    row.funeral_home = e.funeral_home;
    row.pack = e.pack;
    row.procedure = e.procedure;
    row.filed_on = e.on;
    row.filed_by = e.by;
    if (e.relative_of_officer) row.flags.push_back("relative_of_officer");
    add_once(record.people, e.applicant);
    add_once(record.people, e.subject);
    for (const PersonId member : e.members) add_once(record.people, member);
  }

  void fold(const Claim::StepOpened& e, const Origin& at) {
    CaseRecord& record = changed(e.claim, at);
    inbox_.take_out(record);
    record.row.open_step = e.opened.step;
    record.row.waits_for = e.opened.roles;
    record.row.waiting = e.opened.waits;
    record.row.step_due = e.opened.due;
    inbox_.put_in(record);
  }

  void fold(const Claim::StepSigned& e, const Origin& at) {
    acted(changed(e.claim, at), e.signature.by.user);
  }

  void fold(const Claim::StepDone& e, const Origin& at) {
    CaseRecord& record = changed(e.claim, at);
    inbox_.take_out(record);
    close_step(record.row);
    acted(record, e.done.by.user);
    for (const UserId user : e.done.also_by) acted(record, user);
  }

  void fold(const Claim::ClockChanged& e, const Origin& at) {
    CaseRow& row = changed(e.claim, at).row;
    row.case_due = e.clock.due;
    row.clock_stopped = e.clock.change == ClockChange::stopped;
  }

  void fold(const Claim::Assessed& e, const Origin& at) {
    CaseRow& row = changed(e.claim, at).row;
    row.pack = e.pack;
    row.basic_fen = e.basic_fen;
    row.supplement_fen = e.supplement_fen;
    row.eligible = e.eligible;
  }

  void fold(const Claim::Decided& e, const Origin& at) {
    CaseRow& row = changed(e.claim, at).row;
    row.decided = e.decided.result;
    row.case_due.reset();
  }

  void fold(const Claim::Flagged& e, const Origin& at) {
    add_once(changed(e.claim, at).row.flags, e.flagged.flag);
  }

  void fold(const Claim::Ended& e, const Origin& at) {
    CaseRecord& record = changed(e.claim, at);
    inbox_.take_out(record);
    close_step(record.row);
    record.row.result = e.ended.result;
    record.row.ended_on = e.ended.on;
    inbox_.put_in(record);
  }

  // The claim's own stream does not say what it led to; its version stays.
  void fold(const Award::Granted& e, const Origin&) {
    if (!e.claim) return;
    if (CaseRecord* record = cases_.edit_if_there(Key().id(*e.claim))) record->row.award = e.award;
  }

 private:
  CaseRecord& changed(ClaimId claim, const Origin& at) {
    CaseRecord& record = cases_.edit(Key().id(claim));
    record.row.claim = claim;
    record.row.version = at.stream_version + 1;
    return record;
  }
  static void close_step(CaseRow& row) {
    row.open_step.clear();
    row.waits_for.clear();
    row.waiting = false;
    row.step_due.reset();
  }
  // A wait that ran out was ended by nobody.
  void acted(CaseRecord& record, UserId user) {
    const auto& known = record.acted;
    if (user.is_nil() || std::find(known.begin(), known.end(), user) != known.end()) return;
    record.acted.push_back(user);
    inbox_.acted(record, user);
  }

  Table<CaseRecord>& cases_;
  InboxIndex inbox_;
};

}  // namespace

std::unique_ptr<View> cases_view(Store& store) { return std::make_unique<CasesView>(store); }

Result<std::optional<CaseRow>> case_row(const Reader& reader, ClaimId claim) {
  auto record = reader.get(cases, Key().id(claim));
  if (!record) return record.error();
  if (!*record) return std::optional<CaseRow>{};
  return std::optional(std::move((*record)->row));
}

}  // namespace yiben::projections
