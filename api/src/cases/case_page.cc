#include <algorithm>

#include "cases/handlers.h"
#include "common.h"
#include "office/concern.h"
#include "projections/cases/cases.h"
#include "workflows/loop/transaction.h"

namespace yiben::api::handlers {
namespace {

using workflows::Failure;
using workflows::Rules;

// What this user could do with the open step: the interpreter is asked, so the page and the
// decision cannot differ.
RunContext context_of(const Call& call, const Claim::State& claim, const Procedure& procedure,
                      const Rules& rules) {
  return {procedure, rules.calendar, claim.filed->division, call.services.book.today()};
}

std::vector<CaseAction> actions(const Call& call, const Claim::State& claim,
                                const RunContext& context) {
  std::vector<CaseAction> out;
  const Step* step = context.procedure.step(claim.run.open_step);
  if (!step) return out;
  for (const auto& outcome : step->outcomes) {
    if (step->waits() && outcome.id == "elapsed") continue;
    auto tried = act(claim.run, context, {step->id, outcome.id, call.actor});
    CaseAction action{step->id, outcome, tried.has_value(), std::nullopt};
    if (!tried) action.refusal = std::string(name(tried.error().rule));
    out.push_back(std::move(action));
  }
  return out;
}

std::vector<std::string> flags_to_set(const Call& call, const Claim::State& claim,
                                      const RunContext& context) {
  std::vector<std::string> out;
  for (const auto& step : context.procedure.steps)
    for (const auto& name : step.only_if) {
      const auto tried = flag(claim.run, context, name, call.actor);
      if (tried && !tried->empty() && std::ranges::find(out, name) == out.end())
        out.push_back(name);
    }
  return out;
}

Answered<void> add_people(const Call& call, CaseAnswer& out, const Claim::Filed& filed) {
  Date today = call.services.book.today();
  auto add = [&](PersonId id, PersonView& into) -> Answered<void> {
    auto row = person_row(call, id);
    if (!row) return row.error();
    into = masked(*row, today);
    return {};
  };
  if (auto ok = add(filed.applicant, out.applicant); !ok) return ok.error();
  if (auto ok = add(filed.subject, out.subject); !ok) return ok.error();
  for (const auto& member : filed.members) {
    out.people.emplace_back();
    if (auto ok = add(member, out.people.back()); !ok) return ok.error();
  }
  return {};
}

Answered<void> add_names(const Call& call, CaseAnswer& out) {
  auto add = [&](UserId id) { return add_user_name(call, id, out.users); };
  if (auto ok = add(out.row.filed_by.user); !ok) return ok.error();
  for (const auto& user : out.signed_by)
    if (auto ok = add(user); !ok) return ok.error();
  for (const auto& line : out.timeline) {
    if (auto ok = add(line.by.user); !ok) return ok.error();
    for (const auto& other : line.also_by)
      if (auto ok = add(other); !ok) return ok.error();
  }
  return {};
}

}  // namespace

Answered<WithHeaders<CaseAnswer>> case_page(const Call& call, const None&) {
  const auto& s = call.services;
  auto id = path_value<ClaimId>(call, "claim");
  if (!id) return id.error();
  auto row = case_row(s.views.snapshot(), *id);
  if (!row) return problem_of(row.error());
  if (!*row) return Problem::of(404, "not_found", {{"name", "claim"}});
  if (auto ok = must_cover(call, (*row)->division); !ok) return ok.error();
  if (auto ok = concerned_programme(call, (*row)->programme); !ok) return ok.error();

  workflows::Transaction read(s.book, call.actor);
  auto claim = read.state<Claim>(id->stream());
  if (!claim) return problem_of(claim.error());
  const auto& filed = *(*claim)->filed;
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  const auto* procedure = (*rules)->procedure(filed.procedure.id, filed.procedure.version);
  const auto* pack = (*rules)->pack(filed.pack.id, filed.pack.version);
  check(procedure && pack, "a claim is pinned to published rules");
  Access::Read looked{.people = filed.members, .claim = *id};
  add_seen(looked, {filed.applicant, filed.subject});
  if (auto ok = record_access(call, std::move(looked)); !ok) return ok.error();

  CaseAnswer out;
  out.row = **row;
  out.facts = (*claim)->facts;
  out.materials = (*claim)->materials;
  out.assessment = (*claim)->assessment;
  out.procedure = *procedure;
  if (const auto* p = pack->programme(filed.programme)) out.programme = *p;
  const auto context = context_of(call, **claim, *procedure, **rules);
  out.actions = actions(call, **claim, context);
  const auto& run = (*claim)->run;
  out.signed_by.assign(run.signed_by.begin(), run.signed_by.end());
  const auto signing = sign(run, context, run.open_step, call.actor);
  out.may_sign = signing && !signing->empty();
  out.flags_to_set = flags_to_set(call, **claim, context);
  if ((*claim)->run.clock_due)
    out.days_left = days_left((*rules)->calendar, s.book.today(), *(*claim)->run.clock_due,
                              TimeUnit::working_day);
  auto timeline = timeline_rows(s.views.snapshot(), s.book.keys, *id);
  if (!timeline) return problem_of(timeline.error());
  out.timeline = std::move(*timeline);
  if (auto ok = add_people(call, out, filed); !ok) return ok.error();
  if (auto ok = add_names(call, out); !ok) return ok.error();
  auto version = etag(out.row.version);
  return WithHeaders<CaseAnswer>{std::move(out), {std::move(version)}};
}

}  // namespace yiben::api::handlers
