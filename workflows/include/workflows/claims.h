// Commands on a claim: file, act on its open step, extend, let a wait elapse. When a case ends as
// granted, its award is granted or changed in the same append.
#pragma once

#include "domain/claims/claim.h"
#include "domain/people/household.h"
#include "workflows/rule_book.h"
#include "workflows/transaction.h"

namespace yiben::workflows {

struct FileClaim {
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
  std::vector<UserId> also_by;
  std::optional<Facts> facts;
  std::vector<std::string> materials;
  std::optional<std::uint64_t>
      expected_version;  // If-Match: refused with version_conflict if moved on
};
Outcome<Receipt> act_on_claim(const Book&, RuleBook&, const Request&, ClaimId, const ActOnClaim&);

Outcome<Receipt> extend_claim(const Book&, RuleBook&, const Request&, ClaimId,
                              const std::string& reason);
Outcome<Receipt> elapse_claim(const Book&, RuleBook&, const Request&, ClaimId);

// A trial calculation; nothing is written and nobody's benefits are looked at.
Outcome<Assessment> trial_assessment(const Book&, RuleBook&, const std::string& programme,
                                     const CaseSubject&, const Facts&);

}  // namespace yiben::workflows
