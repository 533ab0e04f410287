// The conflict matrix of the three programmes: who holds one and asks for another.
#include <gtest/gtest.h>

#include "tests/domain/awards/assess_fixture.h"
#include "tests/domain/awards/conflicts.h"

namespace yiben {
namespace {

using enum ConflictOutcome;

HouseholdCase asks_600() {
  return HouseholdCase{}
      .standard("600")
      .supplement(Category::minor, "60")
      .member(1)
      .is(Category::minor);
}

// One row of the explanation for every conflict that was looked at, with what it did and its law.
void expect_explained(const Assessment& a, ConflictOutcome outcome, Fen amount) {
  auto rows = rows_named(a, "conflict");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].args.at("outcome"), enum_name(outcome));
  EXPECT_EQ(rows[0].args.at("with"), "orphan");
  EXPECT_EQ(rows[0].law, "conflict law");
  EXPECT_EQ(rows[0].person, person(1));
  EXPECT_EQ(rows[0].amount_fen, amount);
}

TEST(Conflict, EachOutcome) {
  struct Row {
    ConflictOutcome outcome;
    const char* held;
    bool eligible;
    const char* total;
    Fen row;
  };
  for (auto [outcome, held, eligible, total, row] :
       {Row{allow, "900", true, "660", {}},
        {block, "0.01", false, "0", {}},
        {pay_difference, "400", true, "260", -yuan("400")},
        {pay_difference, "599.99", true, "60.01", -yuan("599.99")},
        {pay_difference, "600", false, "0", -yuan("600")},
        {pay_difference, "900", false, "0", -yuan("600")},
        {choose_higher, "659.99", true, "660", {}},
        {choose_higher, "660", false, "0", {}},
        {choose_higher, "900", false, "0", {}}}) {
    SCOPED_TRACE(std::string(enum_name(outcome)) + " beside " + held);
    auto a = asks_600().conflict("orphan", outcome).holds(1, "orphan", held).assess();
    EXPECT_EQ(a.eligible, eligible);
    EXPECT_EQ(a.total_fen(), yuan(total));
    EXPECT_EQ(a.reasons,
              eligible ? std::vector<std::string>{} : std::vector<std::string>{"conflict_orphan"});
    expect_explained(a, outcome, row);
  }
}

TEST(Conflict, LooksOnlyAtProgrammesItNames) {
  auto a = asks_600().conflict("orphan", block).holds(1, "funeral", "900").assess();
  EXPECT_TRUE(a.eligible);
  EXPECT_TRUE(rows_named(a, "conflict").empty());
  EXPECT_TRUE(asks_600().conflict("orphan", block).assess().eligible) << "nothing is held";
}

TEST(Conflict, TheDifferenceToTwoBenefitsIsTakenTwice) {
  auto a = asks_600()
               .conflict("orphan", pay_difference)
               .holds(1, "orphan", "200")
               .holds(2, "orphan", "300")
               .assess();
  EXPECT_EQ(a.basic_fen, yuan("100"));
  EXPECT_EQ(rows_named(a, "conflict").size(), 2u);
}

TEST(Conflict, ItsConditionsAreThoseOfTheCase) {
  auto only_without_care = [](std::string kind) {
    auto c = asks_600().answers("kind", std::move(kind)).holds(1, "dibao", "100");
    c.rules().conflicts = {{"dibao", {{"kind", {"without_care"}, {}, {}}}, block, "law"}};
    return c.assess().eligible;
  };
  EXPECT_FALSE(only_without_care("without_care"));
  EXPECT_TRUE(only_without_care("orphan"));
}

// The matrix of the three programmes, on rules written as those of domain/rules are. The data test
// holds the same table against the files.
TEST(Conflict, MatrixOfTheThreeProgrammes) {
  RulePack pack;
  auto household = asks_600().rules();
  household.conflicts = {{"orphan", {}, allow, "law a"}, {"funeral", {}, allow, "law b"}};
  ProgrammeRules child;
  child.id = "orphan";
  child.formula = {FormulaKind::table,
                   "law",
                   Rounding::to_fen,
                   {},
                   {},
                   {},
                   {{"row", {}, {}, yuan("900")}},
                   {},
                   {},
                   {},
                   {}};
  child.conflicts = {{"dibao", {{"kind", {"without_care"}, {}, {}}}, pay_difference, "law c"},
                     {"dibao", {{"kind", {"orphan"}, {}, {}}}, choose_higher, "law d"},
                     {"funeral", {}, allow, "law e"}};
  ProgrammeRules funeral;
  funeral.id = "funeral";
  funeral.subject = Subject::deceased;
  funeral.formula = {FormulaKind::capped_items,
                     "law",
                     Rounding::to_fen,
                     {},
                     {},
                     {},
                     {},
                     {{"cremation", {}, yuan("600")}},
                     {},
                     {},
                     {}};
  funeral.conflicts = {{"dibao", {}, allow, "law f"}, {"orphan", {}, allow, "law g"}};
  pack.programmes = {household, child, funeral};
  expect_conflict_matrix(pack);
}

}  // namespace
}  // namespace yiben
