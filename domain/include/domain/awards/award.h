// award 待遇: what a household or person has been granted and how it changes from month to month.
// It says what is due for a month; whether that month was paid is the payment's own stream.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/awards/assess.h"
#include "domain/decider.h"

namespace yiben {

struct Award {
  static constexpr std::string_view category = "award";

  struct Granted {
    static constexpr EventName event{"award.granted", 1};
    AwardId award;
    std::string programme;
    Frequency frequency = Frequency::monthly;
    std::optional<ClaimId> claim;  // nothing when an existing roster was brought in
    PersonId payee;
    std::optional<HouseholdId> household;
    std::vector<MemberShare> members;
    std::string division;
    Area area = Area::urban;
    std::optional<std::string> funeral_home;  // paid to the home, not to the payee
    PackRef pack;
    Fen basic_fen;
    Fen supplement_fen;
    Month from;
    std::optional<Month> until;  // by age, or the end of an approval
    std::optional<Date> review_due;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(programme), CEREAL_NVP(frequency), CEREAL_NVP(claim),
         CEREAL_NVP(payee), CEREAL_NVP(household), CEREAL_NVP(members), CEREAL_NVP(division),
         CEREAL_NVP(area), CEREAL_NVP(funeral_home), CEREAL_NVP(pack), CEREAL_NVP(basic_fen),
         CEREAL_NVP(supplement_fen), CEREAL_NVP(from), CEREAL_NVP(until), CEREAL_NVP(review_due));
    }
    std::optional<Date> effective() const { return from.first_day(); }
  };
  struct Changed {  // 增发、减发
    static constexpr EventName event{"award.changed", 1};
    AwardId award;
    std::optional<ClaimId> claim;  // whose facts the amounts rest on; nothing after an import
    PersonId payee;
    std::vector<MemberShare> members;
    PackRef pack;
    Fen basic_fen;
    Fen supplement_fen;
    Month from;
    std::optional<Month> until;
    std::string reason;  // names its words in the messages: award_reason.recalculated
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(claim), CEREAL_NVP(payee), CEREAL_NVP(members),
         CEREAL_NVP(pack), CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen), CEREAL_NVP(from),
         CEREAL_NVP(until), CEREAL_NVP(reason));
    }
    std::optional<Date> effective() const { return from.first_day(); }
  };
  struct PhaseOutStarted {  // 渐退: the amount goes on until a month, then ends
    static constexpr EventName event{"award.phase_out_started", 1};
    AwardId award;
    std::optional<ClaimId> claim;
    Month from;
    Month until;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(claim), CEREAL_NVP(from), CEREAL_NVP(until));
    }
    std::optional<Date> effective() const { return from.first_day(); }
  };
  struct Stopped {
    static constexpr EventName event{"award.stopped", 1};
    AwardId award;
    std::optional<ClaimId> claim;
    Month from;  // the first month not paid
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(claim), CEREAL_NVP(from), CEREAL_NVP(reason));
    }
    std::optional<Date> effective() const { return from.first_day(); }
  };
  struct Resumed {
    static constexpr EventName event{"award.resumed", 1};
    AwardId award;
    std::optional<ClaimId> claim;
    Month from;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(claim), CEREAL_NVP(from));
    }
    std::optional<Date> effective() const { return from.first_day(); }
  };
  struct ReviewSet {  // 定期核查: when the next one is due, and why
    static constexpr EventName event{"award.review_set", 1};
    AwardId award;
    Date due;
    std::string reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(award), CEREAL_NVP(due), CEREAL_NVP(reason));
    }
  };
  using Event = std::variant<Granted, Changed, PhaseOutStarted, Stopped, Resumed, ReviewSet>;

  struct Grant {
    Granted granted;
  };
  struct Change {
    std::optional<ClaimId> claim;
    PersonId payee;
    Assessment assessment;
    Month from;
    std::optional<Month> until;
    std::string reason;
  };
  struct Raise {  // 提标: the amounts under newer rules, of each of segments_from(from)
    Month from;
    std::vector<Assessment> assessments;
    std::string reason;
  };
  struct StartPhaseOut {
    std::optional<ClaimId> claim;
    const PhaseOut* rule = nullptr;  // null: this programme has none
    // Income, and what the standard comes to for the same people, both in one unit; not divided, so
    // that no fen is lost before they are compared.
    std::int64_t income = 0, standard = 0;
    bool of_work = false;  // the household has income from work
    Month from;
    std::int32_t months = 6;
  };
  struct Stop {
    std::optional<ClaimId> claim;
    Month from;
    std::string reason;
  };
  struct Resume {
    std::optional<ClaimId> claim;
    Month from;
  };
  struct SetReview {
    Date due;
    std::string reason;
  };
  using Command = std::variant<Grant, Change, Raise, StartPhaseOut, Stop, Resume, SetReview>;

  struct Segment {
    Month from;
    Fen basic_fen, supplement_fen;  // both zero while stopped
    std::optional<ClaimId> claim;   // the one whose facts the amounts rest on
    PackRef pack;
    PersonId payee;
    std::vector<MemberShare> members;
    Fen total_fen() const { return basic_fen + supplement_fen; }
  };
  struct State {
    std::optional<Granted> granted;
    PersonId payee;
    std::vector<MemberShare> members;
    std::vector<Segment> segments;  // by month; a later one replaces from its month on
    std::optional<Month> until;
    std::optional<Month> stopped_from;
    bool phasing_out = false;
    std::optional<Date> review_due;
    // What is due for a month, nothing outside the award's life.
    struct Due {
      Fen basic_fen, supplement_fen;
      Fen total_fen() const { return basic_fen + supplement_fen; }
    };
    std::optional<Due> due_for(Month) const;
    // The segment that due_for(month) takes its amounts from; nullptr when nothing is due.
    const Segment* segment_for(Month) const;
    // What is paid each month from `from` on, a planned stop included: the segment of that month,
    // cut to begin with it, and those after. Empty when the award has ended by then.
    std::vector<Segment> segments_from(Month from) const;
  };
  using Decision = Events<Event>;

  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
