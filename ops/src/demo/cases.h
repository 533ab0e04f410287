// Claims of the demo, step by step through the same commands the screens use.
#pragma once

#include "demo/month.h"

namespace yiben::ops {

struct OpenCase {
  ClaimId claim;
  std::string division;
  Facts facts;
  bool deny = false;    // the means check will not match
  bool object = false;  // somebody objects to the notice
};

Result<std::vector<OpenCase>, DemoProblem> file_dibao(World&, DemoPeople&, int count);
Result<std::vector<OpenCase>, DemoProblem> file_orphans(World&, DemoPeople&, int count);
Result<std::vector<OpenCase>, DemoProblem> file_funerals(World&, Stock&, int deaths);

// Does whatever the open step asks of people, until the case waits or has ended. Returns its
// result.
Result<std::optional<CaseResult>, DemoProblem> push_on(World&, OpenCase&);

}  // namespace yiben::ops
