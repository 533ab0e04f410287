// claim 申请: one case from filing to its end, along a pinned Procedure under a pinned rule pack.
// New benefits and changes of running ones are both claims, so both have clocks, four eyes and an
// inbox.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/awards/assess.h"
#include "domain/cases/procedure_run.h"
#include "domain/decider.h"
#include "domain/money/funeral_home.h"

namespace yiben {

// review 定期核查: opened by the system when it is due, on the facts last known.
enum class Purpose { grant, recalculate, stop, resume, phase_out, review };
YIBEN_ENUM_NAMES(Purpose, "grant", "recalculate", "stop", "resume", "phase_out", "review")

struct ProcedureRef {
  static constexpr std::string_view schema_name = "ProcedureRef";
  std::string id;
  std::int32_t version = 0;
  bool operator==(const ProcedureRef&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version));
  }
};

struct Claim {
  static constexpr std::string_view category = "claim";

  struct Filed {
    static constexpr EventName event{"claim.filed", 1};
    ClaimId claim;
    std::string programme;
    Purpose purpose = Purpose::grant;
    PersonId applicant;
    PersonId subject;  // the applicant of a household, the child, the deceased
    std::optional<HouseholdId> household;
    std::optional<AwardId> award;  // of a change
    std::vector<PersonId> members;
    std::string division;  // village, 12 digits
    Area area = Area::urban;
    std::optional<std::string> funeral_home;  // its code: deducted there, and settled with it
    PackRef pack;
    ProcedureRef procedure;
    SealedFacts facts;
    std::vector<std::string> materials;
    bool relative_of_officer = false;  // 近亲属, 单独登记备案 (民发〔2021〕57号第十一条)
    Date on;
    Actor by;
    std::optional<std::string> unreadable() const;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(programme), CEREAL_NVP(purpose), CEREAL_NVP(applicant),
         CEREAL_NVP(subject), CEREAL_NVP(household), CEREAL_NVP(award), CEREAL_NVP(members),
         CEREAL_NVP(division), CEREAL_NVP(area), CEREAL_NVP(funeral_home), CEREAL_NVP(pack),
         CEREAL_NVP(procedure), CEREAL_NVP(facts), CEREAL_NVP(materials),
         CEREAL_NVP(relative_of_officer), CEREAL_NVP(on), CEREAL_NVP(by));
    }
  };
  struct StepOpened {
    static constexpr EventName event{"claim.step_opened", 1};
    ClaimId claim;
    yiben::StepOpened opened;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(opened));
    }
  };
  struct StepDone {
    static constexpr EventName event{"claim.step_done", 1};
    ClaimId claim;
    yiben::StepDone done;
    Private reason;
    std::optional<SealedFacts> facts;  // as found; replaces what was known
    std::vector<std::string> materials;
    std::optional<std::string> unreadable() const;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(done), CEREAL_NVP(reason), CEREAL_NVP(facts),
         CEREAL_NVP(materials));
    }
  };
  struct StepSigned {
    static constexpr EventName event{"claim.step_signed", 1};
    ClaimId claim;
    yiben::StepSigned signature;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(signature));
    }
  };
  struct ClockChanged {
    static constexpr EventName event{"claim.clock_changed", 1};
    ClaimId claim;
    yiben::ClockChanged clock;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(clock));
    }
  };
  struct Assessed {
    static constexpr EventName event{"claim.assessed", 1};
    ClaimId claim;
    PackRef pack;
    bool eligible = false;
    std::int32_t people = 0;
    Fen basic_fen, supplement_fen;
    Private explanation;  // the whole Assessment as JSON: its rows tell of health and income
    std::optional<std::string> unreadable() const;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(pack), CEREAL_NVP(eligible), CEREAL_NVP(people),
         CEREAL_NVP(basic_fen), CEREAL_NVP(supplement_fen), CEREAL_NVP(explanation));
    }
  };
  struct Decided {  // of every case once; Ended comes with it, or when it has been told
    static constexpr EventName event{"claim.decided", 1};
    ClaimId claim;
    CaseDecided decided;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(decided));
    }
  };
  struct Flagged {
    static constexpr EventName event{"claim.flagged", 1};
    ClaimId claim;
    CaseFlagged flagged;
    Private reason;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(flagged), CEREAL_NVP(reason));
    }
  };
  struct Ended {
    static constexpr EventName event{"claim.ended", 1};
    ClaimId claim;
    CaseEnded ended;
    template <class Ar>
    void serialize(Ar& ar) {
      ar(CEREAL_NVP(claim), CEREAL_NVP(ended));
    }
  };
  using Event = std::variant<Filed, StepOpened, StepDone, ClockChanged, Assessed, Ended, StepSigned,
                             Decided, Flagged>;

  // Reference data a command needs; all borrowed for the call.
  struct Rules {
    const RulePack* pack = nullptr;
    const ProgrammeRules* programme = nullptr;
    const Procedure* procedure = nullptr;
    const Calendar* calendar = nullptr;
    const FuneralHomes* funeral_homes = nullptr;
  };
  struct File {
    ClaimId claim;
    Purpose purpose = Purpose::grant;
    PersonId applicant, subject;
    std::optional<HouseholdId> household;
    std::optional<AwardId> award;
    std::vector<PersonId> members;
    std::string division;
    Area area = Area::urban;
    std::optional<std::string> funeral_home;
    Facts facts;
    std::vector<std::string> materials;
    bool relative_of_officer = false;
    Actor by;
    Date today;
    Rules rules;
  };
  struct Act {
    Do what;
    std::string reason;
    std::optional<Facts> facts;
    std::vector<std::string> materials;  // added to those on file
    CaseSubject subject;                 // these two for the assessment: only looked at where
    std::vector<HeldBenefit> held;       // will_assess(); held by the people of the case
    Date today;
    Rules rules;
  };
  struct Sign {
    std::string step;
    Actor by;
    Date today;
    Rules rules;
  };
  struct Flag {
    std::string flag;
    std::string reason;  // needed
    Actor by;
    Date today;
    Rules rules;
  };
  struct Elapse {
    Actor by;
    Date today;
    Rules rules;
  };
  struct Extend {
    Actor by;
    std::string reason;
    Date today;
    Rules rules;
  };
  using Command = std::variant<File, Act, Sign, Flag, Elapse, Extend>;

  struct State {
    std::optional<Filed> filed;
    Facts facts;
    std::vector<std::string> materials;
    std::optional<Assessment> assessment;
    std::optional<Date> last_act_on;
    std::optional<Date> confirmed_on;  // when the amount was last decided: awards start from it
    RunState run;
  };
  using Decision = Events<Event>;

  // Whether this act, if it is taken, computes what is due. False of a step or outcome that is not
  // there, which decide() refuses.
  static bool will_assess(const State&, const Do&, const Rules&);
  static State evolve(State, const Event&);
  static Decision decide(const State&, const Command&);
};

}  // namespace yiben
