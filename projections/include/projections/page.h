// A page of a list: at most as many rows as were asked for; `next` is the cursor of the following
// page, empty at the end.
#pragma once

#include <cereal/cereal.hpp>
#include <string>
#include <vector>

namespace yiben::projections {

template <class Row>
struct Page {
  std::vector<Row> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};

}  // namespace yiben::projections
