// The interpreter: one case's way through a Procedure. Pure; the claim wraps its events in its own.
//
// A step is opened, then done by an outcome, which opens the next or ends the case. The overall
// clock starts, stops and resumes by outcomes. Every due date is recorded with the calendar
// revision used.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "domain/cases/procedure.h"
#include "domain/core/rejection.h"

namespace yiben {

struct StepOpened {
  std::string step;
  std::vector<Role> roles;
  Date on;
  std::optional<Date> due;  // of a person's step: late after; of a wait: ends after
  bool waits = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(step), CEREAL_NVP(roles), CEREAL_NVP(on), CEREAL_NVP(due), CEREAL_NVP(waits));
  }
};

// Of a step that takes several people: one of them says for themselves that they took part.
struct StepSigned {
  std::string step;
  Actor by;
  Date on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(step), CEREAL_NVP(by), CEREAL_NVP(on));
  }
};

struct StepDone {
  std::string step;
  std::string outcome;
  Actor by;
  std::vector<UserId> also_by;  // who had signed
  Date on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(step), CEREAL_NVP(outcome), CEREAL_NVP(by), CEREAL_NVP(also_by), CEREAL_NVP(on));
  }
};

enum class ClockChange { started, stopped, resumed, extended };
YIBEN_ENUM_NAMES(ClockChange, "started", "stopped", "resumed", "extended")

struct ClockChanged {
  ClockChange change = ClockChange::started;
  Date on;
  std::optional<Date> due;  // nothing while stopped
  std::string reason;       // the step, or the reason of an extension
  std::string law;
  std::int32_t calendar_revision = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(change), CEREAL_NVP(on), CEREAL_NVP(due), CEREAL_NVP(reason), CEREAL_NVP(law),
       CEREAL_NVP(calendar_revision));
  }
};

// Of every case once, before it ends: what follows from a decision follows here, whatever steps are
// still to tell of it.
struct CaseDecided {
  CaseResult result = CaseResult::denied;
  Date on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(result), CEREAL_NVP(on));
  }
};

// Of a case with this flag the law asks more: another visit, another look.
struct CaseFlagged {
  std::string flag;
  Actor by;
  Date on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(flag), CEREAL_NVP(by), CEREAL_NVP(on));
  }
};

struct CaseEnded {
  CaseResult result = CaseResult::denied;
  Date on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(result), CEREAL_NVP(on));
  }
};

using RunEvent = std::variant<StepOpened, StepDone, ClockChanged, CaseEnded, StepSigned,
                              CaseDecided, CaseFlagged>;

struct RunState {
  std::string open_step;  // empty before the start and after the end
  std::optional<Date> open_due;
  bool waiting = false;
  std::set<UserId> signed_by;                            // the open step
  std::map<std::string, std::set<UserId>> done_by;       // step → everyone who ended it
  std::map<std::string, int> outcomes_used;              // "step/outcome" → times
  std::map<std::string, Date> first_opened, last_ended;  // by step
  std::set<std::string> flags;
  std::optional<Date> clock_started;
  std::optional<Date> clock_due;
  std::vector<Stop> stops;
  bool extended = false;
  std::optional<CaseResult> decided;  // what was decided, also while it is still to be told
  std::optional<CaseResult> result;   // set once the case is closed
};

RunState after(RunState, const RunEvent&);

// What a run needs to know of the world, all of it data.
struct RunContext {
  const Procedure& procedure;
  const Calendar& calendar;
  std::string_view division;  // where the case lies
  Date today;
};

// `flags`: for Step::only_if, as "relative_of_officer".
Lawful<std::vector<RunEvent>> start(const RunContext&, const std::set<std::string>& flags);

struct Do {
  std::string step;
  std::string outcome;
  Actor by;
};
// Whoever ends a step has taken part in it; everybody else who did has signed before.
Lawful<std::vector<RunEvent>> act(const RunState&, const RunContext&, const Do&);

// Nothing when they have signed already.
Lawful<std::vector<RunEvent>> sign(const RunState&, const RunContext&, const std::string& step,
                                   const Actor& by);

// A flag that turned up on the way, as a complaint. A step that is there for it and was passed by
// just now is opened in place of the one the case stands at. Nothing when it is known already;
// refused with flag_unknown where the procedure asks nothing more of such a case.
Lawful<std::vector<RunEvent>> flag(const RunState&, const RunContext&, const std::string& flag,
                                   const Actor& by);

// A wait whose time has passed. Refused before that with wait_not_over.
Lawful<std::vector<RunEvent>> elapse(const RunState&, const RunContext&, const Actor& system);

Lawful<std::vector<RunEvent>> extend(const RunState&, const RunContext&, const Actor& by,
                                     const std::string& reason);

}  // namespace yiben
