#include <algorithm>

#include "domain/codec/sealed_json.h"
#include "domain/life_events/saga.h"
#include "domain/office/deadline.h"
#include "life_events/changes.h"
#include "life_events/report.h"

namespace yiben {
namespace {

using saga::Draft;
using Phase = Saga::Phase;

// Who brings the word that something has happened.
const std::vector bringing = {Role::village_assistant, Role::town_clerk, Role::funeral_home,
                              Role::system};

// What an actor must be to act for the roles.
std::optional<Rejection> refuse_actor(const std::vector<Role>& roles, const Actor& by,
                                      const std::string& division) {
  if (std::ranges::find(roles, by.role) == roles.end())
    return Rejection{Rule::not_your_role, {{"role", std::string(enum_name(by.role))}}};
  if (!covers(by.division, division))
    return Rejection{Rule::not_your_division, {{"division", division}}};
  return std::nullopt;
}

struct SagaDecideDecide {
  const Saga::State& s;

  Saga::Decision operator()(const Saga::Open& c) const {
    if (s.opened) return Rejection{Rule::saga_already_open, {{"number", s.opened->number}}};
    if (!covers(c.by.division, c.division))
      return Rejection{Rule::not_your_division, {{"division", c.division}}};
    for (const auto& fact : c.terms.life_event->facts)
      if (!c.facts.contains(fact)) return Rejection{Rule::fact_missing, {{"fact", fact}}};
    const Date today = c.terms.today();
    const auto& calendar = *c.terms.calendar;
    Draft draft(s, c.terms);
    draft.add(Saga::Opened{c.saga,
                           c.life_event,
                           c.number,
                           c.subject,
                           c.others,
                           c.division,
                           {c.subject.uuid, sealed_json(c.facts), {}},
                           c.parent,
                           today,
                           due_date(calendar, today, c.terms.life_event->due),
                           calendar.revision_of(today.year()),
                           c.by});
    draft.advance();
    return draft.take();
  }
  Saga::Decision operator()(const Saga::Hear& c) const {
    if (auto no = refuse_ended()) return *no;
    if (auto no = refuse_actor(bringing, c.by, s.opened->division)) return *no;
    const auto& signals = c.terms.life_event->signals;
    if (std::ranges::find(signals, c.signal, &Signal::id) == signals.end())
      return Rejection{Rule::signal_unknown, {{"signal", c.signal}}};
    const auto heard = s.sources.find(c.signal);
    if (heard != s.sources.end() && heard->second.contains(c.source))
      return std::vector<Saga::Event>{};
    Draft draft(s, c.terms);
    draft.add(Saga::Signalled{draft.id(), c.signal, c.source, c.fact, c.by, c.terms.today()});
    return advanced(draft);
  }
  Saga::Decision operator()(const Saga::Wake& c) const {
    if (auto no = refuse_unknown()) return *no;
    Draft draft(s, c.terms);
    if (!s.end) saga::wake(draft);
    return advanced(draft);
  }
  Saga::Decision operator()(const Saga::Report& c) const {
    if (auto no = refuse_unknown()) return *no;
    if (!c.terms.life_event->step(c.step))
      return Rejection{Rule::step_not_open, {{"step", c.step}}};
    Draft draft(s, c.terms);
    saga::take_report(draft, c);
    return advanced(draft);
  }
  Saga::Decision operator()(const Saga::Consent& c) const {
    if (auto no = refuse_holder(c.step, c.by)) return *no;
    if (s.step(c.step).held_for != HandoverReason::consent_needed)
      return Rejection{Rule::consent_not_asked, {{"step", c.step}}};
    Draft draft(s, c.terms);
    if (!c.given) return settled(draft, c.step, StepResult::declined, c.words, c.by);
    draft.add(
        Saga::Consented{draft.id(), c.step, draft.of_subject(c.words), c.by, c.terms.today()});
    draft.start(c.step, s.step(c.step).epoch);
    return advanced(draft);
  }
  Saga::Decision operator()(const Saga::Settle& c) const {
    if (auto no = refuse_holder(c.step, c.by)) return *no;
    const auto& step = s.step(c.step);
    if (step.held_for == HandoverReason::consent_needed ||
        step.held_for == HandoverReason::signal_awaited)
      return Rejection{Rule::step_not_open, {{"step", c.step}}};
    if (c.words.empty()) return Rejection{Rule::reason_needed, {{"step", c.step}}};
    const auto* definition = c.terms.life_event->step(c.step);
    if (definition && definition->lapses && !step.undoing && step.due &&
        c.terms.today() > *step.due)
      return Rejection{Rule::step_lapsed,
                       {{"due", step.due->text()}, {"law", definition->due.law}}};
    Draft draft(s, c.terms);
    if (!step.undoing) return settled(draft, c.step, c.result, c.words, c.by);
    if (c.result != StepResult::succeeded)
      return Rejection{Rule::outcome_unknown, {{"step", c.step}, {"outcome", "not undone"}}};
    draft.add(Saga::StepUndone{draft.id(), c.step, step.epoch, true, AnsweredBy::person,
                               draft.of_subject(c.words), c.by, c.terms.today()});
    return advanced(draft);
  }
  // After a “no” it is a new attempt under a new key; after silence the old one is asked about.
  Saga::Decision operator()(const Saga::AskAgain& c) const {
    if (auto no = refuse_holder(c.step, c.by)) return *no;
    const auto& step = s.step(c.step);
    const bool can = step.held_for == HandoverReason::refused ||
                     step.held_for == HandoverReason::calls_exhausted ||
                     step.held_for == HandoverReason::overdue ||
                     step.held_for == HandoverReason::taken_over;
    if (!can) return Rejection{Rule::step_not_open, {{"step", c.step}}};
    Draft draft(s, c.terms);
    const bool refused = step.held_for == HandoverReason::refused;
    if (step.undoing)
      draft.call(c.step, step.epoch, refused ? CallKind::undo : CallKind::undo_query, 1);
    else if (refused)
      draft.call(c.step, step.epoch + 1, CallKind::perform, 1);
    else
      draft.call(c.step, step.epoch, CallKind::query, 1);
    return draft.take();
  }
  Saga::Decision operator()(const Saga::TakeOver& c) const {
    if (auto no = refuse_ended()) return *no;
    const auto* definition = c.terms.life_event->step(c.step);
    if (!definition) return Rejection{Rule::step_not_open, {{"step", c.step}}};
    if (auto no = refuse_actor(definition->roles, c.by, s.opened->division)) return *no;
    const auto& step = s.step(c.step);
    const bool with_department = definition->connector != time_connector &&
                                 (step.phase == Phase::calling || step.phase == Phase::waiting);
    if (!with_department) return Rejection{Rule::step_not_open, {{"step", c.step}}};
    if (c.words.empty()) return Rejection{Rule::reason_needed, {{"step", c.step}}};
    Draft draft(s, c.terms);
    draft.hand_over(c.step, step.epoch, HandoverReason::taken_over, c.words);
    return draft.take();
  }
  Saga::Decision operator()(const Saga::ChangeClock& c) const {
    if (auto no = refuse_ended()) return *no;
    const auto* definition = c.terms.life_event->step(c.step);
    if (!definition) return Rejection{Rule::step_not_open, {{"step", c.step}}};
    if (auto no = refuse_actor(definition->roles, c.by, s.opened->division)) return *no;
    if (c.words.empty()) return Rejection{Rule::reason_needed, {{"step", c.step}}};
    Draft draft(s, c.terms);
    if (auto no = saga::change_clock(draft, c)) return *no;
    return draft.take();
  }
  Saga::Decision operator()(const Saga::Migrate& c) const {
    if (auto no = refuse_ended()) return *no;
    if (s.undoing) return Rejection{Rule::saga_being_undone, {}};
    if (auto no = refuse_actor({Role::district_confirmer}, c.by, s.opened->division)) return *no;
    if (c.words.empty()) return Rejection{Rule::reason_needed, {}};
    if (auto no = saga::refuse_migration(s, *c.terms.life_event, c)) return *no;
    // What comes next is decided by the version it follows from here on.
    Draft draft(s, {c.definition, c.terms.calendar, c.terms.now});
    draft.add(Saga::Migrated{draft.id(), s.opened->life_event, c.to, draft.of_subject(c.words),
                             c.by, c.terms.today()});
    return advanced(draft);
  }
  Saga::Decision operator()(const Saga::Undo& c) const {
    if (auto no = refuse_ended()) return *no;
    if (auto no = refuse_actor({Role::district_reviewer, Role::district_confirmer}, c.by,
                               s.opened->division))
      return *no;
    if (s.undoing) return Rejection{Rule::saga_being_undone, {}};
    if (c.words.empty()) return Rejection{Rule::reason_needed, {}};
    if (saga::is_past_return(s, *c.terms.life_event)) return Rejection{Rule::saga_past_return, {}};
    Draft draft(s, c.terms);
    draft.begin_undo("ordered", c.words, c.by);
    return advanced(draft);
  }
  Saga::Decision operator()(const Saga::Resolve& c) const {
    const auto found = s.incidents.find(c.incident);
    if (found == s.incidents.end())
      return Rejection{Rule::incident_unknown, {{"incident", std::to_string(c.incident)}}};
    const auto& incident = found->second;
    if (auto no = refuse_actor(incident.roles, c.by, s.opened->division)) return *no;
    if (c.words.empty()) return Rejection{Rule::reason_needed, {{"step", incident.step}}};
    const bool fact = incident.kind == IncidentKind::fact_missing;
    if (fact && c.value.empty()) return Rejection{Rule::fact_missing, {{"fact", incident.fact}}};
    Draft draft(s, c.terms);
    draft.add(Saga::IncidentResolved{draft.id(), c.incident, fact ? std::nullopt : c.stands,
                                     draft.of_subject(fact ? c.value : ""),
                                     draft.of_subject(c.words), c.by, c.terms.today()});
    return advanced(draft);
  }

