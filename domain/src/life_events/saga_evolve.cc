#include <algorithm>
#include <tuple>

#include "domain/codec/sealed_json.h"
#include "domain/life_events/saga.h"

namespace yiben {
namespace {

using State = Saga::State;
using StepState = Saga::StepState;
using Phase = Saga::Phase;

// What an answer says becomes facts "<step>.<field>"; lists and objects in it do not.
void learn_answer(std::map<std::string, std::string>& facts, const std::string& step,
                  const std::string& answer) {
  const auto parsed = parse_json(answer);
  const auto* object = parsed ? parsed->if_object() : nullptr;
  if (!object) return;
  for (const auto& field : *object) {
    const auto& value = field.value();
    if (value.is_object() || value.is_array() || value.is_null()) continue;
    facts[step + "." + std::string(field.key())] =
        value.is_string() ? std::string(value.get_string()) : json::serialize(value);
  }
}

struct SagaEvolveEvolve {
  State& s;

  void operator()(const Saga::Opened& e) const {
    s.opened = e;
    if (auto facts = opened_json<std::map<std::string, std::string>>(e.facts))
      s.facts = std::move(*facts);
  }
  void operator()(const Saga::Signalled& e) const { s.sources[e.signal].insert(e.source); }
  void operator()(const Saga::StepOpened& e) const {
    s.steps[e.step].opened_on = e.on;
    s.steps[e.step].due = e.due;
  }
  void operator()(const Saga::StepClockChanged& e) const {
    auto& step = s.steps[e.step];
    step.due = e.due;
    if (e.change == ClockChange::extended) step.extended = true;
    if (e.change == ClockChange::stopped) step.stops.push_back({e.on, std::nullopt, {}});
    if (e.change == ClockChange::resumed && !step.stops.empty()) step.stops.back().to = e.on;
  }
  void operator()(const Saga::Migrated& e) const { s.opened->life_event = e.to; }
  void operator()(const Saga::StepSkipped& e) const { s.steps[e.step].phase = Phase::skipped; }
  void operator()(const Saga::Called& e) const {
    auto& step = s.steps[e.step];
    step.phase = Phase::calling;
    step.epoch = e.epoch;
    step.call = e.call;
    step.attempt = e.attempt;
    step.next_at = e.until;
    step.held_for.reset();
    if (is_undo(e.call)) step.undoing = true;
    if (!step.asked) touch(step);
    step.asked = true;
  }
  void operator()(const Saga::Postponed& e) const {
    auto& step = s.steps[e.step];
    step.phase = Phase::waiting;
    if (step.call != e.next) step.attempt = 0;
    step.call = e.next;
    step.next_at = e.not_before;
    step.held_for.reset();
  }
  void operator()(const Saga::HandedOver& e) const {
    auto& step = s.steps[e.step];
    step.phase = Phase::person;
    step.epoch = e.epoch;
    step.next_at.reset();
    step.held_for = e.reason;
    step.roles = e.roles;
    step.undoing = e.undoing;
  }
  void operator()(const Saga::LapseSet& e) const { s.steps[e.step].next_at = e.at; }
  void operator()(const Saga::Consented& e) const { s.steps[e.step].consented = true; }
  void operator()(const Saga::Settled& e) const {
    auto& step = s.steps[e.step];
    if (!step.asked) touch(step);
    step.phase = Phase::settled;
    step.epoch = e.epoch;
    step.next_at.reset();
    step.held_for.reset();
    step.result = e.result;
    step.digest = e.digest;
    if (e.result == StepResult::succeeded) step.asked = true;
    learn_answer(s.facts, e.step, e.answer.plain);
    s.facts[e.step + ".outcome"] = enum_name(e.result);
  }
  void operator()(const Saga::UndoBegan&) const { s.undoing = true; }
  void operator()(const Saga::StepUndone& e) const {
    auto& step = s.steps[e.step];
    step.phase = Phase::undone;
    step.next_at.reset();
    step.held_for.reset();
  }
  void operator()(const Saga::IncidentRaised& e) const {
    s.incidents[e.incident] = e;
    s.incident_count = std::max(s.incident_count, e.incident);
    s.incidents_seen.insert(Saga::incident_key(e));
  }
  void operator()(const Saga::IncidentResolved& e) const {
    const auto found = s.incidents.find(e.incident);
    if (found == s.incidents.end()) return;
    const auto& incident = found->second;
    if (incident.kind == IncidentKind::fact_missing)
      s.facts[incident.fact] = e.value.plain;
    else if (e.stands && s.steps[incident.step].result)
      s.steps[incident.step].result = e.stands;
    s.incidents.erase(found);
  }
  void operator()(const Saga::Ended& e) const { s.end = e.end; }

 private:
  void touch(StepState& step) const { step.order = ++s.order; }
};

}  // namespace

std::string Saga::incident_key(const IncidentRaised& e) {
  return std::string(enum_name(e.kind)) + "/" + e.step + "/" + std::to_string(e.epoch) + "/" +
         (e.other ? std::string(enum_name(*e.other)) : e.fact) + "/" + e.digest;
}

bool Saga::StepState::is_over() const {
  return phase == Phase::settled || phase == Phase::skipped || phase == Phase::undone;
}

const Saga::StepState& Saga::State::step(const std::string& id) const {
  static const StepState never_looked_at;
  const auto found = steps.find(id);
  return found == steps.end() ? never_looked_at : found->second;
}

std::optional<Instant> Saga::State::next_at() const {
  std::optional<Instant> first;
  for (const auto& [id, step] : steps)
    if (step.next_at && (!first || *step.next_at < *first)) first = step.next_at;
  return first;
}

std::optional<std::string> SagaEvents::Opened::unreadable() const {
  return is_unreadable<std::map<std::string, std::string>>(facts)
             ? std::optional<std::string>("facts")
             : std::nullopt;
}

Saga::State Saga::evolve(State state, const Event& event) {
  std::visit(SagaEvolveEvolve{state}, event);
  return state;
}

}  // namespace yiben
