// The rosters the district already had when it opened its book: households on the allowance and
// children in care, brought in without a claim.
#pragma once

#include "demo/people.h"

namespace yiben::ops {

struct Stock {
  std::vector<PersonId> elderly;  // who may die in the months to come
};

Result<Stock, DemoProblem> make_stock(World&, DemoPeople&, std::int64_t households);

}  // namespace yiben::ops
