// A month's figures by town.
#pragma once

#include <cereal/cereal.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/core/date.h"
#include "domain/core/money.h"
#include "projections/snapshot.h"

namespace yiben::projections {

// A town's month: what the monthly report needs.
struct MonthlyRow {
  static constexpr std::string_view schema_name = "Monthly";
  std::string programme;
  Month month;
  std::string town;
  std::int32_t filed = 0, granted = 0, denied = 0, stopped = 0;
  std::int32_t payments = 0;
  Fen paid_fen;  // listed on rolls of the month, less held
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(town), CEREAL_NVP(filed),
       CEREAL_NVP(granted), CEREAL_NVP(denied), CEREAL_NVP(stopped), CEREAL_NVP(payments),
       CEREAL_NVP(paid_fen));
  }
};

Result<std::vector<MonthlyRow>> monthly_rows(const Reader&, Month, const std::string& division);

}  // namespace yiben::projections
