// The rosters the district already had when it opened its book: households on the allowance and
// children in care, brought in without a claim.
#pragma once

#include "demo/people.h"

namespace yiben::ops {

struct Elder {
  PersonId person;
  bool alone = false;
};
struct StandingAward {
  AwardId award;
  HouseholdId household;
  std::vector<PersonId> members;  // the householder first
  std::string division;
  Area area = Area::urban;
};
struct Stock {
  std::vector<Elder> elderly;  // who may die in the months to come
  std::vector<StandingAward> awards;
};

Result<Stock, DemoProblem> make_stock(World&, DemoPeople&, std::int64_t households);

}  // namespace yiben::ops
