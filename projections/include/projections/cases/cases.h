// Cases: the row lists show, and the timeline of one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/cases/claim.h"
#include "eventstore/keys.h"
#include "projections/snapshot.h"

namespace yiben::projections {

// A case as lists show it. In the inbox while `open_step` waits for someone.
struct CaseRow {
  static constexpr std::string_view schema_name = "CaseRow";
  ClaimId claim;
  std::uint64_t version = 0;  // of the claim's stream: the ETag
  std::string programme;
  Purpose purpose = Purpose::grant;
  PersonId applicant, subject;
  std::optional<HouseholdId> household;
  std::optional<AwardId> award;
  std::string division;
  Area area = Area::urban;
  std::optional<std::string> funeral_home;
  PackRef pack;
  ProcedureRef procedure;
  Date filed_on;
  Actor filed_by;
  std::string open_step;  // empty when ended
  std::vector<Role> waits_for;
  bool waiting = false;
  std::optional<Date> step_due, case_due;
  bool clock_stopped = false;
  std::optional<CaseResult> decided;  // also while it is still to be told
  std::optional<CaseResult> result;   // once it has ended
  std::optional<Date> ended_on;
  std::optional<Fen> basic_fen, supplement_fen;
  std::optional<bool> eligible;
  std::vector<std::string> flags;  // relative_of_officer, complaint
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(claim), CEREAL_NVP(version), CEREAL_NVP(programme), CEREAL_NVP(purpose),
       CEREAL_NVP(applicant), CEREAL_NVP(subject), CEREAL_NVP(household), CEREAL_NVP(award),
       CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(funeral_home), CEREAL_NVP(pack),
       CEREAL_NVP(procedure), CEREAL_NVP(filed_on), CEREAL_NVP(filed_by), CEREAL_NVP(open_step),
       CEREAL_NVP(waits_for), CEREAL_NVP(waiting), CEREAL_NVP(step_due), CEREAL_NVP(case_due),
       CEREAL_NVP(clock_stopped), CEREAL_NVP(decided), CEREAL_NVP(result), CEREAL_NVP(ended_on),
       CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen), CEREAL_NVP(eligible), CEREAL_NVP(flags));
  }
};

// One line of a case's timeline.
struct TimelineRow {
  static constexpr std::string_view schema_name = "TimelineRow";
  std::uint64_t position = 0;
  Instant recorded;
  std::string type;  // "claim.step_done"
  std::string step, outcome;
  std::optional<Date> on, due;
  Actor by;
  std::vector<UserId> also_by;
  std::string reason;  // plain: of the case page alone
  std::optional<Fen> amount_fen;
  std::string detail;  // clock change, result, …: a word the messages name
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(position), CEREAL_NVP(recorded), CEREAL_NVP(type), CEREAL_NVP(step),
       CEREAL_NVP(outcome), CEREAL_NVP(on), CEREAL_NVP(due), CEREAL_NVP(by), CEREAL_NVP(also_by),
       CEREAL_NVP(reason), CEREAL_NVP(amount_fen), CEREAL_NVP(detail));
  }
};

Result<std::optional<CaseRow>> case_row(const Reader&, ClaimId);
Result<std::vector<TimelineRow>> timeline_rows(const Reader&, const eventstore::KeyRing&, ClaimId);

}  // namespace yiben::projections
