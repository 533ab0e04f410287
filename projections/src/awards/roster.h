// The roster's tables: what roster.cc folds and roster_queries.cc reads.
//
//   records   programme, bucket, division, award → the award as known now
//   history   the same and the position, newest first → the award as known from that position on
//   steps     programme, level, town or village, month → what joins or leaves the roster in that
//             month, as known now; totals are sums of them
//
// The bucket keeps benefits paid once apart by their only month; of monthly ones it is 0. So the
// roster of a subtree is at most two ranges, whatever is granted in other months.
//
// Valid time lives in a record: Award::State has who is paid what from which month on. System time
// is the log position: as known at N is the newest version whose position is below N.
#pragma once

#include "awards/award_places.h"
#include "store/store.h"

namespace yiben::projections {

struct AwardRecord {
  Position first_known = 0;  // position of the grant
  Position known_since = 0;  // position of the event that made this version
  Award::State state;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(first_known), CEREAL_NVP(known_since), CEREAL_NVP(state));
  }
};

struct RosterStep {
  std::int64_t awards = 0, people = 0;
  Fen basic_fen, supplement_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(awards), CEREAL_NVP(people), CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen));
  }
};

inline constexpr TableName<AwardRecord> award_records{"ro"};
inline constexpr TableName<AwardRecord> award_history{"rh"};
inline constexpr TableName<RosterStep> roster_steps{"rt"};

inline Key roster_bucket(const std::string& programme, std::optional<Month> only_month) {
  Key key;
  key.text(programme);
  return only_month ? key.month(*only_month) : key.u32(0);
}
inline Key roster_key(const AwardPlace& place, AwardId award) {
  const bool once = place.frequency == Frequency::once;
  return roster_bucket(place.programme, once ? std::optional(place.from) : std::nullopt)
      .text(place.division)
      .id(award);
}

// `digits` of the division: 9 for towns, 12 for villages.
inline Key roster_steps_of(const std::string& programme, std::size_t digits) {
  return Key().text(programme).u8(static_cast<std::uint8_t>(digits));
}

// The line of the roster in a month; nothing when the award is not on it then.
std::optional<RosterRow> roster_line(const AwardRecord&, Month);

}  // namespace yiben::projections
