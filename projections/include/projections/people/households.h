// Households and who lives in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/people/household.h"
#include "projections/snapshot.h"

namespace yiben::projections {

struct HouseholdRow {
  static constexpr std::string_view schema_name = "Household";
  HouseholdId household;
  std::string division;
  Area area = Area::urban;
  PersonId householder;
  std::vector<PersonId> members;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(household), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(householder),
       CEREAL_NVP(members));
  }
};

Result<std::optional<HouseholdRow>> household_row(const Reader&, HouseholdId);

}  // namespace yiben::projections
