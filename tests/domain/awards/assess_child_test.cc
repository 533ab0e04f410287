// Benefits by status: a table of amounts, eligibility by conditions, and their first and last
// month.
#include <gtest/gtest.h>

#include "tests/domain/awards/assess_fixture.h"
#include "tests/domain/awards/children.h"

namespace yiben {
namespace {

const std::vector<std::string> lost{"dead", "unknown"}, gone{"dead", "declared_missing"},
    unable{"severely_disabled", "seriously_ill", "imprisoned",
           "detoxification",    "restrained",    "out_of_contact"};

std::vector<Condition> all(std::string kind, std::vector<std::string> father,
                           std::vector<std::string> mother) {
  return {{"kind", {std::move(kind)}, {}, {}},
          {"father", std::move(father), {}, {}},
          {"mother", std::move(mother), {}, {}}};
}

ProgrammeRules child_rules() {
  ProgrammeRules p;
  p.id = "orphan";
  p.eligibility = {
      {"under_18", {}, {{{"age", {}, {}, 18}}, {{"in_school", {"true"}, {}, {}}}}, "age law"},
      {"parents",
       {},
       {all("orphan", lost, lost), all("without_care", unable, unable),
        all("without_care", gone, unable), all("without_care", unable, gone)},
       "parents law"}};
  p.formula.kind = FormulaKind::table;
  p.formula.law = "table law";
  p.formula.rows = {{"scattered", {}, {{"placement", {"scattered"}, {}, {}}}, yuan("900")},
                    {"institution", {}, {{"placement", {"institution"}, {}, {}}}, yuan("1300")}};
  p.age_end = AgeEnd{18, "in_school", "age law"};
  return p;
}

std::map<std::string, std::string> orphan_in(std::string placement) {
  return {{"kind", "orphan"},
          {"placement", std::move(placement)},
          {"father", "dead"},
          {"mother", "dead"}};
}

TEST(Child, AllCombinationsOfParents) { expect_parents_decide({}, child_rules()); }

TEST(Child, IsPaidByPlacement) {
  auto scattered = assess_child({}, child_rules(), orphan_in("scattered"));
  EXPECT_EQ(scattered.total_fen(), yuan("900"));
  EXPECT_EQ(scattered.people, 1);
  ASSERT_EQ(rows_named(scattered, "table_row").size(), 1u);
  EXPECT_EQ(rows_named(scattered, "table_row")[0].law, "table law");
  EXPECT_EQ(assess_child({}, child_rules(), orphan_in("institution")).total_fen(), yuan("1300"));
  auto elsewhere = assess_child({}, child_rules(), orphan_in("nowhere"));
  EXPECT_FALSE(elsewhere.eligible);
  EXPECT_EQ(elsewhere.reasons, std::vector<std::string>{"no_row_applies"});
}

TEST(Child, QualifiesUntil18OrWhileAtSchool) {
  auto eligible = [](const char* born, const char* in_school) {
    auto answers = orphan_in("scattered");
    if (in_school) answers["in_school"] = in_school;
    return assess_child({}, child_rules(), answers, day(born)).eligible;  // on 2026-03-02
  };
  EXPECT_TRUE(eligible("2008-03-03", nullptr));
  EXPECT_FALSE(eligible("2008-03-02", nullptr)) << "18 today";
  EXPECT_FALSE(eligible("2008-03-02", "false"));
  EXPECT_TRUE(eligible("2008-03-02", "true"));
  EXPECT_FALSE(assess_child({}, child_rules(), orphan_in("scattered"), std::nullopt).eligible)
      << "an age nobody knows is no age under 18";
}

TEST(LastMonth, IsThatOfThe18thBirthday) {
  auto p = child_rules();
  EXPECT_EQ(last_month(p, {}, day("2008-11-17")), month("2026-11"));
  EXPECT_EQ(last_month(p, {}, day("2008-12-31")), month("2026-12"));
  EXPECT_EQ(last_month(p, {}, day("2008-11-01")), month("2026-11"));
  EXPECT_EQ(last_month(p, {}, std::nullopt), std::nullopt);
  p.age_end.reset();
  EXPECT_EQ(last_month(p, {}, day("2008-11-17")), std::nullopt);
}

// Born on 29 February, 18 on 1 March 2026 as age_on says: March is the birthday's month.
TEST(LastMonth, OfALeapDayBirthIsWhenTheAgeIsReached) {
  EXPECT_EQ(last_month(child_rules(), {}, day("2008-02-29")), month("2026-03"));
  auto p = child_rules();
  p.age_end->age = 20;
  EXPECT_EQ(last_month(p, {}, day("2008-02-29")), month("2028-02"));
}

TEST(LastMonth, HasNoEndAtSchool) {
  Facts facts;
  facts.answers["in_school"] = "true";
  EXPECT_EQ(last_month(child_rules(), facts, day("2008-11-17")), std::nullopt);
  facts.answers["in_school"] = "false";
  EXPECT_EQ(last_month(child_rules(), facts, day("2008-11-17")), month("2026-11"));
}

TEST(FirstMonth, ByEachStartRule) {
  struct Row {
    StartRule rule;
    const char *applied, *confirmed, *first;
  };
  using enum StartRule;
  for (auto [rule, applied, confirmed, first] :
       {Row{month_after_confirmation, "2026-01-31", "2026-02-28", "2026-03"},
        {month_after_confirmation, "2026-01-31", "2026-03-01", "2026-04"},
        {month_after_confirmation, "2025-11-03", "2025-12-31", "2026-01"},
        {month_of_confirmation, "2026-01-31", "2026-02-28", "2026-02"},
        {month_of_confirmation, "2025-11-03", "2026-01-01", "2026-01"},
        {month_of_application, "2026-01-31", "2026-02-28", "2026-01"},
        {month_of_application, "2025-12-01", "2026-02-28", "2025-12"}})
    EXPECT_EQ(first_month({rule, "law"}, day(applied), day(confirmed)), month(first))
        << enum_name(rule) << " " << confirmed;
}

TEST(Condition, LooksAtWhatItNames) {
  auto eligible = [](Condition c) {
    ProgrammeRules p = child_rules();
    p.eligibility = {{"only", {}, {{std::move(c)}}, "law"}};
    auto answers = orphan_in("scattered");
    answers["children"] = "3";
    return assess_child({}, p, answers).eligible;  // ten years old, male, urban
  };
  EXPECT_TRUE(eligible({"age", {}, 10, 11}));
  EXPECT_FALSE(eligible({"age", {}, 11, {}}));
  EXPECT_FALSE(eligible({"age", {}, {}, 10}));
  EXPECT_TRUE(eligible({"sex", {"male"}, {}, {}}));
  EXPECT_FALSE(eligible({"sex", {"female"}, {}, {}}));
  EXPECT_TRUE(eligible({"area", {"rural", "urban"}, {}, {}}));
  EXPECT_FALSE(eligible({"division", {"500199"}, {}, {}})) << "this child's is unknown";
  EXPECT_TRUE(eligible({"children", {}, 3, 4}));
  EXPECT_FALSE(eligible({"father", {}, 0, {}})) << "dead is no number";
  EXPECT_FALSE(eligible({"unknown_fact", {}, {}, {}})) << "a fact nobody knows";
}

}  // namespace
}  // namespace yiben
