// Draft: a saga as a decision goes on, each event folded in as it is made, so that what follows
// from it (steps that open, calls that begin, the end) is decided on the state it leaves.
#pragma once

#include <vector>

#include "domain/life_events/saga.h"

namespace yiben::saga {

class Draft {
 public:
  Draft(const Saga::State& state, const Saga::Terms& terms) : state_(state), terms_(terms) {}

  const Saga::State& state() const { return state_; }
  const Saga::Terms& terms() const { return terms_; }
  SagaId id() const { return state_.opened->saga; }
  const SagaStep& definition(const std::string& step) const;
  Private of_subject(std::string text) const;

  void add(Saga::Event event);

  // Opens what can be opened, or undoes what is next to be undone, and ends the saga when nothing
  // is left. Every decision ends with it.
  void advance();

  // Calls the connector, hands over to a person, or lets time do it.
  void start(const std::string& step, std::int32_t epoch);
  void call(const std::string& step, std::int32_t epoch, CallKind, std::int32_t attempt);
  void postpone(const std::string& step, ReplyKind, std::string trouble, CallKind next,
                std::int64_t pause_us);
  void hand_over(const std::string& step, std::int32_t epoch, HandoverReason,
                 std::string answer = {});
  void begin_undo(std::string reason, std::string words, const Actor& by);
  void raise(Saga::IncidentRaised);  // nothing when it has been raised before

  std::vector<Saga::Event> take() { return std::move(events_); }

 private:
  void open_ready_steps();
  bool is_ready(const SagaStep&) const;
  void look_at_conditions(const SagaStep&);
  void open(const SagaStep&);
  void begin(const SagaStep&);
  void undo_next();

  Saga::State state_;
  const Saga::Terms terms_;
  std::vector<Saga::Event> events_;
};

// Something may have happened that nothing takes back: the pivot, or a step that only goes forward.
bool is_past_return(const Saga::State&, const LifeEvent&);

}  // namespace yiben::saga
