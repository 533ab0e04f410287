#include "life_events/saga_timers.h"

#include <algorithm>

namespace yiben::workflows {

void SagaTimers::apply(const Saga::Event& event) {
  if (auto* e = std::get_if<Saga::Called>(&event))
    set(e->saga, e->step, e->until);
  else if (auto* e = std::get_if<Saga::Postponed>(&event))
    set(e->saga, e->step, e->not_before);
  else if (auto* e = std::get_if<Saga::LapseSet>(&event))
    set(e->saga, e->step, e->at);
  else if (auto* e = std::get_if<Saga::HandedOver>(&event))
    set(e->saga, e->step, std::nullopt);
  else if (auto* e = std::get_if<Saga::Settled>(&event))
    set(e->saga, e->step, std::nullopt);
  else if (auto* e = std::get_if<Saga::StepUndone>(&event))
    set(e->saga, e->step, std::nullopt);
}

void SagaTimers::set(SagaId saga, const std::string& step, std::optional<Instant> at) {
  auto& steps = sagas_[saga];
  const auto known = std::ranges::find(steps, step, &Steps::value_type::first);
  if (known != steps.end()) {
    queue_.erase({known->second, saga, step});
    steps.erase(known);
  }
  if (at) {
    queue_.insert({*at, saga, step});
    steps.emplace_back(step, *at);
  }
  if (steps.empty()) sagas_.erase(saga);
}

std::optional<Instant> SagaTimers::first() const {
  if (queue_.empty()) return std::nullopt;
  return std::get<Instant>(*queue_.begin());
}

}  // namespace yiben::workflows
