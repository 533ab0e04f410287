// Cases as they are stored. Folded by cases.cc; the others only look.
#pragma once

#include "projections/cases/cases.h"
#include "store/table.h"

namespace yiben::projections {

// Key: claim.
struct CaseRecord {
  CaseRow row;
  std::vector<PersonId> people;  // applicant, subject and members, each once
  std::vector<UserId> acted;     // who has ended a step
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(people), CEREAL_NVP(acted));
  }
};
inline constexpr TableName<CaseRecord> cases{"ca"};

}  // namespace yiben::projections
