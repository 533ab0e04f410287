// The family's page: without a sign-in, by the number it was given and the end of the identity
// number of the person it is about. Names nobody and says nothing of what was answered.
#include "common.h"
#include "life_events/handlers.h"
#include "projections/life_events/sagas.h"

namespace yiben::api::handlers {
namespace {

ProgressState state_of(const projections::SagaStepRow& step) {
  switch (step.phase) {
    case Saga::Phase::closed:
      return ProgressState::to_come;
    case Saga::Phase::skipped:
      return ProgressState::not_needed;
    case Saga::Phase::undone:
      return ProgressState::taken_back;
    case Saga::Phase::settled:
      return step.result == StepResult::succeeded ? ProgressState::done : ProgressState::not_done;
    case Saga::Phase::person:
      if (step.held_for == HandoverReason::consent_needed) return ProgressState::needs_you;
      break;
    default:
      break;
  }
  return ProgressState::under_way;
}

Progress progress_of(const projections::SagaRow& row, const LifeEvent& event,
                     const Departments& departments) {
  Progress out{row.number, event.name, row.opened_on, row.due, row.end, {}};
  for (const auto& step : event.steps) {
    ProgressStep line{step.name, {}, ProgressState::to_come, std::nullopt};
    const auto department = departments.find(std::string(step.department()));
    if (department != departments.end()) line.department = department->second.name;
    const auto known = std::ranges::find(row.steps, step.id, &projections::SagaStepRow::step);
    if (known != row.steps.end()) {
      line.state = state_of(*known);
      line.due = known->due;
    }
    if (line.state == ProgressState::to_come && row.end) line.state = ProgressState::not_needed;
    out.steps.push_back(std::move(line));
  }
  return out;
}

}  // namespace

Answered<Progress> progress(const Call& call, const ProgressRequest& in) {
  const auto& s = call.services;
  // The same answer for a wrong number and a wrong ending: neither can be guessed by the other.
  const auto unknown = Problem::of(404, "progress_unknown");
  constexpr std::size_t end_size = 4, number_size_max = 40;
  if (in.id_number_end.size() != end_size || in.number.size() > number_size_max) return unknown;
  const auto number = s.book.keys.lookup_hash(in.number);
  const auto address = s.book.keys.lookup_hash(call.address);
  const auto both = s.book.keys.lookup_hash(in.number + " " + call.address);
  // By the machine's clock: a demo's office may be on another day.
  const Instant now{eventstore::system_clock()()};
  auto& tries = *s.progress_tries;
  if (!tries.by_both.may_try(both, now) || !tries.by_address.may_try(address, now) ||
      !tries.by_number.may_try(number, now))
    return Problem::of(429, "too_many_lookups");
  auto rows = sagas_of_number(s.views.snapshot(), in.number);
  if (!rows) return problem_of(rows.error());
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  for (const auto& row : *rows) {
    auto person = person_row(call, row.subject);
    if (!person) return person.error();
    if (!person->id_number.ends_with(in.id_number_end)) continue;
    if (auto ok = record_access(call, {.people = {row.subject}, .what = "progress/" + row.number});
        !ok)
      return ok.error();
    const auto* event = (*rules)->life_event(row.life_event.id, row.life_event.version);
    check(event, "a saga is pinned to a published life event");
    return progress_of(row, event->definition, (*rules)->departments);
  }
  tries.by_both.was_wrong(both, now);
  tries.by_address.was_wrong(address, now);
  tries.by_number.was_wrong(number, now);
  return unknown;
}

}  // namespace yiben::api::handlers
