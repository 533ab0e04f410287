// The demo district's funds: one a programme and year, with a budget by the size of its rosters
// (ops/demo/budgets.yaml).
#pragma once

#include "ops/workspace.h"

namespace yiben::ops {

struct FundScale {
  std::int64_t households = 2'000;
  int months = 12;  // of the year that are still to be paid
};

std::string demo_fund(const std::string& programme, int year);

// Leaves those alone that are open.
Result<void, WorkspaceProblem> open_demo_funds(Workspace&, int year, FundScale = {});

// Adds to the budget where less is left than a payment needs.
Result<void, WorkspaceProblem> add_to_demo_fund(Workspace&, const std::string& fund, Fen needed);

}  // namespace yiben::ops
