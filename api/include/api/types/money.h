// Requests and answers about rosters, rolls, payments and funds.
#pragma once

#include "api/types/people.h"
#include "projections/views.h"

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

struct RollList {
  std::vector<projections::RollRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct DrawRollRequest {
  std::string programme;
  Month month;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(month));
  }
};
struct DrawRollAnswer {
  std::int64_t payments = 0;
  Fen total_fen;
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(payments), CEREAL_NVP(total_fen), CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};
struct PaymentLine {
  static constexpr std::string_view schema_name = "PaymentLine";
  projections::PaymentRow row;
  std::string payee_name, subject_name;
  bool has_account = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(payee_name), CEREAL_NVP(subject_name), CEREAL_NVP(has_account));
  }
};
struct PaymentList {
  std::vector<PaymentLine> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};
struct HoldRequest {
  AwardId award;
  Month for_month;
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(award), CEREAL_NVP(for_month), CEREAL_NVP(reason));
  }
};
struct ConfirmRollRequest {
  std::string fund;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(fund));
  }
};
struct BankLineRequest {
  AwardId award;
  Month for_month;
  bool paid = false;
  std::optional<std::string> reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(award), CEREAL_NVP(for_month), CEREAL_NVP(paid), CEREAL_NVP(reason));
  }
};
struct ReturnsRequest {
  std::vector<BankLineRequest> lines;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(lines));
  }
};

struct FundList {
  std::vector<projections::FundRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};
struct NewFundRequest {
  std::string fund, programme;
  std::int32_t year = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(fund), CEREAL_NVP(programme), CEREAL_NVP(year));
  }
};
struct BudgetRequest {
  FundSource source = FundSource::central;
  Fen amount_fen;
  std::string document;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(source), CEREAL_NVP(amount_fen), CEREAL_NVP(document));
  }
};
struct MonthlyList {
  std::vector<projections::MonthlyRow> rows;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows));
  }
};

}  // namespace yiben::api
