// life event 一件事: what several departments do when somebody dies or two people marry, as data
// (domain/rules/life_events/*.yaml), versioned, published as an event, pinned by every saga that
// follows it. In a case (procedure/definition.h) one step is open and its outcome names the next;
// here every step is open whose conditions are met. What follows it is saga/saga.h.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/core/text.h"
#include "domain/office/actor.h"
#include "domain/office/deadline.h"

namespace yiben {

// check: finds something out and changes nothing. compensable: can be undone, by its `undo`. pivot:
// the point of no return; when it has succeeded nothing before it is undone, and an error is put
// right by a life event of its own. retriable: only ever goes forward.
enum class StepClass { check, compensable, pivot, retriable };
YIBEN_ENUM_NAMES(StepClass, "check", "compensable", "pivot", "retriable")

// What a department's “no” means. person: somebody looks at it. settle: an answer like any other.
// undo: the whole saga is taken back.
enum class OnRefusal { person, settle, undo };
YIBEN_ENUM_NAMES(OnRefusal, "person", "settle", "undo")

// A fact known when the saga opened, as "dibao.held", or an answer's: "<step>.outcome",
// "<step>.<field>".
struct FactCondition {
  static constexpr std::string_view schema_name = "FactCondition";
  std::string fact;
  std::string is;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(fact), CEREAL_NVP(is));
  }
};

// The step opens once so many sources, each counted once, have given the signal.
struct SignalNeed {
  static constexpr std::string_view schema_name = "SignalNeed";
  std::string signal;
  std::int32_t sources = 1;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(signal), CEREAL_NVP(sources));
  }
};

// The connectors that need no department's system: an act of our own on our own streams, in one
// transaction with the step (office.stop_benefits); another life event, linked (child.<id>); a
// person's task alone.
inline constexpr std::string_view office_connector = "office";
inline constexpr std::string_view child_connector = "child";
inline constexpr std::string_view person_connector = "person";
// And one that needs nobody: it ends by itself the day after its limit, as a cooling-off period
// 冷静期 (民法典第一千零七十七条). Whoever withdraws meanwhile has everything taken back.
inline constexpr std::string_view time_connector = "time";

struct SagaStep {
  static constexpr std::string_view schema_name = "SagaStep";
  std::string id;
  Text name;
  std::vector<std::string> depends_on;  // steps that are over, in whatever way
  std::vector<FactCondition> when;      // all hold, or the step is passed by; looked at once
  std::optional<SignalNeed> needs;
  bool consent = false;  // of the person it is about, given at the window or on the family's page
  StepClass step_class = StepClass::retriable;
  std::string connector;  // "<department>.<act>", office.<act>, child.<life event>, person
  std::optional<std::string> undo;  // the act that takes it back, of the same department; "person"
  OnRefusal on_refusal = OnRefusal::person;
  Limit due;
  std::optional<Limit> extended;  // the one longer limit it may be given
  // Of a person's step: not done by its last day, it counts as refused, and nobody does it later
  // (未申请的，视为撤回).
  bool lapses = false;
  std::vector<Role>
      roles;  // the last resort: in whose inbox it lies when the connector is at its end
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(depends_on), CEREAL_NVP(when),
       CEREAL_NVP(needs), CEREAL_NVP(consent), cereal::make_nvp("class", step_class),
       CEREAL_NVP(connector), CEREAL_NVP(undo), CEREAL_NVP(on_refusal), CEREAL_NVP(due),
       CEREAL_NVP(extended), CEREAL_NVP(lapses), CEREAL_NVP(roles));
  }
  std::string_view department() const;  // of the connector, before the dot
  std::string_view act() const;         // after it
  bool can_be_taken_back() const {
    return step_class == StepClass::check || step_class == StepClass::compensable;
  }
};

// A fact from another system (exchange/fact_types.h) that is this signal, by the word of its
// sender. For a person with no such life event open it opens one.
struct SignalFact {
  static constexpr std::string_view schema_name = "SignalFact";
  std::string type;                          // death.registered
  std::map<std::string, std::string> facts;  // by the life event's name: the field of its data
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(type), CEREAL_NVP(facts));
  }
};

struct Signal {
  static constexpr std::string_view schema_name = "Signal";
  std::string id;
  Text name;
  std::vector<SignalFact> from;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(from));
  }
};

struct LifeEvent {
  static constexpr std::string_view schema_name = "LifeEvent";
  std::string id;
  std::int32_t version = 1;
  Text name;
  std::vector<std::string> law;
  Limit due;  // of the whole
  std::vector<Signal> signals;
  std::vector<Text> others;  // who is in it besides the subject, as what: the other party
  // Of the law, that the office's acts count with: each act says which it needs.
  std::map<std::string, std::int32_t> figures;
  std::vector<std::string> facts;  // that whoever opens it must know
  // What the opener may know. A condition on what nobody has said is an incident: somebody has to
  // find out.
  std::vector<std::string> facts_if_known;
  // Life events that may follow from one of these, months later, each by its own consent.
  std::vector<std::string> children;
  std::vector<SagaStep> steps;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version), CEREAL_NVP(name), CEREAL_NVP(law), CEREAL_NVP(due),
       CEREAL_NVP(signals), CEREAL_NVP(others), CEREAL_NVP(figures), CEREAL_NVP(facts),
       CEREAL_NVP(facts_if_known), CEREAL_NVP(children), CEREAL_NVP(steps));
  }
  const SagaStep* step(std::string_view id) const;
};

struct DefinitionProblem {
  std::string at;  // "/steps/3/undo"
  std::string what;
};

// What a publisher must mend; empty when it can run. Cycles, compensable steps behind a pivot, a
// missing last resort, limits that cite no law, facts nobody provides, connectors there are none
// of. `connectors`: every "<department>.<act>" and office act there is; child.<id> is checked
// against `life_events`.
std::vector<DefinitionProblem> problems(const LifeEvent&, const std::set<std::string>& connectors,
                                        const std::set<std::string>& life_events);

}  // namespace yiben
