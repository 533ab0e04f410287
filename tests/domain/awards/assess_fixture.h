// A small language for amounts: a place with its rules, a household, and what it is due.
//
//   HouseholdCase{}.standard("632").member(1).earns("1894").member(2).member(3).assess()
//
// Words about a member (earns, spends, is, not_counted) are about the last one named.
#pragma once

#include "domain/awards/assess.h"
#include "tests/domain/support.h"

namespace yiben {

class HouseholdCase {
 public:
  HouseholdCase() {
    pack_.id = "TEST";
    pack_.version = 3;
    rules_.id = "dibao";
    rules_.subject = Subject::household;
    rules_.formula.kind = FormulaKind::household_gap;
    rules_.formula.law = "formula law";
    rules_.formula.exemptions = {{"scholarship", {"奖学金", "Scholarships"}, {}, "exemption law"}};
  }

  HouseholdCase& standard(std::string_view amount, Period period = Period::month,
                          Area area = Area::urban) {
    rules_.formula.standards.push_back({area, yuan(amount), period});
    return *this;
  }
  HouseholdCase& rounding(Rounding r) {
    rules_.formula.rounding = r;
    return *this;
  }
  HouseholdCase& allows(std::vector<DeductionKind> kinds) {
    rules_.formula.deductions = std::move(kinds);
    return *this;
  }
  HouseholdCase& employment_cost(int percent) {
    rules_.formula.employment_cost_percent = percent;
    return *this;
  }
  HouseholdCase& supplement(Category category, std::string_view amount, Area area = Area::urban) {
    rules_.formula.supplements.push_back({category, area, yuan(amount)});
    return *this;
  }
  HouseholdCase& bands(std::vector<Band> bands) {
    rules_.formula.kind = FormulaKind::household_bands;
    rules_.formula.bands = std::move(bands);
    return *this;
  }
  HouseholdCase& conflict(std::string with, ConflictOutcome outcome) {
    rules_.conflicts.push_back({std::move(with), {}, outcome, "conflict law"});
    return *this;
  }
  HouseholdCase& eligible_if(std::string fact, std::string answer) {
    rules_.eligibility.push_back({"rule_" + fact, {}, {{{fact, {answer}, {}, {}}}}, "rule law"});
    return *this;
  }

  HouseholdCase& rural() {
    subject_.area = Area::rural;
    return *this;
  }
  HouseholdCase& member(int n) {
    facts_.members.push_back({person(n), true, {}, {}, {}});
    return *this;
  }
  HouseholdCase& not_counted() {
    facts_.members.back().counted = false;
    return *this;
  }
  HouseholdCase& is(Category category) {
    facts_.members.back().categories.push_back(category);
    return *this;
  }
  HouseholdCase& earns(std::string_view amount, Period period = Period::month,
                       IncomeKind kind = IncomeKind::wage) {
    facts_.members.back().incomes.push_back({kind, yuan(amount), period, {}});
    return *this;
  }
  HouseholdCase& exempt_as(std::string id) {
    facts_.members.back().incomes.back().exempt_as = std::move(id);
    return *this;
  }
  HouseholdCase& spends(DeductionKind kind, std::string_view amount,
                        Period period = Period::month) {
    facts_.members.back().deductions.push_back({kind, yuan(amount), period});
    return *this;
  }
  HouseholdCase& answers(std::string fact, std::string answer) {
    facts_.answers[std::move(fact)] = std::move(answer);
    return *this;
  }
  HouseholdCase& holds(int n, std::string programme, std::string_view monthly) {
    held_.push_back({person(n), std::move(programme), yuan(monthly)});
    return *this;
  }

  Assessment assess() const {
    return yiben::assess(pack_, rules_, subject_, facts_, held_, day("2026-03-02"));
  }
  ProgrammeRules& rules() { return rules_; }
  Facts& facts() { return facts_; }

 private:
  RulePack pack_;
  ProgrammeRules rules_;
  CaseSubject subject_;
  Facts facts_;
  std::vector<HeldBenefit> held_;
};

inline std::vector<AssessmentRow> rows_named(const Assessment& a, std::string_view rule) {
  std::vector<AssessmentRow> out;
  for (const auto& row : a.rows)
    if (row.rule == rule) out.push_back(row);
  return out;
}

}  // namespace yiben
