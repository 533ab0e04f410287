// SagaSimulation: engine, departments, faults and people on one thread and one clock, which jumps
// to whatever is next. The same choices give the same run: tests crash it everywhere, the demo
// lives years of deaths and marriages in it.
#pragma once

#include <functional>
#include <map>
#include <queue>
#include <set>

#include "workflows/life_events/saga_engine.h"
#include "workflows/life_events/simulated_department.h"

namespace yiben::workflows {

class SagaSimulation : public Connectors {
 public:
  struct Choices {
    // What happens to a call.
    std::function<Fault(const StepCall&)> fault = [](const StepCall&) { return Fault::none; };
    // Whether whoever holds the step does something about it.
    std::function<bool(const Saga::State&, const std::string& step)> acts =
        [](const Saga::State&, const std::string&) { return true; };
    std::function<bool()> alive = [] { return true; };  // our process
  };
  // `clock` is what the book's now() answers; both are borrowed.
  SagaSimulation(const Book&, RuleBook&, Instant& clock, Choices);

  static constexpr std::int64_t second_us = 1'000'000, hour_us = 3'600 * second_us;
  void later(std::int64_t in_us, std::function<void()> happening);

  // Everything that can happen at this instant. Errors: what the engine reports.
  Outcome<void> settle();
  // On to the next instant at which something happens; false: nothing ever will.
  bool step();
  Outcome<void> run_until_quiet();
  // What happens up to then; the clock stands at the last of it.
  Outcome<void> run_until(Instant);

  // Our process is gone and a new one has been started: replies under way are lost.
  Outcome<void> restart();

  // As somebody does on a saga's page; tried again while the log refuses.
  void hear(SagaId, const std::string& signal, const std::string& source);
  void order_undo(SagaId);

  SimulatedDepartments& departments() { return departments_; }
  const std::map<std::string, int>& calls() const { return calls_; }  // by connector, no queries

  void call(const StepCall&, Done) override;

 private:
  struct Happening {
    Instant at;
    std::uint64_t sequence = 0;
    std::function<void()> happening;
    bool operator<(const Happening& o) const {
      return std::pair(o.at, o.sequence) < std::pair(at, sequence);
    }
  };

  std::optional<Instant> next_at() const;
  void apply(Fault, const StepCall&, Done);
  void reply(std::int64_t in_us, Done, StepReply);
  void call_back(std::int64_t in_us, const StepCall&, ReplyKind);
  void deliver(const StepCall&, ReplyKind);
  Outcome<void> fill_inboxes();
  void look_at(SagaId, const std::string& step);
  void look_at_incident(SagaId, std::int32_t incident);
  Saga::Command act_on(const std::string& step, const Saga::StepState&, const Saga::State&,
                       const Saga::Terms&);
  Outcome<Receipt> command(SagaId, const SagaCommand&);
  std::optional<Saga::State> state_of(SagaId) const;

  const Book& book_;
  RuleBook& rules_;
  Instant& clock_;
  const Choices choices_;
  SimulatedDepartments departments_;
  std::unique_ptr<SagaEngine> engine_;
  std::priority_queue<Happening> queue_;
  std::uint64_t sequence_ = 0;
  int generation_ = 0;  // of our process
  std::map<std::string, int> calls_;
  eventstore::Position read_to_ = 0;
  std::set<std::pair<SagaId, std::string>> asked_again_;
};

}  // namespace yiben::workflows
