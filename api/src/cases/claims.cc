#include "workflows/cases/claims.h"

#include "cases/handlers.h"
#include "common.h"
#include "office/concern.h"

namespace yiben::api::handlers {

Answered<Created<FileClaimAnswer>> file_claim(const Call& call, const workflows::FileClaim& in) {
  const auto& s = call.services;
  auto division = Division::parse(in.division);
  if (!division || !s.divisions.known(*division, s.book.today()))
    return problem_of(
        workflows::Failure(Rejection{Rule::division_unknown, {{"division", in.division}}}));
  if (auto ok = concerned_programme(call, in.programme); !ok) return ok.error();
  auto done = workflows::file_claim(s.book, s.rules, call.request(), in);
  if (!done) return problem_of(done.error());
  auto receipt = receipt_of(done->receipt);
  return Created<FileClaimAnswer>{{done->claim, receipt.position, receipt.repeated},
                                  "/claims/" + done->claim.text()};
}

Answered<Receipt> act_on_step(const Call& call, const StepRequest& in) {
  auto claim = path_value<ClaimId>(call, "claim");
  if (!claim) return claim.error();
  workflows::ActOnClaim act{call.path.at("step"), in.outcome, in.reason.value_or(""), in.facts,
                            in.materials};
  auto done =
      workflows::act_on_claim(call.services.book, call.services.rules, call.request(), *claim, act);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> sign_step(const Call& call, const None&) {
  auto claim = path_value<ClaimId>(call, "claim");
  if (!claim) return claim.error();
  auto done = workflows::sign_step(call.services.book, call.services.rules, call.request(), *claim,
                                   call.path.at("step"));
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

Answered<Receipt> flag_claim(const Call& call, const FlagRequest& in) {
  auto claim = path_value<ClaimId>(call, "claim");
  if (!claim) return claim.error();
  auto done = workflows::flag_claim(call.services.book, call.services.rules, call.request(), *claim,
                                    in.flag, in.reason);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Assessment> trial_assessment(const Call& call, const AssessRequest& in) {
  if (auto ok = must_cover(call, in.division); !ok) return ok.error();
  CaseSubject subject;
  subject.area = in.area;
  subject.division = in.division;
  if (in.subject) {
    auto row = person_row(call, *in.subject);
    if (!row) return row.error();
    if (auto ok = must_cover(call, row->division); !ok) return ok.error();
    if (auto ok = record_access(call, {.people = {*in.subject}, .what = "assessment"}); !ok)
      return ok.error();
    subject.person = *in.subject;
    subject.born = row->born;
    subject.died = row->died;
    subject.sex = row->sex;
  }
  auto done = workflows::trial_assessment(call.services.book, call.services.rules, in.programme,
                                          subject, in.facts);
  if (!done) return problem_of(done.error());
  return *done;
}

}  // namespace yiben::api::handlers
