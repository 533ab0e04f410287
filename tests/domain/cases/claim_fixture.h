// A household's claim along the small procedure, under small rules: what a claim's tests begin
// with.
#pragma once

#include "domain/cases/claim.h"
#include "tests/domain/cases/procedure_fixture.h"
#include "tests/spec.h"

namespace yiben {

inline void PrintTo(const Claim::State& s, std::ostream* out) {
  *out << "claim at " << s.run.open_step;
}

struct SmallWorld {
  Procedure procedure = small_procedure();
  Calendar calendar;
  RulePack pack;

  SmallWorld() {
    ProgrammeRules p;
    p.id = "dibao";
    p.subject = Subject::household;
    p.procedure = "small";
    p.filed_by = {Role::village_assistant, Role::town_clerk};
    p.form = {{"reason", {}, FieldType::text, true, {}},
              {"property_ok", {}, FieldType::flag, false, {}}};
    p.materials = {{"application", {}, true, false},
                   {"identity", {}, true, true},
                   {"photo", {}, false, false}};
    p.eligibility = {{"property", {}, {{{"property_ok", {"true"}, {}, {}}}}, "property law"}};
    p.formula.kind = FormulaKind::household_gap;
    p.formula.law = "formula law";
    p.formula.standards = {{Area::urban, yuan("620"), Period::month}};
    pack.id = "TEST";
    pack.version = 2;
    pack.programmes = {p};
  }
  FuneralHomes funeral_homes;
  Claim::Rules rules() const {
    return {&pack, &pack.programmes.front(), &procedure, &calendar, &funeral_homes};
  }
};

inline const SmallWorld& small_world() {
  static const SmallWorld world;
  return world;
}

// Two people; what they earn a month.
inline Facts facts_of_two(std::string_view first_earns = "0", std::string property_ok = "true") {
  Facts f;
  f.members = {
      {person(1), true, {}, {{IncomeKind::wage, yuan(first_earns), Period::month, {}}}, {}},
      {person(2), true, {}, {}, {}}};
  f.answers = {{"reason", "失业"}, {"property_ok", std::move(property_ok)}};
  return f;
}

inline Claim::File file() {
  Claim::File c;
  c.claim = {uuid(50)};
  c.applicant = c.subject = person(1);
  c.household = HouseholdId{uuid(60)};
  c.members = {person(1), person(2)};
  c.division = "500199001001";
  c.facts = facts_of_two();
  c.materials = {"application"};
  c.by = {user(11), Role::village_assistant, "500199001001"};
  c.today = day("2026-03-02");
  c.rules = small_world().rules();
  return c;
}

inline Claim::Act step(std::string step, std::string outcome, Role role, int who) {
  Claim::Act c;
  c.what = {std::move(step), std::move(outcome), official(role, who)};
  c.subject.person = person(1);
  c.today = day("2026-03-03");
  c.rules = small_world().rules();
  return c;
}
inline Claim::Act because(Claim::Act c, std::string reason) {
  c.reason = std::move(reason);
  return c;
}
inline Claim::Act found(Claim::Act c, Facts facts) {
  c.facts = std::move(facts);
  return c;
}
inline Claim::Sign signs(std::string step, Role role, int who) {
  return {std::move(step), official(role, who), day("2026-03-03"), small_world().rules()};
}
inline Claim::Elapse over(const char* today) {
  return {official(Role::system, 99), day(today), small_world().rules()};
}

// The claim after each command, all of which must be lawful.
inline Spec<Claim> after_steps(std::vector<Claim::Command> commands) {
  Spec<Claim> spec;
  for (const auto& c : commands) {
    spec.when(c);
    spec.all<Claim::Ended>();  // fails when the command was refused
  }
  return spec;
}

}  // namespace yiben
