// Invented people: numbers of the unassigned area 500199, so that nobody is real.
#pragma once

#include "demo/world.h"
#include "workflows/people/people.h"

namespace yiben::ops {

struct DemoPerson {
  workflows::NewPerson details;
  Date born;
};

class DemoPeople {
 public:
  explicit DemoPeople(World& w) : w_(w) {}
  // Someone aged between the two, never the same number twice.
  DemoPerson person(const std::string& village, int age_low, int age_high, bool with_account);

 private:
  World& w_;
  std::map<std::int32_t, int> used_;  // sequence numbers by day of birth
};

}  // namespace yiben::ops
