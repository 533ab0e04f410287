#include "life_events/report.h"

#include "domain/exchange/delivery.h"

namespace yiben::saga {
namespace {

using Phase = Saga::Phase;

StepResult result_of(ReplyKind reply) {
  return reply == ReplyKind::succeeded ? StepResult::succeeded : StepResult::refused;
}
bool tells_result(ReplyKind reply) {
  return reply == ReplyKind::succeeded || reply == ReplyKind::refused;
}

// The same call again, or a query when it is open whether the last one was done.
CallKind call_after(CallKind call, ReplyKind reply) {
  const bool undo = is_undo(call);
  if (reply == ReplyKind::absent || (reply == ReplyKind::not_done && !is_query(call)))
    return undo ? CallKind::undo : CallKind::perform;
  return undo ? CallKind::undo_query : CallKind::query;
}

void take_no_result(Draft& draft, const std::string& step, ReplyKind reply,
                    const std::string& trouble) {
  const auto& now = draft.state().step(step);
  const auto call = now.call;
  const auto next = call_after(call, reply);
  if (reply == ReplyKind::accepted)
    return draft.postpone(step, reply, trouble, next, step_poll_every_us);
  if (now.attempt >= step_calls_max)
    return draft.hand_over(step, now.epoch, HandoverReason::calls_exhausted);
  draft.postpone(step, reply, trouble, next, retry_pause_us(now.attempt));
}

void raise(Draft& draft, IncidentKind kind, const Saga::Report& r) {
  const auto& now = draft.state().step(r.step);
  draft.raise({.kind = kind,
               .step = r.step,
               .epoch = r.epoch,
               .stands = now.result,
               .other = result_of(r.reply),
               .answer = draft.of_subject(r.answer),
               .digest = r.digest});
}

// “No” to an open step: as the definition says, and where it says that all is taken back but that
// is no longer possible, somebody looks at it.
void take_refusal(Draft& draft, const Saga::Report& r, const Saga::Settled& settled) {
  const auto on_refusal = draft.definition(r.step).on_refusal;
  const bool back =
      on_refusal == OnRefusal::undo && !is_past_return(draft.state(), *draft.terms().life_event);
  const bool moot = draft.state().undoing;
  if (on_refusal == OnRefusal::settle || back || moot) {
    draft.add(settled);
    if (back && !moot) draft.begin_undo("refused", {}, r.by);
    return;
  }
  if (draft.state().step(r.step).held_for != HandoverReason::refused)
    draft.hand_over(r.step, r.epoch, HandoverReason::refused, r.answer);
}

void take_result(Draft& draft, const Saga::Report& r) {
  const auto now = draft.state().step(r.step);
  const bool given_up = r.epoch < now.epoch || now.phase == Phase::undone;
  if (given_up) {
    const bool matters = draft.definition(r.step).step_class != StepClass::check;
    if (matters && r.reply == ReplyKind::succeeded) raise(draft, IncidentKind::late_result, r);
    return;
  }
  if (now.undoing) return;  // the undo covers it: a department takes one key's calls in turn
  if (now.phase == Phase::settled) {
    if (now.result != result_of(r.reply)) raise(draft, IncidentKind::conflicting_results, r);
    return;
  }
  const Saga::Settled settled{draft.id(),         r.step,        r.epoch,
                              result_of(r.reply), r.answered_by, draft.of_subject(r.answer),
                              r.digest,           r.by,          draft.terms().today()};
  if (r.reply == ReplyKind::refused)
    take_refusal(draft, r, settled);
  else
    draft.add(settled);
}

void take_undo_result(Draft& draft, const Saga::Report& r) {
  const auto& now = draft.state().step(r.step);
  if (!now.undoing || now.phase == Phase::undone) return;
  if (r.reply == ReplyKind::refused)
    return draft.hand_over(r.step, r.epoch, HandoverReason::refused, r.answer);
  draft.add(Saga::StepUndone{draft.id(), r.step, r.epoch, true, r.answered_by,
                             draft.of_subject(r.answer), r.by, draft.terms().today()});
}

}  // namespace

void take_report(Draft& draft, const Saga::Report& r) {
  const auto& now = draft.state().step(r.step);
  // A department cannot answer what it was never asked.
  if (!now.asked || r.epoch > now.epoch) return;
  if (tells_result(r.reply))
    return is_undo(r.call) ? take_undo_result(draft, r) : take_result(draft, r);
  const bool still_wanted = now.phase == Phase::calling && now.epoch == r.epoch &&
                            now.call == r.call && now.attempt == r.attempt;
  if (still_wanted) take_no_result(draft, r.step, r.reply, r.trouble);
}

namespace {

// What ended with its last day.
void take_end_of_time(Draft& draft, const std::string& step, StepResult result) {
  draft.add(Saga::Settled{draft.id(),
                          step,
                          draft.state().step(step).epoch,
                          result,
                          AnsweredBy::office,
                          {},
                          {},
                          {},
                          draft.terms().today()});
  const bool back =
      result == StepResult::refused && draft.definition(step).on_refusal == OnRefusal::undo &&
      !draft.state().undoing && !is_past_return(draft.state(), *draft.terms().life_event);
  if (back) draft.begin_undo("lapsed", {}, {});
}

}  // namespace

void wake(Draft& draft) {
  const auto& terms = draft.terms();
  for (const auto& step : terms.life_event->steps) {
    const auto now = draft.state().step(step.id);
    if (!now.next_at || *now.next_at > terms.now) continue;
    if (step.connector == time_connector || now.phase == Phase::person) {
      const bool lapsed = now.phase == Phase::person;
      take_end_of_time(draft, step.id, lapsed ? StepResult::refused : StepResult::succeeded);
      continue;
    }
    const bool promised = now.phase == Phase::waiting && is_query(now.call);
    if (now.phase == Phase::calling)
      take_no_result(draft, step.id, ReplyKind::unclear, "no reply in time");
    else if (promised && !now.undoing && now.due && terms.today() > *now.due)
      draft.hand_over(step.id, now.epoch, HandoverReason::overdue);
    else
      draft.call(step.id, now.epoch, now.call, now.attempt + 1);
  }
}

}  // namespace yiben::saga
