#include "life_events/saga_timeline.h"

#include "life_events/handlers.h"
#include "stream_events.h"

namespace yiben::api::handlers {
namespace {

// Into the row of an event: what of it a reader wants to know.
struct Tell {
  SagaTimelineRow& row;

  void operator()(const Saga::Opened& e) const { row.by = e.by.user; }
  void operator()(const Saga::Signalled& e) const {
    row.detail = e.signal;
    row.source = e.source;
    row.by = e.by.user;
  }
  void operator()(const Saga::StepOpened& e) const {
    row.step = e.step;
    row.detail = e.due.text();
    row.source = e.law;
  }
  void operator()(const Saga::StepSkipped& e) const {
    row.step = e.step;
    row.words = e.looked_at.plain;
  }
  void operator()(const Saga::Called& e) const {
    row.step = e.step;
    row.detail = enum_name(e.call);
    row.source = std::to_string(e.attempt);
  }
  void operator()(const Saga::Postponed& e) const {
    row.step = e.step;
    row.detail = enum_name(e.reply);
    row.source = e.trouble;
  }
  void operator()(const Saga::HandedOver& e) const {
    row.step = e.step;
    row.detail = enum_name(e.reason);
    row.words = e.answer.plain;
  }
  void operator()(const Saga::Consented& e) const {
    row.step = e.step;
    row.words = e.words.plain;
    row.by = e.by.user;
  }
  void operator()(const Saga::Settled& e) const {
    row.step = e.step;
    row.detail = enum_name(e.result);
    row.source = enum_name(e.answered_by);
    row.words = e.answer.plain;
    row.by = e.by.user;
  }
  void operator()(const Saga::UndoBegan& e) const {
    row.detail = e.reason;
    row.words = e.words.plain;
    row.by = e.by.user;
  }
  void operator()(const Saga::StepUndone& e) const {
    row.step = e.step;
    row.detail = e.had_effect ? "taken_back" : "had_no_effect";
    row.source = enum_name(e.answered_by);
    row.words = e.answer.plain;
    row.by = e.by.user;
  }
  void operator()(const Saga::IncidentRaised& e) const {
    row.step = e.step;
    row.detail = enum_name(e.kind);
    row.source = e.fact;
    row.words = e.answer.plain;
  }
  void operator()(const Saga::IncidentResolved& e) const {
    row.detail = e.stands ? std::string(enum_name(*e.stands)) : std::string{};
    row.source = e.value.plain;
    row.words = e.reason.plain;
    row.by = e.by.user;
  }
  void operator()(const Saga::StepClockChanged& e) const {
    row.step = e.step;
    row.detail = enum_name(e.change);
    row.source = e.due ? e.due->text() : std::string{};
    row.words = e.reason.plain;
    row.by = e.by.user;
  }
  void operator()(const Saga::LapseSet& e) const {
    row.step = e.step;
    row.detail = (e.at.day_in_china() - 1).text();
  }
  void operator()(const Saga::Migrated& e) const {
    row.detail = std::to_string(e.to.version);
    row.source = std::to_string(e.from.version);
    row.words = e.reason.plain;
    row.by = e.by.user;
  }
  void operator()(const Saga::Ended& e) const { row.detail = enum_name(e.end); }
};

}  // namespace

workflows::Outcome<std::vector<SagaTimelineRow>> saga_timeline(const workflows::Book& book,
                                                               SagaId saga) {
  std::vector<SagaTimelineRow> rows;
  const auto read = each_event<Saga::Event>(
      book, saga.stream(), [&](const eventstore::EntryView& entry, const Saga::Event& event) {
        SagaTimelineRow& row = rows.emplace_back();
        row.position = entry.position;
        row.recorded = Instant{entry.recorded_us};
        row.type = entry.type;
        std::visit(Tell{row}, event);
      });
  if (!read) return read.error();
  return rows;
}

}  // namespace yiben::api::handlers
