// What is left for whoever looks into the demo district: a case at every step of every procedure in
// every town, rolls at every stage, recoveries, facts and dead letters, reads of personal data.
#pragma once

#include "demo/cases.h"

namespace yiben::ops {

class OpenCases {
 public:
  OpenCases(World& w, DemoPeople& people, Stock& stock) : w_(w), people_(people), stock_(stock) {}

  // A few in the towns whose step is overdue when weeks have passed.
  Result<void, DemoProblem> file_slow_ones();
  // Those that should be this many days old at the end; called day by day, down to 0.
  Result<void, DemoProblem> live_day(int days_ago);
  const std::vector<OpenCase>& cases() const { return cases_; }

 private:
  Result<void, DemoProblem> file(const struct PlannedCase&, std::size_t town);
  Result<void, DemoProblem> keep(Result<OpenCase, DemoProblem>);
  std::string village_of(std::size_t town, bool first);
  Result<OpenCase, DemoProblem> funeral(const std::string& village, CaseTraits);
  Result<void, DemoProblem> file_changes();

  World& w_;
  DemoPeople& people_;
  Stock& stock_;
  std::vector<OpenCase> cases_;
};

// The last month's rolls: one for every confirmation to wait for.
Result<void, DemoProblem> leave_rolls_open(World&, Stock&);
// Part of what is owed has come back, part was waived.
Result<void, DemoProblem> settle_some_recoveries(World&);
// What departments tell of people, some of it wrong.
Result<void, DemoProblem> hear_from_departments(World&, DemoPeople&);
// Who has looked at the people of these cases.
Result<void, DemoProblem> look_at_people(World&, const std::vector<OpenCase>&);

}  // namespace yiben::ops
