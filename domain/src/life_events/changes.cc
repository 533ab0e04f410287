#include "life_events/changes.h"

#include "domain/life_events/migration_obstacle.h"

namespace yiben::saga {
namespace {

using Phase = Saga::Phase;

Rejection impossible(const Saga::ChangeClock& c) {
  return {Rule::clock_change_impossible,
          {{"step", c.step}, {"change", std::string(enum_name(c.change))}}};
}

bool is_open(const Saga::StepState& now) {
  return now.opened_on && !now.is_over() && now.phase != Phase::closed;
}

using enum MigrationObstacle;

std::optional<MigrationObstacle> difference(const SagaStep& before, const SagaStep* after) {
  if (!after) return step_gone;
  if (before.connector != after->connector) return other_connector;
  if (before.step_class != after->step_class) return other_class;
  if (before.undo != after->undo) return other_undo;
  return std::nullopt;
}

Rejection obstructed(MigrationObstacle obstacle, const Text& where) {
  return {Rule::migration_impossible,
          {{"obstacle", std::string(enum_name(obstacle))}, {"zh", where.zh}, {"en", where.en}}};
}

}  // namespace

std::optional<Rejection> change_clock(Draft& draft, const Saga::ChangeClock& c) {
  const auto& definition = draft.definition(c.step);
  const auto& now = draft.state().step(c.step);
  if (!is_open(now)) return Rejection{Rule::step_not_open, {{"step", c.step}}};
  const bool stopped = !now.due;
  auto stops = now.stops;
  const Date today = draft.terms().today();
  const auto& calendar = *draft.terms().calendar;
  const bool extended = now.extended || c.change == ClockChange::extended;
  if (definition.connector == time_connector || definition.lapses) return impossible(c);
  switch (c.change) {
    case ClockChange::started:
      return impossible(c);
    case ClockChange::extended:
      if (!definition.extended) return Rejection{Rule::extension_not_allowed, {{"step", c.step}}};
      if (now.extended) return Rejection{Rule::already_extended, {{"step", c.step}}};
      break;
    case ClockChange::stopped:
      if (stopped) return impossible(c);
      stops.push_back({today, std::nullopt, {}});
      break;
    case ClockChange::resumed:
      if (!stopped || stops.empty()) return impossible(c);
      stops.back().to = today;
      break;
  }
  const Limit& limit = extended && definition.extended ? *definition.extended : definition.due;
  const auto due = due_date_with_stops(calendar, *now.opened_on, limit, stops);
  draft.add(Saga::StepClockChanged{
      draft.id(), c.step, c.change, c.change == ClockChange::stopped ? std::nullopt : due,
      calendar.revision_of(today.year()), draft.of_subject(c.words), c.by, today});
  return std::nullopt;
}

std::optional<Rejection> refuse_migration(const Saga::State& saga, const LifeEvent& now,
                                          const Saga::Migrate& c) {
  if (c.to.id != saga.opened->life_event.id) return obstructed(other_life_event, now.name);
  if (c.to.version == saga.opened->life_event.version) return obstructed(same_version, now.name);
  for (const auto& [id, state] : saga.steps) {
    if (state.phase == Phase::closed) continue;
    const auto* before = now.step(id);
    check(before, "a saga's steps are those of the life event it is pinned to");
    if (const auto obstacle = difference(*before, c.definition->step(id)))
      return obstructed(*obstacle, before->name);
  }
  for (const auto& [number, incident] : saga.incidents)
    if (!c.definition->step(incident.step))
      return obstructed(open_incident, now.step(incident.step)->name);
  return std::nullopt;
}

}  // namespace yiben::saga
