// Life events nobody has written: steps in some order, some before a point of no return, with
// conditions, consents and refusals as they come. The same seed, the same life event.
#pragma once

#include <array>
#include <random>

#include "domain/life_events/life_event.h"

namespace yiben::workflows {

class LifeEventGenerator {
 public:
  explicit LifeEventGenerator(std::uint64_t seed) : random_(seed) {}

  LifeEvent life_event() {
    LifeEvent event{.id = "generated",
                    .law = {"law"},
                    .due = limit(20),
                    .signals = {{"heard", {}, {}}},
                    .facts = {"known"}};
    const int steps = 2 + below(8);
    const int pivot = below(steps + 2);  // beyond the last: none
    for (int i = 0; i < steps; ++i) event.steps.push_back(step(event, i, pivot));
    return event;
  }
  bool chance(int in_a_hundred) { return below(100) < in_a_hundred; }
  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

 private:
  static Limit limit(int n) {
    return {n, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "law"};
  }

  SagaStep step(const LifeEvent& event, int i, int pivot) {
    SagaStep out;
    out.id = "s" + std::to_string(i);
    out.due = limit(1 + below(10));
    out.roles = {chance(50) ? Role::town_clerk : Role::district_reviewer};
    for (int before = 0; before < i; ++before)
      if (chance(30)) out.depends_on.push_back("s" + std::to_string(before));
    // Behind the pivot everything only goes forward; nothing that is undone may wait for it.
    if (i > pivot && i < pivot + 2) out.depends_on.push_back("s" + std::to_string(pivot));
    out.step_class = class_of(event, out, i, pivot);
    out.consent = chance(15);
    if (chance(20)) out.needs = SignalNeed{"heard", 1 + below(2)};
    connect(out);
    add_conditions(out);
    const bool goes_forward = out.step_class == StepClass::retriable;
    out.on_refusal = static_cast<OnRefusal>(below(goes_forward ? 2 : 3));
    return out;
  }

  StepClass class_of(const LifeEvent& event, const SagaStep& step, int i, int pivot) {
    if (i == pivot) return StepClass::pivot;
    if (i > pivot) return StepClass::retriable;
    bool behind_forward = false;
    for (const auto& id : step.depends_on) behind_forward |= !event.step(id)->can_be_taken_back();
    if (behind_forward) return StepClass::retriable;
    return chance(50) ? StepClass::compensable : StepClass::check;
  }

  void connect(SagaStep& step) {
    static constexpr std::array<std::array<const char*, 2>, 2> undone_by = {
        {{"hrss.stop_pension", "hrss.resume_pension"},
         {"funeral_home.book_cremation", "funeral_home.cancel_cremation"}}};
    static constexpr std::array acts = {"medical.close_account", "health.premarital_check",
                                        "police.change_household", "disabled.aids",
                                        "education.school_aid"};
    const bool by_person = chance(15);
    if (step.step_class == StepClass::compensable) {
      const auto& [act, undo] = undone_by[static_cast<std::size_t>(below(undone_by.size()))];
      step.connector = by_person ? std::string(person_connector) : act;
      step.undo = by_person ? std::string(person_connector) : undo;
      return;
    }
    if (by_person)
      step.connector = person_connector;
    else if (step.step_class == StepClass::check && chance(10))
      step.connector = time_connector;
    else
      step.connector = acts[static_cast<std::size_t>(below(acts.size()))];
  }

  void add_conditions(SagaStep& step) {
    if (chance(20)) step.when.push_back({"known", chance(70) ? "yes" : "no"});
    if (!step.depends_on.empty() && chance(20))
      step.when.push_back({step.depends_on.front() + ".outcome", "succeeded"});
  }

  std::mt19937_64 random_;
};

}  // namespace yiben::workflows
