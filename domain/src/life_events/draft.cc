#include "life_events/draft.h"

#include <algorithm>

#include "domain/codec/json.h"
#include "domain/office/deadline.h"

namespace yiben::saga {
namespace {

using Phase = Saga::Phase;
using StepState = Saga::StepState;

bool had_no_effect(const SagaStep& step, const StepState& now) {
  return step.step_class == StepClass::check || !now.asked ||
         (now.phase == Phase::settled && now.result != StepResult::succeeded);
}

}  // namespace

bool is_past_return(const Saga::State& state, const LifeEvent& event) {
  return std::ranges::any_of(event.steps, [&](const SagaStep& step) {
    return !step.can_be_taken_back() && !had_no_effect(step, state.step(step.id));
  });
}

const SagaStep& Draft::definition(const std::string& step) const {
  const auto* found = terms_.life_event->step(step);
  check(found, "a saga's steps are those of the life event it is pinned to");
  return *found;
}

Private Draft::of_subject(std::string text) const {
  if (text.empty()) return {};
  return {state_.opened->subject.uuid, std::move(text), {}};
}

void Draft::add(Saga::Event event) {
  state_ = Saga::evolve(std::move(state_), event);
  events_.push_back(std::move(event));
}

void Draft::call(const std::string& step, std::int32_t epoch, CallKind kind, std::int32_t attempt) {
  add(Saga::Called{id(), step, epoch, kind, attempt, terms_.now,
                   Instant{terms_.now.us + step_call_timeout_us}});
}

void Draft::postpone(const std::string& step, ReplyKind reply, std::string trouble, CallKind next,
                     std::int64_t pause_us) {
  add(Saga::Postponed{id(), step, state_.step(step).epoch, reply, std::move(trouble), next,
                      Instant{terms_.now.us + pause_us}});
}

void Draft::hand_over(const std::string& step, std::int32_t epoch, HandoverReason reason,
                      std::string answer) {
  add(Saga::HandedOver{id(), step, epoch, reason, definition(step).roles, state_.step(step).undoing,
                       of_subject(std::move(answer)), terms_.today()});
}

void Draft::begin_undo(std::string reason, std::string words, const Actor& by) {
  add(Saga::UndoBegan{id(), std::move(reason), of_subject(std::move(words)), by, terms_.today()});
}

void Draft::raise(Saga::IncidentRaised incident) {
  if (state_.incidents_seen.contains(Saga::incident_key(incident))) return;
  incident.saga = id();
  incident.incident = state_.incident_count + 1;
  incident.roles = definition(incident.step).roles;
  incident.on = terms_.today();
  add(std::move(incident));
}

void Draft::advance() {
  if (state_.end) return;
  if (state_.undoing)
    undo_next();
  else
    open_ready_steps();
  const auto& steps = terms_.life_event->steps;
  const bool over = std::ranges::all_of(
      steps, [&](const SagaStep& step) { return state_.step(step.id).is_over(); });
  // What nobody knew matters no more once everything is taken back.
  const bool disputed = std::ranges::any_of(state_.incidents, [&](const auto& i) {
    return !state_.undoing || i.second.kind != IncidentKind::fact_missing;
  });
  if (over && !disputed)
    add(Saga::Ended{id(), state_.undoing ? SagaEnd::undone : SagaEnd::completed, terms_.today()});
}

void Draft::open_ready_steps() {
  // One opened or passed by may make another ready.
  for (std::size_t before = events_.size() + 1; before != events_.size();) {
    before = events_.size();
    for (const auto& step : terms_.life_event->steps) {
      const auto& now = state_.step(step.id);
      if (now.phase == Phase::closed && is_ready(step)) look_at_conditions(step);
      if (now.held_for == HandoverReason::signal_awaited && is_ready(step)) begin(step);
    }
  }
}

bool Draft::is_ready(const SagaStep& step) const {
  const bool after_others = std::ranges::all_of(
      step.depends_on, [&](const auto& id) { return state_.step(id).is_over(); });
  if (!after_others) return false;
  if (state_.step(step.id).held_for != HandoverReason::signal_awaited) return true;
  const auto heard = state_.sources.find(step.needs->signal);
  return heard != state_.sources.end() &&
         static_cast<std::int32_t>(heard->second.size()) >= step.needs->sources;
}

void Draft::look_at_conditions(const SagaStep& step) {
  std::map<std::string, std::string> looked_at;
  bool holds = true;
  for (const auto& condition : step.when) {
    const auto fact = state_.facts.find(condition.fact);
    if (fact == state_.facts.end()) {
      // Not knowing is not “no”. It is asked once, whichever steps want to know.
      const bool asked = std::ranges::any_of(state_.incidents, [&](const auto& i) {
        return i.second.kind == IncidentKind::fact_missing && i.second.fact == condition.fact;
      });
      if (!asked)
        raise({.kind = IncidentKind::fact_missing, .step = step.id, .fact = condition.fact});
      return;
    }
    looked_at.insert(*fact);
    holds = holds && fact->second == condition.is;
  }
  if (!holds)
    add(Saga::StepSkipped{id(), step.id, of_subject(json::serialize(to_json(looked_at))),
                          terms_.today()});
  else
    open(step);
}

void Draft::open(const SagaStep& step) {
  const Date today = terms_.today();
  add(Saga::StepOpened{id(), step.id, today, due_date(*terms_.calendar, today, step.due),
                       terms_.calendar->revision_of(today.year()), step.due.law});
  if (step.needs) hand_over(step.id, 1, HandoverReason::signal_awaited);
  if (!step.needs || is_ready(step)) begin(step);
}

void Draft::begin(const SagaStep& step) {
  const auto& now = state_.step(step.id);
  if (step.consent && !now.consented)
    hand_over(step.id, now.epoch, HandoverReason::consent_needed);
  else
    start(step.id, now.epoch);
}

void Draft::start(const std::string& id, std::int32_t epoch) {
  const auto& step = definition(id);
  const bool by_person = step.connector == person_connector;
  if (by_person) hand_over(id, epoch, HandoverReason::by_design);
  if (by_person && !step.lapses) return;
  if (!by_person && step.connector != time_connector) return call(id, epoch, CallKind::perform, 1);
  const auto over = Instant::start_of_day_in_china(*state_.step(id).due + 1);
  if (by_person)
    add(Saga::LapseSet{this->id(), id, over});
  else
    add(Saga::Postponed{this->id(), id, epoch, ReplyKind::accepted, {}, CallKind::query, over});
}

// One at a time, the last asked first; what was never asked for is closed at once.
void Draft::undo_next() {
  const SagaStep* last = nullptr;
  for (const auto& step : terms_.life_event->steps) {
    const auto& now = state_.step(step.id);
    if (now.phase == Phase::skipped || now.phase == Phase::undone) continue;
    if (now.undoing) return;
    if (had_no_effect(step, now)) {
      add(Saga::StepUndone{
          id(), step.id, now.epoch, false, AnsweredBy::office, {}, {}, terms_.today()});
      continue;
    }
    if (!last || now.order > state_.step(last->id).order) last = &step;
  }
  if (!last) return;
  const auto epoch = state_.step(last->id).epoch;
  if (*last->undo == person_connector)
    add(Saga::HandedOver{
        id(), last->id, epoch, HandoverReason::by_design, last->roles, true, {}, terms_.today()});
  else
    call(last->id, epoch, CallKind::undo, 1);
}

}  // namespace yiben::saga
