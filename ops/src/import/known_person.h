// What the log knows of a person by identity number.
#pragma once

#include "domain/people/id_number.h"
#include "domain/people/person.h"
#include "ops/import.h"

namespace yiben::ops {

struct KnownPerson {
  Person::State state;
  std::string name;  // empty once erased
  bool in_a_household = false;
};

// nullopt: nobody with this number. Cost: one look-up; for someone known, their stream.
eventstore::Result<std::optional<KnownPerson>> known_person(const workflows::Book&,
                                                            const IdNumber&);

}  // namespace yiben::ops
