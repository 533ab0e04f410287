#include "demo/cases.h"

#include "workflows/cases/claims.h"
#include "workflows/cases/timers.h"
#include "workflows/loop/transaction.h"

namespace yiben::ops {
namespace {

// Which outcome a demo official chooses at a step.
std::string choice(OpenCase& c, const Step& step, const Claim::State& claim) {
  if (claim.assessment && !claim.assessment->eligible) c.traits.deny = true;
  auto has = [&](const char* id) { return step.outcome(id) != nullptr; };
  if (step.id == "accept" || step.id == "check_papers") {
    bool short_of_papers = claim.materials.size() < 2;
    if (short_of_papers && !claim.run.outcomes_used.contains("accept/supplement"))
      return "supplement";
    return has("accepted") ? "accepted" : "complete";
  }
  // Looked into so that it goes on, where a month's case would end unchanged.
  if (!c.traits.until.empty() && has("checked")) return "checked";
  if (c.traits.unclear && has("unclear")) return "unclear";
  if (c.traits.deny && has("not_matching")) return "not_matching";
  if (c.traits.deny && has("undisputed")) return "undisputed";
  if (c.traits.deny && has("disagreed")) return "disagreed";
  if (c.traits.deny && has("denied")) return "denied";
  return step.outcomes.front().id;
}

workflows::ActOnClaim action(World& w, OpenCase& c, const Step& step, const Claim::State& claim) {
  workflows::ActOnClaim out;
  out.step = step.id;
  out.outcome = choice(c, step, claim);
  const StepOutcome& outcome = *step.outcome(out.outcome);
  if (outcome.needs_reason)
    out.reason = out.outcome == "unclear"   ? w.words.unclear
                 : out.outcome == "checked" ? w.words.changed
                 : out.outcome == "decided" ? w.words.changed
                                            : w.words.denial;
  if (outcome.needs_facts) out.facts = c.facts;
  if (step.id == "supplement") out.materials = {"promise", "authorisation"};
  return out;
}

// Where two must sign, clerk 1 has gone along with clerk 0.
Result<void, DemoProblem> sign_along(World& w, const OpenCase& c, const Step& step) {
  if (step.people.value_or(1) < 2) return {};
  const auto second = w.actor(step.roles.front(), c.division, 1);
  auto done =
      workflows::sign_step(w.book(), *w.workspace->rules, w.request(second), c.claim, step.id);
  if (!done) return problem((step.id + "/signature").c_str(), done.error());
  return {};
}

}  // namespace

Result<std::optional<CaseResult>, DemoProblem> push_on(World& w, OpenCase& c) {
  auto rules = w.workspace->rules->now();
  if (!rules) return problem("reading the rules", rules.error());
  for (;;) {
    workflows::Transaction read(w.book(), workflows::system_actor(w.book()));
    auto claim = read.state<Claim>(c.claim.stream());
    if (!claim) return problem("reading a claim", claim.error());
    const Claim::State& state = **claim;
    if (state.run.result) return std::optional(*state.run.result);
    if (state.run.open_step == c.traits.until) return std::optional<CaseResult>{};
    const auto* procedure =
        (*rules)->procedure(state.filed->procedure.id, state.filed->procedure.version);
    const Step& step = *procedure->step(state.run.open_step);
    workflows::ActOnClaim act;
    if (state.run.waiting) {
      if (!c.traits.object) return std::optional<CaseResult>{};
      c.traits.object = false;
      act = {step.id, "objection", w.words.objection, {}, {}};
    } else {
      act = action(w, c, step, state);
    }
    if (auto ok = sign_along(w, c, step); !ok) return ok.error();
    const Actor by = w.actor(step.roles.front(), c.division);
    auto done = workflows::act_on_claim(w.book(), *w.workspace->rules, w.request(by), c.claim, act);
    if (!done) return problem((step.id + "/" + act.outcome).c_str(), done.error());
  }
}

Result<void, DemoProblem> end_waits(World& w) {
  workflows::Timers timers(w.book(), *w.workspace->rules);
  for (;;) {
    auto ended = timers.tick();
    if (!ended) return problem("ending the notices", ended.error());
    if (*ended == 0) return {};
  }
}

}  // namespace yiben::ops
