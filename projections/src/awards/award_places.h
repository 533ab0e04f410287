// Where an award stands. Folded by roster.cc; the others only look.
#pragma once

#include "projections/awards/roster.h"
#include "store/table.h"

namespace yiben {

// Walks for parts of an award's state that events never carry.
template <class Ar>
void serialize(Ar& ar, Award::Segment& s) {
  auto& [from, basic_fen, supplement_fen, claim, pack, payee, members] = s;
  ar(from, basic_fen, supplement_fen, claim, pack, payee, members);
}
// By structured binding, so that a field added to the state does not compile until it is kept here.
template <class Ar>
void serialize(Ar& ar, Award::State& s) {
  auto& [granted, payee, members, segments, until, stopped_from, phasing_out, review_due] = s;
  ar(granted, payee, members, segments, until, stopped_from, phasing_out, review_due);
}

}  // namespace yiben

namespace yiben::projections {

// Key: award. Where its record stands, and what never changes.
struct AwardPlace {
  std::string programme, division;
  Frequency frequency = Frequency::monthly;
  Month from;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(division), CEREAL_NVP(frequency), CEREAL_NVP(from));
  }
};
inline constexpr TableName<AwardPlace> award_places{"aw"};

}  // namespace yiben::projections
