// What an award without facts comes to under newer rules: by the amount it has, never by an income
// nobody has seen.
#include "domain/awards/carry_over.h"

#include "tests/domain/awards/assess_fixture.h"

namespace yiben {
namespace {

RulePack pack_of(const ProgrammeRules& rules, int version) {
  RulePack p;
  p.id = "TEST";
  p.version = version;
  p.programmes = {rules};
  return p;
}

struct Carry {
  HouseholdCase before, now;
  Fen basic;
  std::vector<MemberShare> members{{person(1), {}}, {person(2), {}}, {person(3), {}}};
  Area area = Area::urban;

  Assessment result() {
    return carry_over({before.rules(), area, basic, {}, members}, pack_of(now.rules(), 2),
                      now.rules());
  }
};

std::string reason(const Assessment& a) { return a.reasons.empty() ? "" : a.reasons[0]; }

TEST(CarryOver, TheGapGrowsByTheDifferenceForEachPerson) {
  Carry c;
  c.before.standard("632");
  c.now.standard("680");
  c.basic = yuan("2");  // 632 × 3 − 1894
  auto a = c.result();
  EXPECT_TRUE(a.eligible);
  EXPECT_EQ(a.basic_fen, yuan("146"));  // 680 × 3 − 1894
  EXPECT_EQ(a.pack, (PackRef{"TEST", 2}));
  EXPECT_EQ(a.members, c.members);
  auto row = rows_named(a, "standard_difference").at(0);
  EXPECT_EQ(row.amount_fen, yuan("144"));
  EXPECT_EQ(row.args["people"], "3");
  EXPECT_EQ(row.law, "formula law");
  EXPECT_EQ(rows_named(a, "amount_before").at(0).amount_fen, yuan("2"));
}

TEST(CarryOver, AYearsStandardIsRoundedOnce) {
  Carry c;
  c.before.standard("5400", Period::year);
  c.now.standard("5500", Period::year).rounding(Rounding::up_to_yuan);
  c.basic = yuan("300");
  EXPECT_EQ(c.result().basic_fen, yuan("325"));  // 3 × 8.333… more
  c.members = {{person(1), {}}};
  EXPECT_EQ(c.result().basic_fen, yuan("309"));
}

TEST(CarryOver, ASumTheOldStandardCannotGiveIsForAPerson) {
  Carry c;
  c.before.standard("632");
  c.now.standard("680");
  c.basic = yuan("1896");
  EXPECT_EQ(c.result().basic_fen, yuan("2040"));
  c.basic = yuan("1896.01");
  EXPECT_EQ(reason(c.result()), "amount_above_standard");
  c.area = Area::rural;
  EXPECT_EQ(reason(c.result()), "no_standard_for_area");
}

TEST(CarryOver, AFixedAmountBecomesThatOfTheSameBand) {
  Carry c;
  c.before.standard("650").bands({{30, yuan("580")}, {60, yuan("420")}, {100, yuan("260")}});
  c.now.standard("700").bands({{30, yuan("620")}, {60, yuan("450")}, {100, yuan("280")}});
  c.basic = yuan("1260");
  EXPECT_EQ(c.result().basic_fen, yuan("1350"));
  c.basic = yuan("1261");
  EXPECT_EQ(reason(c.result()), "band_not_known");
}

TEST(CarryOver, ATableAmountBecomesThatOfTheSameRow) {
  Carry c;
  auto table = [](HouseholdCase& place, const char* scattered, const char* institution) {
    place.rules().formula.kind = FormulaKind::table;
    place.rules().formula.rows = {{"scattered", {}, {}, yuan(scattered)},
                                  {"institution", {}, {}, yuan(institution)}};
  };
  table(c.before, "900", "1300");
  table(c.now, "950", "1400");
  c.members = {{person(1), {}}};
  c.basic = yuan("1300");
  EXPECT_EQ(c.result().basic_fen, yuan("1400"));
  c.basic = yuan("280");  // the difference to another benefit: which row, nobody can tell
  EXPECT_EQ(reason(c.result()), "row_not_known");
}

TEST(CarryOver, ASupplementFollowsItsCategoryWhereThatIsCertain) {
  Carry c;
  c.before.standard("632")
      .supplement(Category::elderly, "60")
      .supplement(Category::minor, "60")
      .supplement(Category::seriously_ill, "142");
  c.now.standard("632")
      .supplement(Category::elderly, "70")
      .supplement(Category::minor, "70")
      .supplement(Category::seriously_ill, "150");
  c.members = {{person(1), yuan("60")}, {person(2), yuan("142")}, {person(3), {}}};
  c.basic = yuan("100");
  auto a = c.result();
  EXPECT_EQ(a.supplement_fen, yuan("220"));
  EXPECT_EQ(a.members[0].supplement_fen, yuan("70"));
  c.now.rules().formula.supplements[1].amount_fen = yuan("80");  // old people and children go apart
  EXPECT_EQ(reason(c.result()), "supplement_not_known");
}

}  // namespace
}  // namespace yiben
