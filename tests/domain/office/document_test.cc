// Published documents: a later version is newer, and none that has problems is issued.
#include <gtest/gtest.h>

#include "domain/awards/programme_rules.h"
#include "domain/office/published.h"
#include "tests/domain/cases/procedure_fixture.h"
#include "tests/spec.h"

namespace yiben {
namespace {

Published::Issue issue(int version, std::vector<std::string> problems = {}) {
  return {{DocumentKind::rule_pack, "HTZ", version, "{}"}, std::move(problems)};
}

TEST(Document, VersionsOnlyRise) {
  auto spec = Spec<Published>{}.when(issue(2));
  spec.when(issue(2)).then_rejected(Rule::version_not_newer);
  spec.when(issue(1)).then_rejected(Rule::version_not_newer);
  spec.when(issue(5));
  EXPECT_EQ(spec.state().versions.size(), 2u);
  EXPECT_EQ(Published::stream(DocumentKind::rule_pack, "HTZ"), "document-rule_pack-HTZ");
}

TEST(Document, WithProblemsIsNotIssued) {
  Spec<Published>{}.when(issue(1, {"cites no law"})).then_rejected(Rule::definition_invalid);
}

// One fault each, and the words that name it.
TEST(Document, AProceduresProblemsAreNamed) {
  auto problem = [](auto change) {
    auto p = small_procedure();
    change(p);
    auto found = problems(p);
    return found.empty() ? "" : found.front();
  };
  EXPECT_EQ(problem([](auto&) {}), "");
  EXPECT_EQ(problem([](auto& p) { p.law.clear(); }), "the procedure cites no law");
  EXPECT_EQ(problem([](auto& p) { p.start = "x"; }), "start is the unknown step x");
  EXPECT_EQ(problem([](auto& p) { p.clock->limit.law.clear(); }), "the overall clock cites no law");
  EXPECT_EQ(problem([](auto& p) { p.clock->extended->law.clear(); }), "the extension cites no law");
  EXPECT_EQ(problem([](auto& p) { p.steps[0].roles.clear(); }), "step accept: nobody may do it");
  EXPECT_EQ(problem([](auto& p) { p.steps[0].due->law.clear(); }),
            "step accept: its deadline cites no law");
  EXPECT_EQ(problem([](auto& p) { p.steps[4].wait->n = -1; }),
            "step notice: its wait cites no law");
  EXPECT_EQ(problem([](auto& p) { p.steps[4].outcomes[0].id = "over"; }),
            "step notice: a wait without the outcome elapsed");
  EXPECT_EQ(problem([](auto& p) { p.steps[6].outcomes.clear(); }), "step confirm: no outcome");
  EXPECT_EQ(problem([](auto& p) { p.steps[5].otherwise.reset(); }),
            "step district_visit: only_if or unless_done, and otherwise, go together");
  EXPECT_EQ(problem([](auto& p) { p.steps[5].unless_done = "x"; }),
            "step district_visit: unless_done names the unknown step x");
  EXPECT_EQ(problem([](auto& p) {
              p.steps[6].since = CountedSince{"accept", {}};
            }),
            "step confirm: since without a deadline");
  EXPECT_EQ(problem([](auto& p) {
              p.steps[0].since = CountedSince{"accept", "accept"};
            }),
            "step accept: since names a step that was opened or one that ended");
  EXPECT_EQ(problem([](auto& p) {
              p.steps[0].since = CountedSince{{}, "x"};
            }),
            "step accept: since names the unknown step x");
  EXPECT_EQ(problem([](auto& p) { p.steps[6].outcomes[0].decides = CaseResult::granted; }),
            "step confirm: outcome confirmed decides and ends: result is enough");
  EXPECT_EQ(problem([](auto& p) { p.steps[5].outcomes[0].decides = CaseResult::granted; }),
            "step district_visit: after outcome visited, step confirm decides otherwise by denied");
  EXPECT_EQ(problem([](auto& p) { p.steps[5].otherwise = "x"; }),
            "step district_visit: unknown step x");
  EXPECT_EQ(problem([](auto& p) { p.steps[3].not_same_as = {"x"}; }),
            "step review: not_same_as names the unknown step x");
  EXPECT_EQ(problem([](auto& p) { p.steps[1].outcomes[0].next = "x"; }),
            "step supplement: outcome supplied leads to the unknown step x");
  EXPECT_EQ(problem([](auto& p) { p.steps[1].outcomes[0].result = CaseResult::denied; }),
            "step supplement: outcome supplied needs either next or result");
  EXPECT_EQ(problem([](auto& p) { p.steps[6].outcomes[1].id = "confirmed"; }),
            "step confirm: outcome confirmed stands twice");
  EXPECT_EQ(problem([](auto& p) { p.steps.push_back(p.steps[0]); }), "step accept stands twice");
  EXPECT_EQ(problem([](auto& p) {
              p.steps.push_back(p.steps[1]);
              p.steps.back().id = "island";
            }),
            "step island is never reached");
}

RulePack sound_pack() {
  RulePack pack;
  pack.source = "source";
  ProgrammeRules p;
  p.id = "dibao";
  p.law = {"law"};
  p.subject = Subject::household;
  p.procedure = "small";
  p.filed_by = {Role::town_clerk};
  p.start = Start{StartRule::month_after_confirmation, "law"};
  p.eligibility = {{"property", {}, {{}}, "law"}};
  p.form = {{"reason", {}, FieldType::choice, true, {{"a", {}}}}};
  p.conflicts = {{"orphan", {}, ConflictOutcome::allow, "law"}};
  p.formula.kind = FormulaKind::household_bands;
  p.formula.law = "law";
  p.formula.standards = {{Area::urban, yuan("620"), Period::month}};
  p.formula.bands = {{50, yuan("400")}, {100, yuan("200")}};
  pack.programmes = {p};
  return pack;
}

TEST(Document, ARulePacksProblemsAreNamed) {
  auto problem = [](auto change) {
    auto pack = sound_pack();
    change(pack, pack.programmes.front());
    auto found = problems(pack);
    return found.empty() ? "" : found.front();
  };
  EXPECT_EQ(problem([](auto&, auto&) {}), "");
  EXPECT_EQ(problem([](auto& pack, auto&) { pack.source.clear(); }), "the pack names no source");
  EXPECT_EQ(problem([](auto& pack, auto& p) { pack.programmes.push_back(ProgrammeRules(p)); }),
            "dibao: stands twice");
  EXPECT_EQ(problem([](auto&, auto& p) { p.law.clear(); }), "dibao: cites no law");
  EXPECT_EQ(problem([](auto&, auto& p) { p.procedure.clear(); }), "dibao: has no procedure");
  EXPECT_EQ(problem([](auto&, auto& p) { p.filed_by.clear(); }), "dibao: nobody may file for it");
  EXPECT_EQ(problem([](auto&, auto& p) {
              p.eligibility[0].any_of = {{{"reson", {}, {}, {}}}};
            }),
            "dibao: eligibility property looks at reson, which its form does not ask");
  EXPECT_EQ(problem([](auto&, auto& p) {
              p.conflicts[0].when = {{"reason", {"b"}, {}, {}}};
            }),
            "dibao: the conflict with orphan: reason has no choice b");
  EXPECT_EQ(problem([](auto& pack, auto& p) {
              auto other = p;
              other.id = "other";
              other.conflicts.push_back({"dibao", {}, ConflictOutcome::allow, "law"});
              pack.programmes.push_back(std::move(other));
            }),
            "dibao: says nothing of somebody who holds other as well");
  EXPECT_EQ(problem([](auto&, auto& p) {
              p.review = ReviewRule{12, {{{{"reson", {}, {}, {}}}, 6}}, {}, {}, "law"};
            }),
            "dibao: the review looks at reson, which its form does not ask");
  EXPECT_EQ(problem([](auto&, auto& p) {
              p.review = ReviewRule{12, {{{}, 0}}, {}, {}, "law"};
            }),
            "dibao: a review is due after 1 to 120 months");
  EXPECT_EQ(problem([](auto&, auto& p) { p.start.reset(); }),
            "dibao: a monthly benefit without a first month");
  EXPECT_EQ(problem([](auto&, auto& p) { p.conflicts[0].law.clear(); }),
            "dibao: the conflict with orphan cites no law");
  EXPECT_EQ(problem([](auto&, auto& p) { p.eligibility[0].law.clear(); }),
            "dibao: eligibility property needs a law and a condition");
  EXPECT_EQ(problem([](auto&, auto& p) { p.form[0].choices.clear(); }),
            "dibao: reason has no choices");
  EXPECT_EQ(problem([](auto&, auto& p) { p.formula.law.clear(); }),
            "dibao: the formula cites no law");
  EXPECT_EQ(problem([](auto&, auto& p) { p.formula.standards.clear(); }),
            "dibao: a household formula without a standard");
  EXPECT_EQ(problem([](auto&, auto& p) { p.formula.bands.clear(); }),
            "dibao: bands without a band");
  EXPECT_EQ(problem([](auto&, auto& p) { p.formula.bands.pop_back(); }),
            "dibao: the last band does not end at the standard");
  EXPECT_EQ(problem([](auto&, auto& p) { p.formula.bands[0].below_percent = 100; }),
            "dibao: bands are not in rising order");
  EXPECT_EQ(problem([](auto&, auto& p) { p.subject = Subject::person; }),
            "dibao: formula and subject do not go together");
  auto of_a_person = [&](FormulaKind kind) {
    return problem([&](auto&, auto& p) {
      p.subject = Subject::person;
      p.formula.kind = kind;
    });
  };
  EXPECT_EQ(of_a_person(FormulaKind::table), "dibao: a table without a row");
  EXPECT_EQ(of_a_person(FormulaKind::capped_items), "dibao: items without a cap");
}

}  // namespace
}  // namespace yiben
