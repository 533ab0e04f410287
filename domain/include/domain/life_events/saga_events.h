// What is recorded of a saga. `step` is its id in the life event; `epoch` counts business attempts
// from 1 and is part of the idempotency key (saga/step_call.h).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/cases/procedure_run.h"
#include "domain/decider.h"
#include "domain/life_events/step_call.h"
#include "domain/office/actor.h"

namespace yiben {

struct LifeEventRef {
  static constexpr std::string_view schema_name = "LifeEventRef";
  std::string id;
  std::int32_t version = 0;
  std::string sha256;  // of the document as published
  bool operator==(const LifeEventRef&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version), CEREAL_NVP(sha256));
  }
};

enum class HandoverReason {
  by_design,        // the step is a person's
  consent_needed,   // of the person it is about
  signal_awaited,   // another source must confirm
  refused,          // the department said no
  calls_exhausted,  // no clear answer after the last try
  overdue,          // promised, and the limit is over
  taken_over,       // by one of the roles, before the department answered
};
YIBEN_ENUM_NAMES(HandoverReason, "by_design", "consent_needed", "signal_awaited", "refused",
                 "calls_exhausted", "overdue", "taken_over")

enum class IncidentKind {
  conflicting_results,  // two answers to one attempt that contradict
  late_result,          // of an attempt that was given up or taken back
  fact_missing,         // a condition asks for what nobody has said
};
YIBEN_ENUM_NAMES(IncidentKind, "conflicting_results", "late_result", "fact_missing")

enum class SagaEnd { completed, undone };
YIBEN_ENUM_NAMES(SagaEnd, "completed", "undone")

