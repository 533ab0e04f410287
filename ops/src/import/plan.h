// What a faultless roster comes to, ready to be decided and written.
#pragma once

#include "domain/awards/award.h"
#include "domain/people/id_number.h"
#include "ops/import.h"

namespace yiben::ops {

struct PlannedPerson {
  PersonId id;
  bool known = false;  // registered before: only what is new is written
  std::string name, id_number, division;
  Area area = Area::urban;
  std::string bank, account, holder;  // empty: none, or one is on record already
  std::optional<Date> died;           // to be recorded
};

struct PlannedAward {
  Award::Granted granted;
  std::vector<PersonId> household;  // to be formed first, the head in front; empty: none
  Month since;                      // the month the benefit began, here or in the system before
  bool settled = false;             // paid before: never on a roll of ours
};

struct Plan {
  std::vector<PlannedPerson> people;
  std::vector<PlannedAward> awards;

  std::size_t events() const;
};

// Every event through its decider, all of them in one append. `done` counts people and awards.
workflows::Outcome<eventstore::Receipt> write_plan(const workflows::Book&,
                                                   const workflows::Request&, const Plan&,
                                                   const std::function<void(std::size_t)>& done);

}  // namespace yiben::ops
