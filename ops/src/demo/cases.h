// Claims of the demo, step by step through the same commands the screens use.
#pragma once

#include "demo/month.h"
#include "domain/cases/claim.h"

namespace yiben::ops {

struct CaseTraits {
  bool deny = false;             // the means check will not match
  bool object = false;           // somebody objects to the notice
  bool short_of_papers = false;  // some are asked for later
  bool relative = false;         // of an officer
  bool unclear = false;          // what departments know is not enough
  std::string until = {};        // the step at which it is left to whoever looks in; empty: none
};

struct OpenCase {
  ClaimId claim;
  std::string division;
  Facts facts;
  CaseTraits traits;
};

Result<OpenCase, DemoProblem> file_dibao(World&, DemoPeople&, const std::string& village,
                                         CaseTraits);
Result<OpenCase, DemoProblem> file_orphan(World&, DemoPeople&, const std::string& village,
                                          CaseTraits);
// Of somebody who has died some days ago and is registered.
Result<OpenCase, DemoProblem> file_funeral(World&, PersonId dead, const std::string& village,
                                           CaseTraits);
Result<OpenCase, DemoProblem> file_change(World&, const StandingAward&, Purpose, CaseTraits);

// As they come in a month, all over the district.
Result<std::vector<OpenCase>, DemoProblem> file_dibao(World&, DemoPeople&, int count);
Result<std::vector<OpenCase>, DemoProblem> file_orphans(World&, DemoPeople&, int count);
Result<std::vector<OpenCase>, DemoProblem> file_funerals(World&, Stock&, int deaths);

Result<PersonId, DemoProblem> registered(World&, const DemoPerson&, const std::string& village);
MemberFacts member_facts(World&, PersonId, Date born, bool rich);

// Does whatever the open step asks of people, until the case waits, is to be left, or has ended.
// Returns its result.
Result<std::optional<CaseResult>, DemoProblem> push_on(World&, OpenCase&);
Result<void, DemoProblem> end_waits(World&);  // those that are over

}  // namespace yiben::ops
