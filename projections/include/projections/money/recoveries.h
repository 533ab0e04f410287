// Recoveries: what is to be got back, or was.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/money/recovery.h"
#include "projections/page.h"
#include "projections/snapshot.h"

namespace yiben::projections {

struct RecoveryRow {
  static constexpr std::string_view schema_name = "RecoveryRow";
  RecoveryId recovery;
  std::uint64_t version = 0;
  AwardId award;
  std::string programme;
  PersonId payee;
  std::string division;
  std::vector<OverpaidMonth> months;
  Fen total_fen, repaid_fen, waived_fen, outstanding_fen;
  bool withdrawn = false;
  std::string reason;
  std::optional<SagaId> saga;
  Date opened_on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(recovery), CEREAL_NVP(version), CEREAL_NVP(award), CEREAL_NVP(programme),
       CEREAL_NVP(payee), CEREAL_NVP(division), CEREAL_NVP(months), CEREAL_NVP(total_fen),
       CEREAL_NVP(repaid_fen), CEREAL_NVP(waived_fen), CEREAL_NVP(outstanding_fen),
       CEREAL_NVP(withdrawn), CEREAL_NVP(reason), CEREAL_NVP(saga), CEREAL_NVP(opened_on));
  }
};

struct RecoveryQuery {
  // outstanding: the oldest first. ended: paid back, waived or withdrawn, in the same order.
  enum class List { outstanding, ended } list = List::outstanding;
  std::string division;   // subtree
  std::string programme;  // empty: all
  std::string cursor;
  std::size_t limit = 50;
};

Result<std::optional<RecoveryRow>> recovery_row(const Reader&, RecoveryId);
Result<Page<RecoveryRow>> recovery_page(const Reader&, const RecoveryQuery&);

}  // namespace yiben::projections
