// sagas: every saga 联办 as the board shows it: where each step is and who holds it.
#include "projections/life_events/sagas.h"

#include "fold/wiring.h"
#include "life_events/saga_lists.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

using Phase = Saga::Phase;

class SagasView final : public View {
 public:
  explicit SagasView(Store& store) : rows_(store.table(sagas)), lists_(store) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Saga::Opened, Saga::Signalled, Saga::StepOpened, Saga::StepSkipped, Saga::Called,
                 Saga::Postponed, Saga::HandedOver, Saga::Consented, Saga::Settled, Saga::UndoBegan,
                 Saga::StepUndone, Saga::IncidentRaised, Saga::IncidentResolved,
                 Saga::StepClockChanged, Saga::LapseSet, Saga::Migrated, Saga::Ended>(*this);
  }

  void fold(const Saga::Opened& e, const Origin& at) {
    SagaRow& row = rows_.create(Key().id(e.saga));
    row.saga = e.saga;
    row.version = at.stream_version + 1;
    row.number = e.number;
    row.life_event = e.life_event;
    row.subject = e.subject;
    row.others = e.others;
    row.division = e.division;
    row.parent = e.parent;
    row.opened_on = e.on;
    row.due = e.due;
    lists_.number(row);
    lists_.put_in(row);
  }
  void fold(const Saga::Signalled& e, const Origin& at) { seen(e.saga, at); }
  void fold(const Saga::StepOpened& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) { s.due = e.due; });
  }
  void fold(const Saga::StepSkipped& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) { s.phase = Phase::skipped; });
  }
  void fold(const Saga::Called& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) {
      move(s, Phase::calling);
      s.epoch = e.epoch;
      s.attempt = e.attempt;
      s.call = e.call;
      s.next_at = e.until;
      s.undoing = is_undo(e.call);
    });
  }
  void fold(const Saga::Postponed& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) {
      move(s, Phase::waiting);
      s.call = e.next;
      s.next_at = e.not_before;
    });
  }
  void fold(const Saga::HandedOver& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) {
      move(s, Phase::person);
      s.epoch = e.epoch;
      s.held_for = e.reason;
      s.roles = e.roles;
      s.undoing = e.undoing;
    });
  }
  void fold(const Saga::LapseSet& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) { s.next_at = e.at; });
  }
  void fold(const Saga::Consented& e, const Origin& at) { seen(e.saga, at); }
  void fold(const Saga::Settled& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) {
      move(s, Phase::settled);
      s.epoch = e.epoch;
      s.result = e.result;
      s.answered_by = e.answered_by;
    });
  }
  void fold(const Saga::UndoBegan& e, const Origin& at) {
    change(e.saga, at, [](SagaRow& row) { row.undoing = true; });
  }
  void fold(const Saga::StepUndone& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) {
      move(s, Phase::undone);
      s.answered_by = e.answered_by;
    });
  }
  void fold(const Saga::IncidentRaised& e, const Origin& at) {
    change(e.saga, at, [&](SagaRow& row) {
      row.incidents.push_back(
          {e.incident, e.kind, e.step, e.fact, e.stands, e.other, e.roles, e.on});
    });
  }
  void fold(const Saga::IncidentResolved& e, const Origin& at) {
    change(e.saga, at, [&](SagaRow& row) {
      std::erase_if(row.incidents, [&](const auto& i) { return i.incident == e.incident; });
    });
  }
  void fold(const Saga::StepClockChanged& e, const Origin& at) {
    step(e.saga, e.step, at, [&](SagaStepRow& s) { s.due = e.due; });
  }
  void fold(const Saga::Migrated& e, const Origin& at) {
    change(e.saga, at, [&](SagaRow& row) { row.life_event = e.to; });
  }
  void fold(const Saga::Ended& e, const Origin& at) {
    change(e.saga, at, [&](SagaRow& row) {
      row.end = e.end;
      row.ended_on = e.on;
    });
  }

 private:
  static void move(SagaStepRow& step, Phase phase) {
    step.phase = phase;
    step.next_at.reset();
    step.held_for.reset();
    step.roles.clear();
  }
  SagaRow& seen(SagaId saga, const Origin& at) {
    SagaRow& row = rows_.edit(Key().id(saga));
    row.saga = saga;
    row.version = at.stream_version + 1;
    return row;
  }
  template <class F>
  void change(SagaId saga, const Origin& at, F&& f) {
    SagaRow& row = seen(saga, at);
    lists_.take_out(row);
    f(row);
    lists_.put_in(row);
  }
  template <class F>
  void step(SagaId saga, const std::string& id, const Origin& at, F&& f) {
    change(saga, at, [&](SagaRow& row) {
      auto found = std::ranges::find(row.steps, id, &SagaStepRow::step);
      if (found == row.steps.end()) {
        row.steps.push_back({.step = id});
        found = row.steps.end() - 1;
      }
      f(*found);
    });
  }

  Table<SagaRow>& rows_;
  SagaLists lists_;
};

}  // namespace

std::unique_ptr<View> sagas_view(Store& store) { return std::make_unique<SagasView>(store); }

Result<std::optional<SagaRow>> saga_row(const Reader& reader, SagaId saga) {
  return reader.get(sagas, Key().id(saga));
}

}  // namespace yiben::projections
