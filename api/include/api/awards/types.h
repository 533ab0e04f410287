// Answers about rosters and awards.
#pragma once

#include "api/people/types.h"
#include "domain/awards/assess.h"
#include "domain/awards/award.h"
#include "projections/awards/roster.h"
#include "projections/money/payments.h"

namespace yiben::api {

struct RosterLine {
  static constexpr std::string_view schema_name = "RosterLine";
  projections::RosterRow row;
  std::string payee_name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(payee_name));
  }
};
struct RosterAnswer {
  std::vector<RosterLine> rows;
  std::string next;
  projections::RosterTotals totals;
  std::uint64_t known_at = 0;  // the log size the answer stands for
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next), CEREAL_NVP(totals), CEREAL_NVP(known_at));
  }
};
struct AwardAnswer {
  AwardId award;
  std::string programme;
  PersonView payee;
  std::optional<HouseholdId> household;
  std::vector<MemberShare> members;
  std::string division;
  Month from;
  std::optional<Month> until, stopped_from;
  std::optional<Date> review_due;
  std::optional<ClaimId> claim;
  Fen basic_fen, supplement_fen;  // due this month
  std::vector<projections::PaymentRow> payments;
  std::optional<Assessment> explanation;  // of this month's amount
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(award), CEREAL_NVP(programme), CEREAL_NVP(payee), CEREAL_NVP(household),
       CEREAL_NVP(members), CEREAL_NVP(division), CEREAL_NVP(from), CEREAL_NVP(until),
       CEREAL_NVP(stopped_from), CEREAL_NVP(review_due), CEREAL_NVP(claim), CEREAL_NVP(basic_fen),
       CEREAL_NVP(supplement_fen), CEREAL_NVP(payments), CEREAL_NVP(explanation));
  }
};

}  // namespace yiben::api
