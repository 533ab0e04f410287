#include "workflows/cases/claims.h"

#include <algorithm>

#include "cases/handlers.h"
#include "common.h"
#include "projections/cases/cases.h"

namespace yiben::api::handlers {

Answered<Created<FileClaimAnswer>> file_claim(const Call& call, const workflows::FileClaim& in) {
  const auto& s = call.services;
  auto division = Division::parse(in.division);
  if (!division || !s.divisions.known(*division, s.book.today()))
    return problem_of(
        workflows::Failure(Rejection{Rule::division_unknown, {{"division", in.division}}}));
  auto done = workflows::file_claim(s.book, s.rules, call.request(), in);
  if (!done) return problem_of(done.error());
  auto receipt = receipt_of(done->receipt);
  return Created<FileClaimAnswer>{{done->claim, receipt.position, receipt.repeated},
                                  "/claims/" + done->claim.text()};
}

namespace {

// Whoever signs beside the user holds the step's role there too.
Answered<void> check_cosigner(const Call& call, ClaimId claim, const std::string& step, UserId id) {
  const auto& s = call.services;
  auto user = s.users.find(id);
  if (!user) return problem_of(user.error());
  if (!*user) return problem_of(workflows::Failure(Rejection{Rule::user_unknown, {}}));
  auto row = case_row(s.views.snapshot(), claim);
  if (!row) return problem_of(row.error());
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  if (!*row) return {};  // the command itself refuses an unknown claim
  const auto* procedure = (*rules)->procedure((*row)->procedure.id, (*row)->procedure.version);
  const Step* found = procedure ? procedure->step(step) : nullptr;
  const auto& created = *(*user)->created;
  if (found &&
      std::find(found->roles.begin(), found->roles.end(), created.role) == found->roles.end())
    return problem_of(workflows::Failure(Rejection{
        Rule::not_your_role, {{"step", step}, {"role", std::string(enum_name(created.role))}}}));
  if (!covers(created.division, (*row)->division))
    return problem_of(
        workflows::Failure(Rejection{Rule::not_your_division, {{"division", (*row)->division}}}));
  return {};
}

}  // namespace

Answered<Receipt> act_on_step(const Call& call, const StepRequest& in) {
  auto claim = path_value<ClaimId>(call, "claim");
  if (!claim) return claim.error();
  workflows::ActOnClaim act{call.path.at("step"), in.outcome, in.reason.value_or(""),
                            in.also_by,           in.facts,   in.materials};
  for (const auto& colleague : in.also_by)
    if (auto ok = check_cosigner(call, *claim, act.step, colleague); !ok) return ok.error();
  auto done =
      workflows::act_on_claim(call.services.book, call.services.rules, call.request(), *claim, act);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> extend_claim(const Call& call, const ReasonRequest& in) {
  auto claim = path_value<ClaimId>(call, "claim");
  if (!claim) return claim.error();
  auto done = workflows::extend_claim(call.services.book, call.services.rules, call.request(),
                                      *claim, in.reason);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Assessment> trial_assessment(const Call& call, const AssessRequest& in) {
  CaseSubject subject;
  subject.area = in.area;
  subject.division = in.division;
  if (in.subject) {
    auto row = person_row(call, *in.subject);
    if (!row) return row.error();
    subject.person = *in.subject;
    subject.born = row->born;
    subject.sex = row->sex;
  }
  auto done = workflows::trial_assessment(call.services.book, call.services.rules, in.programme,
                                          subject, in.facts);
  if (!done) return problem_of(done.error());
  return *done;
}

}  // namespace yiben::api::handlers
