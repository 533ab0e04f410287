// Rolls, with their towns and what funeral homes have stated.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/money/benefit_roll.h"
#include "projections/snapshot.h"

namespace yiben::projections {

struct RollDifference {
  static constexpr std::string_view schema_name = "RollDifference";
  StatementDifference found;
  bool held = false;  // its payment is: no longer open
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(found), CEREAL_NVP(held));
  }
};

// The last comparison with a funeral home's statement.
struct RollStatement {
  static constexpr std::string_view schema_name = "RollStatement";
  std::string sha256;
  std::int32_t matched = 0;
  Fen matched_fen;
  std::vector<RollDifference> differences;
  std::int32_t open = 0;  // differences that stand in the way of confirming
  Date on;
  Actor by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(sha256), CEREAL_NVP(matched), CEREAL_NVP(matched_fen), CEREAL_NVP(differences),
       CEREAL_NVP(open), CEREAL_NVP(on), CEREAL_NVP(by));
  }
};

struct RollTown {
  static constexpr std::string_view schema_name = "RollTown";
  std::string town;  // or funeral home
  std::int32_t payments = 0;
  Fen total_fen;
  std::optional<Actor> confirmed_by;
  std::optional<RollStatement> statement;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(town), CEREAL_NVP(payments), CEREAL_NVP(total_fen), CEREAL_NVP(confirmed_by),
       CEREAL_NVP(statement));
  }
};

enum class RollStatus { opened, drawn, confirmed, exported };

struct RollRow {
  static constexpr std::string_view schema_name = "Roll";
  std::string programme;
  Month month;
  std::uint64_t version = 0;
  RollStatus status = RollStatus::opened;
  std::vector<RollTown> towns;
  std::int32_t payments = 0;
  Fen total_fen;
  std::int32_t settled = 0, failed = 0;
  std::optional<Actor> confirmed_by;
  std::string fund;
  std::string file_sha256;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(month), CEREAL_NVP(version), CEREAL_NVP(status),
       CEREAL_NVP(towns), CEREAL_NVP(payments), CEREAL_NVP(total_fen), CEREAL_NVP(settled),
       CEREAL_NVP(failed), CEREAL_NVP(confirmed_by), CEREAL_NVP(fund), CEREAL_NVP(file_sha256));
  }
};

Result<std::optional<RollRow>> roll_row(const Reader&, const std::string& programme, Month);
// Newest first.
Result<std::vector<RollRow>> roll_rows(const Reader&, const std::string& programme);

}  // namespace yiben::projections

namespace yiben {
YIBEN_ENUM_NAMES(projections::RollStatus, "opened", "drawn", "confirmed", "exported")
}
