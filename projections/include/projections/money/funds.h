// Funds: what each budget line has received, paid and has left.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/money/fund.h"
#include "projections/snapshot.h"

namespace yiben::projections {

struct FundRow {
  static constexpr std::string_view schema_name = "Fund";
  std::string fund, programme;
  std::int32_t year = 0;
  Fen budget_fen, paid_fen, balance_fen;
  std::map<std::string, Fen> by_source;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(fund), CEREAL_NVP(programme), CEREAL_NVP(year), CEREAL_NVP(budget_fen),
       CEREAL_NVP(paid_fen), CEREAL_NVP(balance_fen), CEREAL_NVP(by_source));
  }
};

Result<std::vector<FundRow>> fund_rows(const Reader&);

}  // namespace yiben::projections
