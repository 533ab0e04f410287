// Rows of the views: what queries answer with, and through their serialize() what the API sends.
// Names and numbers of people are joined in by the API from the people view, masked for those who
// may not see them; no other row holds any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/aggregates.h"

namespace yiben::projections {

struct PersonRow {
  static constexpr std::string_view schema_name = "Person";
  PersonId person;
  std::string name, id_number;  // plain: this view alone; empty once erased
  std::optional<Date> born;
  Sex sex = Sex::male;
  std::string division;
  Area area = Area::urban;
  std::optional<Date> died;
  std::string bank, account, account_holder;
  std::optional<HouseholdId> household;
  std::map<std::string, AwardId> benefits;  // running, by programme
  std::vector<ClaimId> open_claims;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person), CEREAL_NVP(name), CEREAL_NVP(id_number), CEREAL_NVP(born),
       CEREAL_NVP(sex), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(died), CEREAL_NVP(bank),
       CEREAL_NVP(account), CEREAL_NVP(account_holder), CEREAL_NVP(household), CEREAL_NVP(benefits),
       CEREAL_NVP(open_claims));
  }
};

struct HouseholdRow {
  static constexpr std::string_view schema_name = "Household";
  HouseholdId household;
  std::string division;
  Area area = Area::urban;
  PersonId householder;
  std::vector<PersonId> members;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(household), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(householder),
       CEREAL_NVP(members));
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
  std::optional<CaseResult> result;
  std::optional<Date> ended_on;
  std::optional<Fen> basic_fen, supplement_fen;
  std::optional<bool> eligible;
  bool relative_of_officer = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(claim), CEREAL_NVP(version), CEREAL_NVP(programme), CEREAL_NVP(purpose),
       CEREAL_NVP(applicant), CEREAL_NVP(subject), CEREAL_NVP(household), CEREAL_NVP(award),
       CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(funeral_home), CEREAL_NVP(pack),
       CEREAL_NVP(procedure), CEREAL_NVP(filed_on), CEREAL_NVP(filed_by), CEREAL_NVP(open_step),
       CEREAL_NVP(waits_for), CEREAL_NVP(waiting), CEREAL_NVP(step_due), CEREAL_NVP(case_due),
       CEREAL_NVP(clock_stopped), CEREAL_NVP(result), CEREAL_NVP(ended_on), CEREAL_NVP(basic_fen),
       CEREAL_NVP(supplement_fen), CEREAL_NVP(eligible), CEREAL_NVP(relative_of_officer));
  }
};

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

// A step of a saga that has been looked at. The words of its answers are in the saga's own stream.
struct SagaStepRow {
  static constexpr std::string_view schema_name = "SagaStepRow";
  std::string step;
  Saga::Phase phase = Saga::Phase::closed;
  std::int32_t epoch = 1, attempt = 0;
  CallKind call = CallKind::perform;
  std::optional<Date> due;
  std::optional<Instant> next_at;  // of the next call, or when this one is given up
  std::optional<HandoverReason> held_for;
  std::vector<Role> roles;  // who holds it
  bool undoing = false;
  std::optional<StepResult> result;
  std::optional<AnsweredBy> answered_by;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(step), CEREAL_NVP(phase), CEREAL_NVP(epoch), CEREAL_NVP(attempt),
       CEREAL_NVP(call), CEREAL_NVP(due), CEREAL_NVP(next_at), CEREAL_NVP(held_for),
       CEREAL_NVP(roles), CEREAL_NVP(undoing), CEREAL_NVP(result), CEREAL_NVP(answered_by));
  }
};

struct SagaIncidentRow {
  static constexpr std::string_view schema_name = "SagaIncidentRow";
  std::int32_t incident = 1;
  IncidentKind kind = IncidentKind::conflicting_results;
  std::string step, fact;
  std::optional<StepResult> stands, other;
  std::vector<Role> roles;
  Date on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(incident), CEREAL_NVP(kind), CEREAL_NVP(step), CEREAL_NVP(fact),
       CEREAL_NVP(stands), CEREAL_NVP(other), CEREAL_NVP(roles), CEREAL_NVP(on));
  }
};

struct SagaRow {
  static constexpr std::string_view schema_name = "SagaRow";
  SagaId saga;
  std::uint64_t version = 0;  // of its stream: the ETag
  std::string number;
  LifeEventRef life_event;
  PersonId subject;
  std::vector<PersonId> others;
  std::string division;
  std::optional<SagaId> parent;
  Date opened_on, due;
  std::vector<SagaStepRow> steps;
  std::vector<SagaIncidentRow> incidents;  // open ones
  bool undoing = false;
  std::optional<SagaEnd> end;
  std::optional<Date> ended_on;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(saga), CEREAL_NVP(version), CEREAL_NVP(number), CEREAL_NVP(life_event),
       CEREAL_NVP(subject), CEREAL_NVP(others), CEREAL_NVP(division), CEREAL_NVP(parent),
       CEREAL_NVP(opened_on), CEREAL_NVP(due), CEREAL_NVP(steps), CEREAL_NVP(incidents),
       CEREAL_NVP(undoing), CEREAL_NVP(end), CEREAL_NVP(ended_on));
  }
};

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

}  // namespace yiben::projections

namespace yiben {
YIBEN_ENUM_NAMES(projections::RollStatus, "opened", "drawn", "confirmed", "exported")
}
