// A roster as text: rows joined with the names of those they are paid to.
#pragma once

#include <string>
#include <vector>

#include "domain/core/text.h"
#include "domain/office/division.h"
#include "projections/awards/roster.h"
#include "projections/views.h"

namespace yiben::ops {

struct RosterWords {  // ops/messages/roster.yaml
  std::map<std::string, Text> columns;
  Text total;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(columns), CEREAL_NVP(total));
  }
};

struct NamedRow {
  projections::RosterRow row;
  std::string name, id_number;  // masked already where they have to be
};

std::string roster_csv(const std::vector<NamedRow>&, const RosterWords&, const DivisionTable&,
                       Date on);
std::string roster_table(const std::vector<NamedRow>&, const RosterWords&, const DivisionTable&,
                         Date on);
std::string roster_json(const std::vector<NamedRow>&);

}  // namespace yiben::ops
