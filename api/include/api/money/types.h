// Requests and answers about rolls, payments and funds.
#pragma once

#include "api/people/types.h"
#include "projections/money/funds.h"
#include "projections/money/monthly.h"
#include "projections/money/payments.h"
#include "projections/money/rolls.h"

namespace yiben::api {

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
  std::string account, account_holder;  // of the payee today; the account masked
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(payee_name), CEREAL_NVP(subject_name), CEREAL_NVP(has_account),
       CEREAL_NVP(account), CEREAL_NVP(account_holder));
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
