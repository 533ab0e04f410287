// assess(): may this case have the benefit, how much, and why, under one rule pack. Pure.
//
// Amounts are summed first and rounded once, so 632 × 3 − 1894 yuan is 2 yuan, not 3.
#pragma once

#include "domain/awards/programme_rules.h"

namespace yiben {

// One line of the explanation. `rule` names the words in the messages; args fill them.
struct AssessmentRow {
  static constexpr std::string_view schema_name = "AssessmentRow";
  std::string rule;
  std::map<std::string, std::string> args;
  Fen amount_fen;
  std::string law;
  std::optional<PersonId> person;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rule), CEREAL_NVP(args), CEREAL_NVP(amount_fen), CEREAL_NVP(law),
       CEREAL_NVP(person));
  }
};

struct MemberShare {  // 分类施保 of one person; none is zero
  static constexpr std::string_view schema_name = "MemberShare";
  PersonId person;
  Fen supplement_fen;
  bool operator==(const MemberShare&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person), CEREAL_NVP(supplement_fen));
  }
};

struct Assessment {
  static constexpr std::string_view schema_name = "Assessment";
  PackRef pack;
  bool eligible = false;
  std::vector<std::string> reasons;  // why not: eligibility rule ids, "income_above_standard", …
  std::int32_t people = 0;           // 保障人口
  Fen income_fen;                    // counted, a month; rounded, for showing
  std::optional<std::int64_t> income_1200ths_fen;  // the same, exact
  Fen basic_fen;                                   // 保障金, or the whole of a single benefit
  Fen supplement_fen;                              // 分类施保金
  std::vector<MemberShare> members;
  std::vector<AssessmentRow> rows;
  Fen total_fen() const { return basic_fen + supplement_fen; }
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(pack), CEREAL_NVP(eligible), CEREAL_NVP(reasons), CEREAL_NVP(people),
       CEREAL_NVP(income_fen), CEREAL_NVP(income_1200ths_fen), CEREAL_NVP(basic_fen),
       CEREAL_NVP(supplement_fen), CEREAL_NVP(members), CEREAL_NVP(rows));
  }
};

// What else the people of the case draw each month, from their own streams.
struct HeldBenefit {
  PersonId person;
  std::string programme;
  Fen monthly_fen;  // this person's share
};

// What the rules look at besides the facts.
struct CaseSubject {
  Area area = Area::urban;
  std::string division;
  PersonId person;           // the child, the deceased, the applicant
  std::optional<Date> born;  // of that person
  Sex sex = Sex::male;
  std::optional<Date> died;
};

Assessment assess(const RulePack&, const ProgrammeRules&, const CaseSubject&, const Facts&,
                  const std::vector<HeldBenefit>&, Date on);

// Facts against the programme's form: every required answer, of the right type, nothing unknown.
Lawful<void> check_facts(const ProgrammeRules&, const Facts&);

// When the next review is due.
Date review_due(const ReviewRule&, const CaseSubject&, const Facts&, Date from);

Month first_month(const Start&, Date applied, Date confirmed);
// The last month an award may be paid by age; nullopt: no such end.
std::optional<Month> last_month(const ProgrammeRules&, const Facts&, std::optional<Date> born);

}  // namespace yiben
