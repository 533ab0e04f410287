// Requests and answers about claims, assessments and the inbox.
#pragma once

#include "api/people/types.h"
#include "projections/cases/cases.h"
#include "workflows/cases/claims.h"

namespace yiben::api {

struct FileClaimAnswer {
  ClaimId claim;
  std::uint64_t position = 0;
  bool repeated = false;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(claim), CEREAL_NVP(position), CEREAL_NVP(repeated));
  }
};

struct StepRequest {
  static constexpr std::string_view schema_name = "StepRequest";
  std::string outcome;
  std::optional<std::string> reason;
  std::optional<Facts> facts;
  std::vector<std::string> materials;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(outcome), CEREAL_NVP(reason), CEREAL_NVP(facts), CEREAL_NVP(materials));
  }
};
struct ReasonRequest {
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reason));
  }
};

struct FlagRequest {
  static constexpr std::string_view schema_name = "FlagRequest";
  std::string flag;  // one of CaseAnswer::flags_to_set
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(flag), CEREAL_NVP(reason));
  }
};

// What the signed-in user could do now with the open step, and if not, by which rule.
struct CaseAction {
  static constexpr std::string_view schema_name = "CaseAction";
  std::string step;
  StepOutcome outcome;
  bool allowed = false;
  std::optional<std::string> refusal;  // a rule's name
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(step), CEREAL_NVP(outcome), CEREAL_NVP(allowed), CEREAL_NVP(refusal));
  }
};

struct CaseAnswer {
  projections::CaseRow row;
  PersonView applicant, subject;
  std::vector<PersonView> people;
  Facts facts;
  std::vector<std::string> materials;
  std::optional<Assessment> assessment;
  std::vector<projections::TimelineRow> timeline;
  Procedure procedure;
  ProgrammeRules programme;
  std::vector<CaseAction> actions;
  std::vector<UserId> signed_by;             // the open step, of one that takes several people
  bool may_sign = false;                     // the user, and has not yet
  std::vector<std::string> flags_to_set;     // by the user, as "complaint"
  std::map<std::string, std::string> users;  // names of everyone in the timeline
  std::optional<std::int32_t> days_left;     // of the overall clock, working days
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(applicant), CEREAL_NVP(subject), CEREAL_NVP(people),
       CEREAL_NVP(facts), CEREAL_NVP(materials), CEREAL_NVP(assessment), CEREAL_NVP(timeline),
       CEREAL_NVP(procedure), CEREAL_NVP(programme), CEREAL_NVP(actions), CEREAL_NVP(signed_by),
       CEREAL_NVP(may_sign), CEREAL_NVP(flags_to_set), CEREAL_NVP(users), CEREAL_NVP(days_left));
  }
};

struct AssessRequest {
  static constexpr std::string_view schema_name = "AssessRequest";
  std::string programme;
  std::string division;
  Area area = Area::urban;
  std::optional<PersonId> subject;
  Facts facts;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(programme), CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(subject),
       CEREAL_NVP(facts));
  }
};

struct InboxRow {
  static constexpr std::string_view schema_name = "InboxRow";
  projections::CaseRow row;
  std::string applicant_name, subject_name, step_name_zh, step_name_en;
  std::optional<std::int32_t> days_left;  // of the step, working days; negative when late
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(row), CEREAL_NVP(applicant_name), CEREAL_NVP(subject_name),
       CEREAL_NVP(step_name_zh), CEREAL_NVP(step_name_en), CEREAL_NVP(days_left));
  }
};
// In the body, since a name or a number does not belong into an address.
struct InboxSearch {
  static constexpr std::string_view schema_name = "InboxSearch";
  std::string list;                                // todo, done, ended
  std::optional<std::string> name;                 // its beginning, of anyone in the case
  std::optional<std::string> id_number;            // whole
  std::optional<std::string> programme, division;  // nothing: all
  std::optional<std::string> cursor;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(list), CEREAL_NVP(name), CEREAL_NVP(id_number), CEREAL_NVP(programme),
       CEREAL_NVP(division), CEREAL_NVP(cursor));
  }
};
struct InboxAnswer {
  std::vector<InboxRow> rows;
  std::string next;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rows), CEREAL_NVP(next));
  }
};
struct InboxCounts {
  std::int64_t todo = 0, done = 0, ended = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(todo), CEREAL_NVP(done), CEREAL_NVP(ended));
  }
};

}  // namespace yiben::api
