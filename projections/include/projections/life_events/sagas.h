// Sagas: the board, and one family's way through a life event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/life_events/saga.h"
#include "projections/page.h"
#include "projections/snapshot.h"

namespace yiben::projections {

// A step of a saga that has been looked at. The words of its answers are in the saga's own stream.
struct SagaStepRow {
  static constexpr std::string_view schema_name = "SagaStepRow";
  std::string step;
  Saga::Phase phase = Saga::Phase::closed;
  std::int32_t epoch = 1, attempt = 0;
  CallKind call = CallKind::perform;
  std::optional<Date> due;
  std::optional<Instant> next_at;  // of the next call, or when this one is given up
  std::optional<HandoverReason> held_for;
  std::vector<Role> roles;  // who holds it
  bool undoing = false;
  std::optional<StepResult> result;
  std::optional<AnsweredBy> answered_by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(step), CEREAL_NVP(phase), CEREAL_NVP(epoch), CEREAL_NVP(attempt),
       CEREAL_NVP(call), CEREAL_NVP(due), CEREAL_NVP(next_at), CEREAL_NVP(held_for),
       CEREAL_NVP(roles), CEREAL_NVP(undoing), CEREAL_NVP(result), CEREAL_NVP(answered_by));
  }
};

struct SagaIncidentRow {
  static constexpr std::string_view schema_name = "SagaIncidentRow";
  std::int32_t incident = 1;
  IncidentKind kind = IncidentKind::conflicting_results;
  std::string step, fact;
  std::optional<StepResult> stands, other;
  std::vector<Role> roles;
  Date on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(incident), CEREAL_NVP(kind), CEREAL_NVP(step), CEREAL_NVP(fact),
       CEREAL_NVP(stands), CEREAL_NVP(other), CEREAL_NVP(roles), CEREAL_NVP(on));
  }
};

struct SagaRow {
  static constexpr std::string_view schema_name = "SagaRow";
  SagaId saga;
  std::uint64_t version = 0;  // of its stream: the ETag
  std::string number;
  LifeEventRef life_event;
  PersonId subject;
  std::vector<PersonId> others;
  std::string division;
  std::optional<SagaId> parent;
  Date opened_on, due;
  std::vector<SagaStepRow> steps;
  std::vector<SagaIncidentRow> incidents;  // open ones
  bool undoing = false;
  std::optional<SagaEnd> end;
  std::optional<Date> ended_on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(saga), CEREAL_NVP(version), CEREAL_NVP(number), CEREAL_NVP(life_event),
       CEREAL_NVP(subject), CEREAL_NVP(others), CEREAL_NVP(division), CEREAL_NVP(parent),
       CEREAL_NVP(opened_on), CEREAL_NVP(due), CEREAL_NVP(steps), CEREAL_NVP(incidents),
       CEREAL_NVP(undoing), CEREAL_NVP(end), CEREAL_NVP(ended_on));
  }
};

struct SagaQuery {
  // held: something waits for this role, the most urgent first. open: all under way. ended: newest
  // first.
  enum class List { held, open, ended } list = List::held;
  Role role = Role::town_clerk;
  std::string division;    // subtree
  std::string life_event;  // empty: all
  std::string cursor;
  std::size_t limit = 50;
};

Result<std::optional<SagaRow>> saga_row(const Reader&, SagaId);
// By the number a family asks by; two may share one.
Result<std::vector<SagaRow>> sagas_of_number(const Reader&, const std::string& number);
Result<Page<SagaRow>> saga_page(const Reader&, const SagaQuery&);
// Stops at 1,000.
Result<std::int64_t> saga_list_size(const Reader&, const SagaQuery&);

}  // namespace yiben::projections
