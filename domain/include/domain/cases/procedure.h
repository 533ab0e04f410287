// Procedure: the steps of a case as data (domain/rules/procedures/*.yaml), versioned, published as
// an event, pinned by every case that follows it. The one interpreter is procedure/run.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/core/text.h"
#include "domain/office/actor.h"
#include "domain/office/deadline.h"

namespace yiben {

// What ending a step does to the overall clock 办理时限.
enum class ClockEffect { start, stop, resume };
YIBEN_ENUM_NAMES(ClockEffect, "start", "stop", "resume")

enum class CaseResult { granted, denied, withdrawn, terminated, unchanged };
YIBEN_ENUM_NAMES(CaseResult, "granted", "denied", "withdrawn", "terminated", "unchanged")

// One way a step can end. With `decides` the case is decided here and what follows from it takes
// effect; the steps after it only tell or record that, and end the case with the same result.
struct StepOutcome {
  static constexpr std::string_view schema_name = "StepOutcome";
  std::string id;
  Text name;
  std::optional<std::string> next;   // the step after; without it the case ends here…
  std::optional<CaseResult> result;  // …with this result
  std::optional<CaseResult> decides;
  bool once = false;  // at most once in a case, as 一次性告知
  bool needs_reason = false;
  bool needs_facts = false;      // the officer records what was found
  bool needs_materials = false;  // every required material is on file
  bool assesses = false;         // the amount is computed and recorded here
  bool needs_eligible = false;   // refused unless the latest assessment says eligible
  std::optional<ClockEffect> clock;
  std::optional<std::string> law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(next), CEREAL_NVP(result), CEREAL_NVP(decides),
       CEREAL_NVP(once), CEREAL_NVP(needs_reason), CEREAL_NVP(needs_facts),
       CEREAL_NVP(needs_materials), CEREAL_NVP(assesses), CEREAL_NVP(needs_eligible),
       CEREAL_NVP(clock), CEREAL_NVP(law));
  }
};

// The day a limit counts from, where that is not the day its step opens: the day an earlier step
// was first opened (收到申请之日) or last ended (收到上报材料之日). One of the two.
struct CountedSince {
  static constexpr std::string_view schema_name = "CountedSince";
  std::optional<std::string> opened, ended;  // steps
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(opened), CEREAL_NVP(ended));
  }
};

// A person's step lies in the inbox of every role named. A step with a `wait` ends by itself with
// the outcome "elapsed", or earlier by a signal, which is any other of its outcomes.
struct Step {
  static constexpr std::string_view schema_name = "Step";
  std::string id;
  Text name;
  std::vector<Role> roles;                 // who may end it (for a wait: who may signal)
  std::optional<std::int32_t> people;      // how many must sign; 1 when not said
  std::vector<std::string> not_same_as;    // four eyes: nobody who ended one of these steps
  std::optional<Limit> due;                // a person's step is late after this…
  std::optional<CountedSince> since;       // …counted from here
  std::optional<Limit> wait;               // how long a wait lasts
  std::vector<std::string> only_if;        // case flags; with none of them the step is passed by…
  std::optional<std::string> unless_done;  // …and once this step has been done…
  std::optional<std::string> otherwise;    // …to this one
  std::vector<StepOutcome> outcomes;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(roles), CEREAL_NVP(people),
       CEREAL_NVP(not_same_as), CEREAL_NVP(due), CEREAL_NVP(since), CEREAL_NVP(wait),
       CEREAL_NVP(only_if), CEREAL_NVP(unless_done), CEREAL_NVP(otherwise), CEREAL_NVP(outcomes));
  }
  bool waits() const { return wait.has_value(); }
  const StepOutcome* outcome(std::string_view id) const;
};

// The overall clock of the case and the one longer limit it may be extended to.
struct CaseClock {
  Limit limit;
  std::optional<Limit> extended;
  std::vector<std::string> extension_reasons;  // rule ids; the words are in the messages
  std::vector<Role> extension_roles;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(limit), CEREAL_NVP(extended), CEREAL_NVP(extension_reasons),
       CEREAL_NVP(extension_roles));
  }
};

struct Procedure {
  static constexpr std::string_view schema_name = "Procedure";
  std::string id;
  std::int32_t version = 1;
  Text name;
  std::vector<std::string> law;
  std::optional<CaseClock> clock;
  std::string start;
  std::vector<Step> steps;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version), CEREAL_NVP(name), CEREAL_NVP(law), CEREAL_NVP(clock),
       CEREAL_NVP(start), CEREAL_NVP(steps));
  }
  const Step* step(std::string_view id) const;
  // Whether a step is there for cases with this flag alone.
  bool asks_for(std::string_view flag) const;
};

// What a publisher must mend; empty when the procedure can run. Looks for unknown and unreachable
// steps, waits without an end, steps nobody may do, and deadlines that cite no law.
std::vector<std::string> problems(const Procedure&);

}  // namespace yiben
