// Payments, by roll, by funeral home and by award.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/money/payment.h"
#include "projections/page.h"
#include "projections/snapshot.h"

namespace yiben::projections {

struct PaymentRow {
  static constexpr std::string_view schema_name = "Payment";
  AwardId award;
  Month month;
  Month roll_month;
  std::string programme;
  PersonId payee, subject;  // the subject of a funeral is the deceased
  std::string division;
  std::optional<std::string> funeral_home;
  Fen basic_fen, supplement_fen;
  Payment::Status status = Payment::Status::listed;
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(award), CEREAL_NVP(month), CEREAL_NVP(roll_month), CEREAL_NVP(programme),
       CEREAL_NVP(payee), CEREAL_NVP(subject), CEREAL_NVP(division), CEREAL_NVP(funeral_home),
       CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen), CEREAL_NVP(status), CEREAL_NVP(reason));
  }
};

struct PaymentQuery {
  std::string programme;
  Month roll_month;
  std::string division;      // subtree, or empty
  std::string funeral_home;  // or empty
  std::string cursor;
  std::size_t limit = 50;
};

Result<Page<PaymentRow>> payment_page(const Reader&, const PaymentQuery&);
Result<std::vector<PaymentRow>> payment_rows(const Reader&, AwardId);

}  // namespace yiben::projections
