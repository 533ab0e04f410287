// Rows as they are stored, and the tables that more than one view reads. Each is folded by one
// view, named here; the others only look.
#pragma once

#include <limits>
#include <vector>

#include "projections/rows.h"
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

// views/cases.cc. Key: claim.
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

// views/roster.cc. Key: award. Where its record stands, and what never changes.
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

// views/rolls.cc. Key: award, month.
inline constexpr TableName<PaymentRow> payments{"py"};
inline Key payment_key(AwardId award, Month month) { return Key().id(award).month(month); }

// views/sagas.cc. Key: saga.
inline constexpr TableName<SagaRow> sagas{"sa"};

// A town is the first 9 digits of a division's code.
inline std::string town_of(std::string_view division) { return std::string(division.substr(0, 9)); }

}  // namespace yiben::projections