 private:
  std::optional<Rejection> refuse_unknown() const {
    if (!s.opened) return Rejection{Rule::saga_unknown, {}};
    return std::nullopt;
  }
  std::optional<Rejection> refuse_ended() const {
    if (auto no = refuse_unknown()) return no;
    if (s.end) return Rejection{Rule::saga_ended, {{"end", std::string(enum_name(*s.end))}}};
    return std::nullopt;
  }
  // The step lies in an inbox, and it is this actor's.
  std::optional<Rejection> refuse_holder(const std::string& step, const Actor& by) const {
    if (auto no = refuse_ended()) return no;
    if (!covers(by.division, s.opened->division))
      return Rejection{Rule::not_your_division, {{"division", s.opened->division}}};
    const auto& now = s.step(step);
    if (now.phase != Phase::person) return Rejection{Rule::step_not_open, {{"step", step}}};
    return refuse_actor(now.roles, by, s.opened->division);
  }
  Saga::Decision settled(Draft& draft, const std::string& step, StepResult result,
                         const std::string& words, const Actor& by) const {
    draft.add(Saga::Settled{draft.id(),
                            step,
                            s.step(step).epoch,
                            result,
                            AnsweredBy::person,
                            draft.of_subject(words),
                            {},
                            by,
                            draft.terms().today()});
    const bool back = result == StepResult::refused &&
                      draft.definition(step).on_refusal == OnRefusal::undo &&
                      !saga::is_past_return(draft.state(), *draft.terms().life_event);
    if (back && !s.undoing) draft.begin_undo("refused", {}, by);
    return advanced(draft);
  }
  Saga::Decision advanced(Draft& draft) const {
    draft.advance();
    return draft.take();
  }
};

}  // namespace

Saga::Decision Saga::decide(const State& state, const Command& command) {
  return std::visit(SagaDecideDecide{state}, command);
}

}  // namespace yiben
