// RulePack 政策规则包: what one place's rules were from one day on, as data with citations
// (domain/rules/programmes/*.yaml). Formula kinds are a small closed set; parameters are data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/awards/facts.h"
#include "domain/cases/procedure.h"
#include "domain/core/text.h"

namespace yiben {

enum class Subject { household, person, deceased };
YIBEN_ENUM_NAMES(Subject, "household", "person", "deceased")
enum class Frequency { monthly, once };
YIBEN_ENUM_NAMES(Frequency, "monthly", "once")

enum class FieldType { text, choice, flag, date, money, number };
YIBEN_ENUM_NAMES(FieldType, "text", "choice", "flag", "date", "money", "number")

struct Choice {
  static constexpr std::string_view schema_name = "Choice";
  std::string id;
  Text name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name));
  }
};

// A question of the programme's own form; the answer is a fact.
struct FormField {
  static constexpr std::string_view schema_name = "FormField";
  std::string id;
  Text name;
  FieldType type = FieldType::text;
  bool required = false;
  std::vector<Choice> choices;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(type), CEREAL_NVP(required),
       CEREAL_NVP(choices));
  }
};

struct Material {
  static constexpr std::string_view schema_name = "Material";
  std::string id;
  Text name;
  bool required = false;
  bool shared = false;  // obtainable from the government platform: never asked for (57号第十条)
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(required), CEREAL_NVP(shared));
  }
};

// All of a condition's parts must hold. `fact` is an answer, or one of: age, sex, area, division,
// died_on, member_category (any counted member's).
struct Condition {
  std::string fact;
  std::vector<std::string> in;  // one of these; empty: not looked at
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> below;
  std::optional<Date> from;               // of a date: that day or later
  std::optional<std::string> not_before;  // of a date: not before the date that is this fact
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(fact), CEREAL_NVP(in), CEREAL_NVP(at_least), CEREAL_NVP(below), CEREAL_NVP(from),
       CEREAL_NVP(not_before));
  }
};

// Eligible if every rule holds; a rule holds if one of its alternatives does.
struct EligibilityRule {
  std::string id;
  Text name;
  std::vector<std::vector<Condition>> any_of;
  std::string law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(any_of), CEREAL_NVP(law));
  }
};

YIBEN_ENUM_NAMES(Rounding, "to_fen", "up_to_jiao", "up_to_yuan", "nearest_yuan")

enum class FormulaKind {
  household_gap,    // 补差: standard × people − income
  household_bands,  // 分档: a band by income a head, a fixed amount a person (57号第二十三条)
  table,            // the first row whose conditions hold
  capped_items,     // the sum of min(price, cap)
};
YIBEN_ENUM_NAMES(FormulaKind, "household_gap", "household_bands", "table", "capped_items")

struct Standard {
  Area area = Area::urban;
  Fen amount_fen;
  Period period = Period::month;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(area), CEREAL_NVP(amount_fen), CEREAL_NVP(period));
  }
};
struct Supplement {  // 分类施保, a person and month
  Category category = Category::elderly;
  Area area = Area::urban;
  Fen amount_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(category), CEREAL_NVP(area), CEREAL_NVP(amount_fen));
  }
};
struct Band {
  std::int32_t below_percent = 100;  // income a head below this share of the standard
  Fen per_person_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(below_percent), CEREAL_NVP(per_person_fen));
  }
};
struct TableRow {
  std::string id;
  Text name;
  std::vector<Condition> when;
  Fen amount_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(when), CEREAL_NVP(amount_fen));
  }
};
struct CappedItem {
  static constexpr std::string_view schema_name = "CappedItem";
  std::string code;
  Text name;
  Fen cap_fen;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(code), CEREAL_NVP(name), CEREAL_NVP(cap_fen));
  }
};
struct Exemption {  // income not counted
  std::string id;
  Text name;
  std::optional<Date> until;  // the last day of it
  std::string law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(until), CEREAL_NVP(law));
  }
};

struct Formula {
  FormulaKind kind = FormulaKind::table;
  std::string law;
  Rounding rounding = Rounding::to_fen;
  std::vector<Standard> standards;
  std::vector<Supplement> supplements;
  std::vector<Band> bands;
  std::vector<TableRow> rows;
  std::vector<CappedItem> items;
  std::vector<Exemption> exemptions;
  std::optional<std::int32_t> employment_cost_percent;  // of each wage, when no cost was found
  std::vector<DeductionKind> deductions;                // kinds this place allows
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(kind), CEREAL_NVP(law), CEREAL_NVP(rounding), CEREAL_NVP(standards),
       CEREAL_NVP(supplements), CEREAL_NVP(bands), CEREAL_NVP(rows), CEREAL_NVP(items),
       CEREAL_NVP(exemptions), CEREAL_NVP(employment_cost_percent), CEREAL_NVP(deductions));
  }
};

