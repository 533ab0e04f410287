// Commands on a claim: file, act on its open step, flag, extend, let a wait elapse. When a case is
// decided as granted, its award is granted or changed in the same append.
#pragma once

#include "domain/cases/claim.h"
#include "domain/people/household.h"
#include "workflows/loop/transaction.h"
#include "workflows/office/rule_book.h"

namespace yiben::workflows {

// As a screen or a demo files it, and the body of POST /claims.
struct FileClaim {
  static constexpr std::string_view schema_name = "FileClaim";
  std::string programme;
  Purpose purpose = Purpose::grant;
  PersonId applicant, subject;
  std::optional<HouseholdId> household;
  std::optional<AwardId> award;
  std::string division;
  Area area = Area::urban;
  std::optional<std::string> funeral_home;
  Facts facts;
  std::vector<std::string> materials;
  bool relative_of_officer = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(purpose), CEREAL_NVP(applicant), CEREAL_NVP(subject),
       CEREAL_NVP(household), CEREAL_NVP(award), CEREAL_NVP(division), CEREAL_NVP(area),
       CEREAL_NVP(funeral_home), CEREAL_NVP(facts), CEREAL_NVP(materials),
       CEREAL_NVP(relative_of_officer));
  }
};
struct FiledClaim {
  ClaimId claim;
  Receipt receipt;
};
// One open claim a person and programme. Refused when anyone concerned has died (or, for a funeral,
// has not), already draws the benefit, or draws one that excludes it.
Outcome<FiledClaim> file_claim(const Book&, RuleBook&, const Request&, const FileClaim&);

struct ActOnClaim {
  std::string step, outcome;
  std::string reason;
  std::optional<Facts> facts;
  std::vector<std::string> materials;
};
// These heed the request's seen_version.
Outcome<Receipt> act_on_claim(const Book&, RuleBook&, const Request&, ClaimId, const ActOnClaim&);

// Says that the actor took part in the open step, which somebody else ends.
Outcome<Receipt> sign_step(const Book&, RuleBook&, const Request&, ClaimId,
                           const std::string& step);
Outcome<Receipt> extend_claim(const Book&, RuleBook&, const Request&, ClaimId,
                              const std::string& reason);
// 投诉、举报 and the like: the law then asks more of the case (民发〔2021〕57号第二十条).
Outcome<Receipt> flag_claim(const Book&, RuleBook&, const Request&, ClaimId,
                            const std::string& flag, const std::string& reason);
Outcome<Receipt> elapse_claim(const Book&, RuleBook&, const Request&, ClaimId);

// A trial calculation; nothing is written and nobody's benefits are looked at.
Outcome<Assessment> trial_assessment(const Book&, RuleBook&, const std::string& programme,
                                     const CaseSubject&, const Facts&);

}  // namespace yiben::workflows
