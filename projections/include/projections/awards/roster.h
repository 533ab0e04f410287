// Rosters: who is on one on a day, as known at a log position.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/awards/award.h"
#include "projections/page.h"
#include "projections/snapshot.h"

namespace yiben::projections {

// Someone on a roster on a day, as known at a log position.
struct RosterRow {
  static constexpr std::string_view schema_name = "RosterRow";
  AwardId award;
  std::string programme;
  PersonId payee;
  std::optional<HouseholdId> household;
  std::int32_t people = 1;
  std::string division;
  Area area = Area::urban;
  Fen basic_fen, supplement_fen;
  Month from;
  std::optional<Month> until;
  std::optional<Date> review_due;
  bool phasing_out = false;
  PackRef pack;
  std::uint64_t known_since = 0;  // position of the event that made this line
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(award), CEREAL_NVP(programme), CEREAL_NVP(payee), CEREAL_NVP(household),
       CEREAL_NVP(people), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(basic_fen),
       CEREAL_NVP(supplement_fen), CEREAL_NVP(from), CEREAL_NVP(until), CEREAL_NVP(review_due),
       CEREAL_NVP(phasing_out), CEREAL_NVP(pack), CEREAL_NVP(known_since));
  }
};

struct RosterQuery {
  std::string programme;
  std::string division;              // subtree
  Date on;                           // valid on
  std::optional<Position> known_at;  // as the log stood at this size; nothing: now
  std::string cursor;
  std::size_t limit = 50;
};

struct RosterTotals {
  static constexpr std::string_view schema_name = "RosterTotals";
  std::int64_t awards = 0, people = 0;
  Fen basic_fen, supplement_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(awards), CEREAL_NVP(people), CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen));
  }
};

Result<Page<RosterRow>> roster_page(const Reader&, const RosterQuery&);
Result<RosterTotals> roster_totals(const Reader&, const RosterQuery&);

}  // namespace yiben::projections