enum class ConflictOutcome { allow, block, pay_difference, choose_higher };
YIBEN_ENUM_NAMES(ConflictOutcome, "allow", "block", "pay_difference", "choose_higher")

struct Conflict {
  std::string with;             // a programme the same person holds
  std::vector<Condition> when;  // only in these cases; empty: always
  ConflictOutcome outcome = ConflictOutcome::allow;
  std::string law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(with), CEREAL_NVP(when), CEREAL_NVP(outcome), CEREAL_NVP(law));
  }
};

enum class StartRule { month_after_confirmation, month_of_confirmation, month_of_application };
YIBEN_ENUM_NAMES(StartRule, "month_after_confirmation", "month_of_confirmation",
                 "month_of_application")

struct Start {
  StartRule rule = StartRule::month_after_confirmation;
  std::string law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(rule), CEREAL_NVP(law));
  }
};

// An award ends with the month of this birthday, unless an answer says otherwise (in school).
struct AgeEnd {
  std::int32_t age = 18;
  std::optional<std::string> unless;  // a flag answer
  std::string law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(age), CEREAL_NVP(unless), CEREAL_NVP(law));
  }
};

struct PhaseOut {  // 渐退
  std::int32_t months_max = 6;
  std::int32_t income_below_percent = 150;
  bool of_work = false;  // only where the household has income from work
  std::string law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(months_max), CEREAL_NVP(income_below_percent), CEREAL_NVP(of_work),
       CEREAL_NVP(law));
  }
};

struct ReviewInterval {
  std::vector<Condition> when;
  std::int32_t months = 6;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(when), CEREAL_NVP(months));
  }
};
struct ReviewRule {
  std::int32_t months = 12;
  std::vector<ReviewInterval> intervals;  // the first that holds, in place of `months`
  std::optional<std::string> procedure;   // of the case that opens by itself; without it none does
  std::optional<std::int32_t> opens_days_before;  // 0 when not said: on the day it is due
  std::string law;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(months), CEREAL_NVP(intervals), CEREAL_NVP(procedure),
       CEREAL_NVP(opens_days_before), CEREAL_NVP(law));
  }
};

struct ProgrammeRules {
  static constexpr std::string_view schema_name = "ProgrammeRules";
  std::string id;  // dibao, orphan, funeral
  Text name;
  std::vector<std::string> law;
  Subject subject = Subject::person;
  Frequency frequency = Frequency::monthly;
  std::string procedure;  // of a new claim
  std::optional<std::string> change_procedure;
  std::vector<Role> filed_by;
  std::vector<FormField> form;
  std::vector<Material> materials;
  std::vector<EligibilityRule> eligibility;
  Formula formula;
  std::vector<Conflict> conflicts;
  std::optional<Start> start;
  std::optional<AgeEnd> age_end;
  std::optional<PhaseOut> phase_out;
  std::optional<ReviewRule> review;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(name), CEREAL_NVP(law), CEREAL_NVP(subject),
       CEREAL_NVP(frequency), CEREAL_NVP(procedure), CEREAL_NVP(change_procedure),
       CEREAL_NVP(filed_by), CEREAL_NVP(form), CEREAL_NVP(materials), CEREAL_NVP(eligibility),
       CEREAL_NVP(formula), CEREAL_NVP(conflicts), CEREAL_NVP(start), CEREAL_NVP(age_end),
       CEREAL_NVP(phase_out), CEREAL_NVP(review));
  }
};

struct PackRef {
  static constexpr std::string_view schema_name = "PackRef";
  std::string id;
  std::int32_t version = 0;
  bool operator==(const PackRef&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version));
  }
};

struct RulePack {
  static constexpr std::string_view schema_name = "RulePack";
  std::string id;  // HTZ, YL, CN, CQ2016
  std::int32_t version = 1;
  Text name;
  Date from;  // in force
  std::string source;
  std::vector<ProgrammeRules> programmes;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(id), CEREAL_NVP(version), CEREAL_NVP(name), CEREAL_NVP(from), CEREAL_NVP(source),
       CEREAL_NVP(programmes));
  }
  const ProgrammeRules* programme(std::string_view id) const;
  PackRef ref() const { return {id, version}; }
};

std::vector<std::string> problems(const RulePack&);

}  // namespace yiben
