#include "domain/cases/procedure_run.h"

#include <algorithm>

namespace yiben {
namespace {

struct After {
  RunState s;
  RunState operator()(const StepOpened& e) {
    s.signed_by.clear();
    s.open_step = e.step;
    s.open_due = e.due;
    s.waiting = e.waits;
    s.first_opened.try_emplace(e.step, e.on);
    return std::move(s);
  }
  RunState operator()(const StepSigned& e) {
    s.signed_by.insert(e.by.user);
    return std::move(s);
  }
  RunState operator()(const StepDone& e) {
    s.signed_by.clear();
    s.open_step.clear();
    s.open_due.reset();
    s.waiting = false;
    s.done_by[e.step].insert(e.by.user);
    s.done_by[e.step].insert(e.also_by.begin(), e.also_by.end());
    ++s.outcomes_used[e.step + "/" + e.outcome];
    s.last_ended[e.step] = e.on;
    return std::move(s);
  }
  RunState operator()(const ClockChanged& e) {
    if (e.change == ClockChange::started) s.clock_started = e.on;
    if (e.change == ClockChange::stopped) s.stops.push_back({e.on, std::nullopt, e.reason});
    if (e.change == ClockChange::resumed && !s.stops.empty()) s.stops.back().to = e.on;
    if (e.change == ClockChange::extended) s.extended = true;
    s.clock_due = e.due;
    return std::move(s);
  }
  RunState operator()(const CaseDecided& e) {
    s.decided = e.result;
    s.clock_due.reset();
    return std::move(s);
  }
  RunState operator()(const CaseFlagged& e) {
    s.flags.insert(e.flag);
    return std::move(s);
  }
  RunState operator()(const CaseEnded& e) {
    s.result = e.result;
    return std::move(s);
  }
};

bool clock_is_stopped(const RunState& s) { return !s.stops.empty() && !s.stops.back().to; }

const Limit& limit_of(const CaseClock& clock, bool extended) {
  return extended && clock.extended ? *clock.extended : clock.limit;
}

bool is_passed_by(const RunState& s, const Step& step) {
  const bool asked_for =
      step.only_if.empty() ||
      std::ranges::any_of(step.only_if, [&](const auto& f) { return s.flags.contains(f); });
  return !asked_for || (step.unless_done && s.last_ended.contains(*step.unless_done));
}

const Step& landing(const RunState& s, const RunContext& in, const std::string& id) {
  const Step* step = in.procedure.step(id);
  check(step, "a published procedure leads only to its own steps");
  while (is_passed_by(s, *step)) {
    step = in.procedure.step(*step->otherwise);
    check(step, "a published procedure leads only to its own steps");
  }
  return *step;
}

Date counted_since(const RunState& s, const Step& step, Date today) {
  if (!step.since) return today;
  const auto& days = step.since->opened ? s.first_opened : s.last_ended;
  const auto found = days.find(step.since->opened ? *step.since->opened : *step.since->ended);
  return found == days.end() ? today : found->second;
}

StepOpened opened(const RunState& s, const RunContext& in, const Step& step) {
  std::optional<Date> due;
  if (step.waits())
    due = due_date(in.calendar, in.today, *step.wait);
  else if (step.due)
    due = due_date(in.calendar, counted_since(s, step, in.today), *step.due);
  return {step.id, step.roles, in.today, due, step.waits()};
}
StepOpened opened(const RunState& s, const RunContext& in, const std::string& id) {
  return opened(s, in, landing(s, in, id));
}

std::optional<ClockChanged> clock_change(const RunState& s, const RunContext& in,
                                         ClockEffect effect, const std::string& step) {
  const auto& clock = in.procedure.clock;
  if (!clock) return std::nullopt;
  const Limit& limit = limit_of(*clock, s.extended);
  int revision = in.calendar.revision_of(in.today.year());
  auto change = [&](ClockChange what, std::optional<Date> due) {
    return ClockChanged{what, in.today, due, step, limit.law, revision};
  };
  switch (effect) {
    case ClockEffect::start:
      if (s.clock_started) return std::nullopt;
      return change(ClockChange::started, due_date(in.calendar, in.today, limit));
    case ClockEffect::stop:
      if (!s.clock_started || clock_is_stopped(s)) return std::nullopt;
      return change(ClockChange::stopped, std::nullopt);
    case ClockEffect::resume: {
      if (!clock_is_stopped(s)) return std::nullopt;
      auto stops = s.stops;
      stops.back().to = in.today;
      return change(ClockChange::resumed,
                    due_date_with_stops(in.calendar, *s.clock_started, limit, stops));
    }
  }
  return std::nullopt;
}

// Everything that follows from ending the open step with this outcome.
std::vector<RunEvent> end_step(const RunState& s, const RunContext& in, const StepOutcome& outcome,
                               StepDone done) {
  std::vector<RunEvent> events{done};
  if (outcome.clock)
    if (auto change = clock_change(s, in, *outcome.clock, done.step)) events.emplace_back(*change);
  const auto decision = outcome.decides ? outcome.decides : outcome.result;
  if (decision && !s.decided) events.emplace_back(CaseDecided{*decision, in.today});
  if (outcome.next)
    events.emplace_back(opened(after(s, done), in, *outcome.next));
  else
    events.emplace_back(CaseEnded{*outcome.result, in.today});
  return events;
}

std::optional<Rejection> refuse_person(const RunState& s, const Step& step, const Actor& by,
                                       std::string_view division) {
  if (std::find(step.roles.begin(), step.roles.end(), by.role) == step.roles.end())
    return Rejection{Rule::not_your_role,
                     {{"step", step.id}, {"role", std::string(enum_name(by.role))}}};
  if (!covers(by.division, division))
    return Rejection{Rule::not_your_division, {{"division", std::string(division)}}};
  for (const auto& other : step.not_same_as) {
    auto found = s.done_by.find(other);
    if (found != s.done_by.end() && found->second.contains(by.user))
      return Rejection{Rule::same_person_twice, {{"step", step.id}, {"earlier_step", other}}};
  }
  return std::nullopt;
}

// Who took part besides the one who ends it.
std::vector<UserId> others(const RunState& s, const Actor& by) {
  std::vector<UserId> out(s.signed_by.begin(), s.signed_by.end());
  std::erase(out, by.user);
  return out;
}

std::optional<Rejection> refuse_closed(const RunState& s, const std::string& step) {
  if (s.result)
    return Rejection{Rule::claim_closed, {{"result", std::string(enum_name(*s.result))}}};
  if (s.open_step != step)
    return Rejection{Rule::step_not_open, {{"step", step}, {"open_step", s.open_step}}};
  return std::nullopt;
}

}  // namespace

RunState after(RunState state, const RunEvent& event) {
  return std::visit(After{std::move(state)}, event);
}

Lawful<std::vector<RunEvent>> start(const RunContext& in, const std::set<std::string>& flags) {
  RunState before;
  before.flags = flags;
  return std::vector<RunEvent>{opened(before, in, in.procedure.start)};
}

Lawful<std::vector<RunEvent>> act(const RunState& s, const RunContext& in, const Do& what) {
  if (auto no = refuse_closed(s, what.step)) return *no;
  const Step* step = in.procedure.step(what.step);
  check(step, "an open step is in its procedure");
  const StepOutcome* outcome = step->outcome(what.outcome);
  if (!outcome)
    return Rejection{Rule::outcome_unknown, {{"step", what.step}, {"outcome", what.outcome}}};
  if (step->waits() && what.outcome == "elapsed")
    return Rejection{Rule::wait_not_over, {{"step", what.step}}};
  if (auto no = refuse_person(s, *step, what.by, in.division)) return *no;
  const auto also_by = others(s, what.by);
  if (also_by.size() + 1 < static_cast<std::size_t>(step->people.value_or(1)))
    return Rejection{Rule::two_people_needed, {{"step", step->id}}};
  if (outcome->once && s.outcomes_used.contains(what.step + "/" + what.outcome))
    return Rejection{Rule::outcome_already_used, {{"step", what.step}, {"outcome", what.outcome}}};
  return end_step(s, in, *outcome, {what.step, what.outcome, what.by, also_by, in.today});
}

Lawful<std::vector<RunEvent>> sign(const RunState& s, const RunContext& in,
                                   const std::string& step_id, const Actor& by) {
  if (auto no = refuse_closed(s, step_id)) return *no;
  const Step* step = in.procedure.step(step_id);
  check(step, "an open step is in its procedure");
  if (step->people.value_or(1) < 2)
    return Rejection{Rule::signature_not_asked, {{"step", step_id}}};
  if (auto no = refuse_person(s, *step, by, in.division)) return *no;
  if (s.signed_by.contains(by.user)) return std::vector<RunEvent>{};
  return std::vector<RunEvent>{StepSigned{step_id, by, in.today}};
}

Lawful<std::vector<RunEvent>> flag(const RunState& s, const RunContext& in, const std::string& flag,
                                   const Actor& by) {
  if (s.decided)
    return Rejection{Rule::claim_closed, {{"result", std::string(enum_name(*s.decided))}}};
  if (!in.procedure.asks_for(flag)) return Rejection{Rule::flag_unknown, {{"flag", flag}}};
  const auto works_on_such = [&](const Step& step) {
    return std::ranges::find(step.roles, by.role) != step.roles.end();
  };
  if (std::ranges::none_of(in.procedure.steps, works_on_such))
    return Rejection{Rule::not_your_role, {{"role", std::string(enum_name(by.role))}}};
  if (!covers(by.division, in.division))
    return Rejection{Rule::not_your_division, {{"division", std::string(in.division)}}};
  if (s.flags.contains(flag)) return std::vector<RunEvent>{};

  std::vector<RunEvent> events{CaseFlagged{flag, by, in.today}};
  const RunState flagged = after(s, events.front());
  for (const auto& step : in.procedure.steps) {
    if (!is_passed_by(s, step) || is_passed_by(flagged, step)) continue;
    if (landing(s, in, step.id).id != s.open_step || s.last_ended.contains(step.id)) continue;
    events.emplace_back(opened(flagged, in, step));
    break;
  }
  return events;
}

Lawful<std::vector<RunEvent>> elapse(const RunState& s, const RunContext& in, const Actor& system) {
  if (s.result || !s.waiting) return Rejection{Rule::step_not_open, {{"step", s.open_step}}};
  if (!s.open_due || in.today <= *s.open_due)
    return Rejection{Rule::wait_not_over, {{"step", s.open_step}}};
  const Step* step = in.procedure.step(s.open_step);
  check(step, "an open step is in its procedure");
  return end_step(s, in, *step->outcome("elapsed"), {step->id, "elapsed", system, {}, in.today});
}

Lawful<std::vector<RunEvent>> extend(const RunState& s, const RunContext& in, const Actor& by,
                                     const std::string& reason) {
  const auto& clock = in.procedure.clock;
  if (s.decided) return Rejection{Rule::claim_closed, {}};
  if (!clock || !clock->extended || !s.clock_started || clock_is_stopped(s))
    return Rejection{Rule::extension_not_allowed, {}};
  if (s.extended) return Rejection{Rule::already_extended, {}};
  const auto& roles = clock->extension_roles;
  if (std::find(roles.begin(), roles.end(), by.role) == roles.end())
    return Rejection{Rule::not_your_role, {{"role", std::string(enum_name(by.role))}}};
  if (!covers(by.division, in.division)) return Rejection{Rule::not_your_division, {}};
  const auto& reasons = clock->extension_reasons;
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
    return Rejection{Rule::extension_reason_unknown, {{"reason", reason}}};
  auto due = due_date_with_stops(in.calendar, *s.clock_started, *clock->extended, s.stops);
  return std::vector<RunEvent>{ClockChanged{ClockChange::extended, in.today, due, reason,
                                            clock->extended->law,
                                            in.calendar.revision_of(in.today.year())}};
}

}  // namespace yiben
