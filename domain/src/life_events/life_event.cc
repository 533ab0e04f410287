#include "domain/life_events/life_event.h"

#include <algorithm>
#include <map>

#include "domain/exchange/fact_types.h"

namespace yiben {
namespace {

using Problems = std::vector<DefinitionProblem>;

std::string_view before_dot(std::string_view text) { return text.substr(0, text.find('.')); }

// Every step that must be over before this one, by way of others as well.
using Before = std::map<std::string, std::set<std::string>>;

class Checker {
 public:
  Checker(const LifeEvent& event, const std::set<std::string>& connectors,
          const std::set<std::string>& life_events)
      : event_(event), connectors_(connectors), life_events_(life_events) {}

  Problems check() {
    if (event_.law.empty()) say("/law", "cites no law");
    if (!is_sound(event_.due)) say("/due", "the overall limit cites no law");
    if (event_.steps.empty()) say("/steps", "no step");
    for (std::size_t i = 0; i < event_.steps.size(); ++i) check_step(event_.steps[i], i);
    for (std::size_t i = 0; i < event_.signals.size(); ++i)
      check_signal(event_.signals[i], "/signals/" + std::to_string(i));
    check_order();
    for (std::size_t i = 0; i < event_.children.size(); ++i)
      if (!life_events_.contains(event_.children[i]))
        say("/children/" + std::to_string(i), "no life event " + event_.children[i]);
    return std::move(out_);
  }

 private:
  void say(std::string at, std::string what) { out_.push_back({std::move(at), std::move(what)}); }

  void check_step(const SagaStep& step, std::size_t i) {
    const std::string at = "/steps/" + std::to_string(i);
    if (event_.step(step.id) != &step) say(at + "/id", "step " + step.id + " stands twice");
    if (step.id.find_first_of("/.") != std::string::npos)
      say(at + "/id", "a step's name has no / and no .");
    if (!is_sound(step.due)) say(at + "/due", "its limit cites no law");
    if (step.extended && !is_sound(*step.extended))
      say(at + "/extended", "its longer limit cites no law");
    if (step.roles.empty()) say(at + "/roles", "no person as the last resort");
    if (step.lapses && (step.connector != person_connector || step.on_refusal == OnRefusal::person))
      say(at + "/lapses", "only a person's step lapses, and its refusal is an answer");
    check_connector(step, at);
    check_undo(step, at);
    for (std::size_t n = 0; n < step.depends_on.size(); ++n)
      if (!event_.step(step.depends_on[n]))
        say(at + "/depends_on/" + std::to_string(n), "no step " + step.depends_on[n]);
    if (step.needs) check_need(*step.needs, at + "/needs");
  }

  void check_connector(const SagaStep& step, const std::string& at) {
    if (step.connector == person_connector || step.connector == time_connector) return;
    const bool known = step.department() == child_connector
                           ? life_events_.contains(std::string(step.act()))
                           : connectors_.contains(step.connector);
    if (!known) say(at + "/connector", "no connector " + step.connector);
  }

  void check_undo(const SagaStep& step, const std::string& at) {
    if (step.step_class != StepClass::compensable) {
      if (step.undo) say(at + "/undo", "only a compensable step is undone");
      if (step.on_refusal == OnRefusal::undo && step.step_class == StepClass::retriable)
        say(at + "/on_refusal", "a retriable step only goes forward");
      return;
    }
    if (!step.undo)
      say(at + "/undo", "a compensable step says what undoes it");
    else if (*step.undo != person_connector && !connectors_.contains(*step.undo))
      say(at + "/undo", "no connector " + *step.undo);
    else if (*step.undo != person_connector && before_dot(*step.undo) != step.department())
      say(at + "/undo", "it is undone by another department than did it");
  }

  void check_need(const SignalNeed& need, const std::string& at) {
    if (std::ranges::find(event_.signals, need.signal, &Signal::id) == event_.signals.end())
      say(at + "/signal", "no signal " + need.signal);
    if (need.sources < 1) say(at + "/sources", "at least one source");
  }

  void check_order() {
    std::size_t pivots = 0;
    for (std::size_t i = 0; i < event_.steps.size(); ++i) {
      const auto& step = event_.steps[i];
      const std::string at = "/steps/" + std::to_string(i);
      const auto before = before_of(step);
      if (before.contains(step.id)) {
        say(at + "/depends_on", "step " + step.id + " waits for itself");
        continue;
      }
      if (step.step_class == StepClass::pivot && ++pivots > 1) say(at + "/class", "a second pivot");
      if (step.step_class == StepClass::compensable)
        for (const auto& id : before)
          if (!event_.step(id)->can_be_taken_back())
            say(at + "/class", "compensable behind " + id + ", which is never undone");
      check_facts(step, before, at);
    }
  }

  // A condition may look at what the opener must know and at the steps that are over by then.
  void check_facts(const SagaStep& step, const std::set<std::string>& before,
                   const std::string& at) {
    for (std::size_t n = 0; n < step.when.size(); ++n) {
      const auto& fact = step.when[n].fact;
      if (!is_declared(fact) && !before.contains(std::string(before_dot(fact))))
        say(at + "/when/" + std::to_string(n) + "/fact", "nobody provides " + fact);
    }
  }

  bool is_declared(const std::string& fact) const {
    const auto among = [&](const auto& facts) {
      return std::ranges::find(facts, fact) != facts.end();
    };
    return among(event_.facts) || among(event_.facts_if_known);
  }

  void check_signal(const Signal& signal, const std::string& at) {
    for (std::size_t n = 0; n < signal.from.size(); ++n) {
      const std::string here = at + "/from/" + std::to_string(n);
      if (!is_fact_type(signal.from[n].type)) say(here + "/type", "no type of fact we take");
      for (const auto& [fact, field] : signal.from[n].facts)
        if (!is_declared(fact)) say(here + "/facts/" + fact, "no fact of this life event");
    }
  }

  std::set<std::string> before_of(const SagaStep& step) const {
    std::set<std::string> seen;
    std::vector<const SagaStep*> todo{&step};
    while (!todo.empty()) {
      const auto* next = todo.back();
      todo.pop_back();
      for (const auto& id : next->depends_on)
        if (const auto* other = event_.step(id); other && seen.insert(id).second)
          todo.push_back(other);
    }
    return seen;
  }

  const LifeEvent& event_;
  const std::set<std::string>& connectors_;
  const std::set<std::string>& life_events_;
  Problems out_;
};

}  // namespace

std::string_view SagaStep::department() const { return before_dot(connector); }
std::string_view SagaStep::act() const {
  const auto dot = connector.find('.');
  return dot == std::string::npos ? std::string_view{}
                                  : std::string_view(connector).substr(dot + 1);
}

const SagaStep* LifeEvent::step(std::string_view wanted) const {
  for (const auto& s : steps)
    if (s.id == wanted) return &s;
  return nullptr;
}

std::vector<DefinitionProblem> problems(const LifeEvent& event,
                                        const std::set<std::string>& connectors,
                                        const std::set<std::string>& life_events) {
  return Checker(event, connectors, life_events).check();
}

}  // namespace yiben