struct SagaEvents {
  struct Opened {
    static constexpr EventName event{"saga.opened", 1};
    SagaId saga;
    LifeEventRef life_event;
    std::string number;  // what the family asks by
    PersonId subject;
    std::vector<PersonId> others;
    std::string division;
    Private facts;  // JSON, one text a name
    std::optional<SagaId> parent;
    Date on, due;
    std::int32_t calendar_revision = 0;
    Actor by;
    std::optional<std::string> unreadable() const;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(life_event), CEREAL_NVP(number), CEREAL_NVP(subject),
         CEREAL_NVP(others), CEREAL_NVP(division), CEREAL_NVP(facts), CEREAL_NVP(parent),
         CEREAL_NVP(on), CEREAL_NVP(due), CEREAL_NVP(calendar_revision), CEREAL_NVP(by));
    }
  };
  struct Signalled {
    static constexpr EventName event{"saga.signalled", 1};
    SagaId saga;
    std::string signal;
    std::string source;  // whose word it is: "health.certificate", "office"
    std::optional<FactId> fact;
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(signal), CEREAL_NVP(source), CEREAL_NVP(fact), CEREAL_NVP(by),
         CEREAL_NVP(on));
    }
  };
  struct StepOpened {
    static constexpr EventName event{"saga.step_opened", 1};
    SagaId saga;
    std::string step;
    Date on, due;
    std::int32_t calendar_revision = 0;
    std::string law;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(on), CEREAL_NVP(due),
         CEREAL_NVP(calendar_revision), CEREAL_NVP(law));
    }
  };
  struct StepSkipped {  // a condition did not hold; `looked_at` is what was found, as JSON
    static constexpr EventName event{"saga.step_skipped", 1};
    SagaId saga;
    std::string step;
    Private looked_at;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(looked_at), CEREAL_NVP(on));
    }
  };
  struct Called {  // about to be: what follows may have happened from here on
    static constexpr EventName event{"saga.called", 1};
    SagaId saga;
    std::string step;
    std::int32_t epoch = 1;
    CallKind call = CallKind::perform;
    std::int32_t attempt = 1;
    Instant at, until;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(epoch), CEREAL_NVP(call),
         CEREAL_NVP(attempt), CEREAL_NVP(at), CEREAL_NVP(until));
    }
  };
  struct Postponed {
    static constexpr EventName event{"saga.postponed", 1};
    SagaId saga;
    std::string step;
    std::int32_t epoch = 1;
    ReplyKind reply = ReplyKind::not_done;
    std::string trouble;
    CallKind next = CallKind::perform;
    Instant not_before;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(epoch), CEREAL_NVP(reply),
         CEREAL_NVP(trouble), CEREAL_NVP(next), CEREAL_NVP(not_before));
    }
  };
  struct HandedOver {  // into an inbox
    static constexpr EventName event{"saga.handed_over", 1};
    SagaId saga;
    std::string step;
    std::int32_t epoch = 1;
    HandoverReason reason = HandoverReason::by_design;
    std::vector<Role> roles;
    bool undoing = false;
    Private answer;  // of a refusal
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(epoch), CEREAL_NVP(reason),
         CEREAL_NVP(roles), CEREAL_NVP(undoing), CEREAL_NVP(answer), CEREAL_NVP(on));
    }
  };
  struct Consented {
    static constexpr EventName event{"saga.consented", 1};
    SagaId saga;
    std::string step;
    Private words;  // how it was given
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(words), CEREAL_NVP(by), CEREAL_NVP(on));
    }
  };
  struct Settled {
    static constexpr EventName event{"saga.settled", 1};
    SagaId saga;
    std::string step;
    std::int32_t epoch = 1;
    StepResult result = StepResult::succeeded;
    AnsweredBy answered_by = AnsweredBy::reply;
    Private answer;      // JSON, as the department gave it; a person's words
    std::string digest;  // of the answer
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(epoch), CEREAL_NVP(result),
         CEREAL_NVP(answered_by), CEREAL_NVP(answer), CEREAL_NVP(digest), CEREAL_NVP(by),
         CEREAL_NVP(on));
    }
  };
  struct UndoBegan {
    static constexpr EventName event{"saga.undo_began", 1};
    SagaId saga;
    std::string reason;  // names its words; a person's own are in `words`
    Private words;
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(reason), CEREAL_NVP(words), CEREAL_NVP(by), CEREAL_NVP(on));
    }
  };
  struct StepUndone {
    static constexpr EventName event{"saga.step_undone", 1};
    SagaId saga;
    std::string step;
    std::int32_t epoch = 1;
    bool had_effect = true;  // false: nothing had been asked of anybody yet
    AnsweredBy answered_by = AnsweredBy::reply;
    Private answer;
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(epoch), CEREAL_NVP(had_effect),
         CEREAL_NVP(answered_by), CEREAL_NVP(answer), CEREAL_NVP(by), CEREAL_NVP(on));
    }
  };
  struct IncidentRaised {
    static constexpr EventName event{"saga.incident_raised", 1};
    SagaId saga;
    std::int32_t incident = 1;
    IncidentKind kind = IncidentKind::conflicting_results;
    std::string step;
    std::int32_t epoch = 1;
    std::optional<StepResult> stands;  // what was recorded before
    std::optional<StepResult> other;   // what came in now
    std::string fact;                  // of fact_missing
    Private answer;
    std::string digest;
    std::vector<Role> roles;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(incident), CEREAL_NVP(kind), CEREAL_NVP(step),
         CEREAL_NVP(epoch), CEREAL_NVP(stands), CEREAL_NVP(other), CEREAL_NVP(fact),
         CEREAL_NVP(answer), CEREAL_NVP(digest), CEREAL_NVP(roles), CEREAL_NVP(on));
    }
  };
  struct IncidentResolved {  // both results stay on record
    static constexpr EventName event{"saga.incident_resolved", 1};
    SagaId saga;
    std::int32_t incident = 1;
    std::optional<StepResult> stands;
    Private value;  // of fact_missing
    Private reason;
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(incident), CEREAL_NVP(stands), CEREAL_NVP(value),
         CEREAL_NVP(reason), CEREAL_NVP(by), CEREAL_NVP(on));
    }
  };
  struct StepClockChanged {  // stopped: there is no due date until it is resumed
    static constexpr EventName event{"saga.step_clock_changed", 1};
    SagaId saga;
    std::string step;
    ClockChange change = ClockChange::stopped;
    std::optional<Date> due;
    std::int32_t calendar_revision = 0;
    Private reason;
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(change), CEREAL_NVP(due),
         CEREAL_NVP(calendar_revision), CEREAL_NVP(reason), CEREAL_NVP(by), CEREAL_NVP(on));
    }
  };
  struct Migrated {  // it follows another version from here on; what was done under the first stays
    static constexpr EventName event{"saga.migrated", 1};
    SagaId saga;
    LifeEventRef from, to;
    Private reason;
    Actor by;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(from), CEREAL_NVP(to), CEREAL_NVP(reason), CEREAL_NVP(by),
         CEREAL_NVP(on));
    }
  };
  struct Ended {
    static constexpr EventName event{"saga.ended", 1};
    SagaId saga;
    SagaEnd end = SagaEnd::completed;
    Date on;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(end), CEREAL_NVP(on));
    }
  };
  struct LapseSet {  // when a step that lapses counts as refused
    static constexpr EventName event{"saga.lapse_set", 1};
    SagaId saga;
    std::string step;
    Instant at;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(saga), CEREAL_NVP(step), CEREAL_NVP(at));
    }
  };
  using Event = std::variant<Opened, Signalled, StepOpened, StepSkipped, Called, Postponed,
                             HandedOver, Consented, Settled, UndoBegan, StepUndone, IncidentRaised,
                             IncidentResolved, Ended, StepClockChanged, Migrated, LapseSet>;
};

}  // namespace yiben
