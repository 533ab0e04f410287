// saga 联办: one family's way through a life event (saga/life_event.h): which department has been
// asked, what it answered, who holds what is left. Its steps are called by
// workflows/saga_engine.h, once the intention to is written here.
//
// Whatever is open is owned: by a time (a call under way, a next try, a poll) or by a role whose
// inbox it lies in.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "domain/life_events/life_event.h"
#include "domain/life_events/saga_events.h"

namespace yiben {

struct Saga : SagaEvents {
  static constexpr std::string_view category = "saga";

  // What a command needs of the world. The definition is the one the saga is pinned to; both are
  // borrowed for the call.
  struct Terms {
    const LifeEvent* life_event = nullptr;
    const Calendar* calendar = nullptr;
    Instant now;
    Date today() const { return now.day_in_china(); }
  };
  struct Open {
    SagaId saga;
    LifeEventRef life_event;
    std::string number;
    PersonId subject;
    std::vector<PersonId> others;
    std::string division;
    std::map<std::string, std::string> facts;
    std::optional<SagaId> parent;
    Actor by;
    Terms terms;
  };
  // A signal; of a source already heard: nothing happens. By the window's roles, or the system for
  // another system's fact.
  struct Hear {
    std::string signal, source;
    std::optional<FactId> fact;
    Actor by;
    Terms terms;
  };
  struct Wake {  // whatever is due at terms.now
    Terms terms;
  };
  // A department's word on one call, or its callback (which knows no attempt). Reports of calls
  // given up long ago change nothing unless they tell of a result.
  struct Report {
    std::string step;
    std::int32_t epoch = 1;
    CallKind call = CallKind::perform;
    std::int32_t attempt = 0;  // 0: a callback
    ReplyKind reply = ReplyKind::unclear;
    AnsweredBy answered_by = AnsweredBy::reply;
    std::string answer, digest;  // of a result
    std::string trouble;         // of anything else, in words
    Actor by;
    Terms terms;
  };
  struct Consent {
    std::string step;
    bool given = true;
    std::string words;
    Actor by;
    Terms terms;
  };
  struct Settle {  // by the person who holds the step
    std::string step;
    StepResult result = StepResult::succeeded;
    std::string words;
    Actor by;
    Terms terms;
  };
  struct AskAgain {  // the department, by the person who holds the step
    std::string step;
    Actor by;
    Terms terms;
  };
  struct TakeOver {  // from the department, by one of the step's roles
    std::string step;
    std::string words;
    Actor by;
    Terms terms;
  };
  // Extends a step's limit once, to the one its definition states; stops its clock for hearing,
  // appraisal and the like (行政许可法第四十五条), and lets it run again. By one of its roles.
  struct ChangeClock {
    std::string step;
    ClockChange change = ClockChange::stopped;  // not started
    std::string words;
    Actor by;
    Terms terms;
  };
  // To another version of its life event. `terms` are those of the version it follows now. Refused
  // with migration_impossible when something it has looked at would not be the same.
  struct Migrate {
    LifeEventRef to;
    const LifeEvent* definition = nullptr;
    std::string words;
    Actor by;
    Terms terms;
  };
  struct Undo {
    std::string words;
    Actor by;
    Terms terms;
  };
  struct Resolve {
    std::int32_t incident = 1;
    std::optional<StepResult> stands;
    std::string value;  // of fact_missing
    std::string words;
    Actor by;
    Terms terms;
  };
  using Command = std::variant<Open, Hear, Wake, Report, Consent, Settle, AskAgain, TakeOver,
                               ChangeClock, Migrate, Undo, Resolve>;

  enum class Phase {
    closed,   // not yet, or an incident keeps it so
    calling,  // owned by the time the call may take
    waiting,  // owned by the time of the next call
    person,   // owned by the roles whose inbox it lies in
    settled,
    skipped,
    undone,
  };
  struct StepState {
    Phase phase = Phase::closed;
    std::int32_t epoch = 1;
    std::optional<Date> opened_on, due;  // no due: not opened, or its clock is stopped
    bool extended = false;
    std::vector<Stop> stops;
    CallKind call = CallKind::perform;  // under way, or the next
    std::int32_t attempt = 0;           // of that kind, in a row
    std::optional<Instant> next_at;     // calling: given up; waiting: called; person: lapses
    std::optional<HandoverReason> held_for;
    std::vector<Role> roles;
    bool asked = false;  // something may have happened outside
    bool undoing = false;
    std::int32_t order = 0;  // in which steps were first asked or settled; undone the other way
    bool consented = false;
    std::optional<StepResult> result;
    std::string digest;
    bool is_over() const;
  };
  struct State {
    std::optional<Opened> opened;
    std::map<std::string, std::string> facts;
    std::map<std::string, std::set<std::string>> sources;  // by signal
    std::map<std::string, StepState> steps;                // those that were ever looked at
    std::map<std::int32_t, IncidentRaised> incidents;      // open ones
    std::int32_t incident_count = 0;
    std::set<std::string> incidents_seen;  // step/epoch/result/digest, so that none comes twice
    std::int32_t order = 0;
    bool undoing = false;
    std::optional<SagaEnd> end;

    const StepState& step(const std::string& id) const;
    // When Wake would do something; nothing: it waits for people or has ended.
    std::optional<Instant> next_at() const;
  };
  using Decision = Events<Event>;

  // What makes two incidents the same.
  static std::string incident_key(const IncidentRaised&);

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};
YIBEN_ENUM_NAMES(Saga::Phase, "closed", "calling", "waiting", "person", "settled", "skipped",
                 "undone")

}  // namespace yiben
