// 分类施保 and 分档: a supplement once a person, a band by the income a head.
#include <gtest/gtest.h>

#include "domain/awards/award.h"
#include "domain/cases/claim.h"
#include "tests/domain/awards/assess_fixture.h"

namespace yiben {
namespace {

using enum Category;

HouseholdCase place() {
  HouseholdCase c;
  c.standard("620").standard("496", Period::month, Area::rural);
  c.supplement(elderly, "60").supplement(elderly, "50", Area::rural);
  c.supplement(severely_disabled, "142").supplement(severely_disabled, "104", Area::rural);
  c.supplement(minor, "60");
  return c;
}

TEST(Supplement, OnceAPersonForTheReasonThatGivesMost) {
  for (auto reasons : {std::vector{elderly, severely_disabled},
                       {severely_disabled, elderly},
                       {severely_disabled, elderly, minor, seriously_ill}}) {
    auto c = place().member(1);
    for (auto reason : reasons) c.is(reason);
    auto a = c.assess();
    EXPECT_EQ(a.supplement_fen, yuan("142"));
    ASSERT_EQ(rows_named(a, "supplement").size(), 1u);
    EXPECT_EQ(rows_named(a, "supplement")[0].args.at("category"), "severely_disabled");
    EXPECT_EQ(rows_named(a, "supplement")[0].person, person(1));
    EXPECT_EQ(rows_named(a, "supplement")[0].law, "formula law");
  }
}

TEST(Supplement, TheSameReasonTwiceCountsOnce) {
  EXPECT_EQ(place().member(1).is(elderly).is(elderly).assess().supplement_fen, yuan("60"));
}

TEST(Supplement, IsThatOfTheArea) {
  EXPECT_EQ(place().rural().member(1).is(severely_disabled).assess().supplement_fen, yuan("104"));
  EXPECT_EQ(place().rural().member(1).is(minor).assess().supplement_fen, Fen{})
      << "none in the country";
}

TEST(Supplement, ComesOnTopOfTheGapAndOfNobodyElse) {
  auto a =
      place().member(1).is(elderly).earns("600").member(2).member(3).is(severely_disabled).assess();
  EXPECT_EQ(a.basic_fen, yuan("1260"));
  EXPECT_EQ(a.supplement_fen, yuan("202"));
  EXPECT_EQ(a.members, (std::vector<MemberShare>{
                           {person(1), yuan("60")}, {person(2), {}}, {person(3), yuan("142")}}));
}

// NewCosmos counted 户主 once as head and once as member. Here the head is one of the members, and
// facts that list anybody twice are refused before an amount is computed.
TEST(Supplement, TheHeadOfHouseholdCountsOnce) {
  auto c = place().member(1).is(elderly).member(2);
  EXPECT_EQ(c.assess().people, 2);
  EXPECT_EQ(c.assess().supplement_fen, yuan("60"));
  auto twice = place().member(1).is(elderly).member(2).member(1).is(elderly);
  auto refused = check_facts(twice.rules(), twice.facts());
  ASSERT_FALSE(refused);
  EXPECT_EQ(name(refused.error().rule), "member_listed_twice");
}

// NewCosmos: 户主死亡, and the file opened for the successor carried on the dead head's supplement.
// The new assessment has only the living, and a change replaces every share.
TEST(Supplement, ASuccessorDoesNotInheritThatOfTheDeadHead) {
  auto before = place().member(1).is(severely_disabled).member(2).assess();
  Award::State award = fold<Award>({Award::Granted{{uuid(9)},
                                                   "dibao",
                                                   Frequency::monthly,
                                                   {},
                                                   person(1),
                                                   {},
                                                   before.members,
                                                   "",
                                                   Area::urban,
                                                   {},
                                                   before.pack,
                                                   before.basic_fen,
                                                   before.supplement_fen,
                                                   month("2026-01"),
                                                   {},
                                                   {}}});
  EXPECT_EQ(award.due_for(month("2026-05"))->supplement_fen, yuan("142"));

  auto after_death = place().member(2).assess();
  auto changed =
      Award::decide(award, Award::Change{{}, person(2), after_death, month("2026-06"), {}, "died"});
  ASSERT_TRUE(changed);
  award = Award::evolve(award, changed->front());
  EXPECT_EQ(award.payee, person(2));
  EXPECT_EQ(award.members, (std::vector<MemberShare>{{person(2), {}}}));
  EXPECT_EQ(award.due_for(month("2026-05"))->total_fen(), yuan("1382"));
  EXPECT_EQ(award.due_for(month("2026-06"))->supplement_fen, Fen{});
  EXPECT_EQ(award.due_for(month("2026-06"))->basic_fen, yuan("620"));
}

// Bands begin at their lower bound: below_percent 30 ends under 195.00 of 650.
TEST(Bands, AreByIncomeAHeadAndEndBelowTheirBound) {
  const std::vector<Band> bands{{30, yuan("580")}, {60, yuan("420")}, {100, yuan("260")}};
  struct Row {
    const char *income, *amount;
  };
  for (auto [income, amount] : {Row{"0", "580"},
                                {"194.99", "580"},
                                {"195", "420"},
                                {"389.99", "420"},
                                {"390", "260"},
                                {"649.99", "260"}}) {
    auto a = HouseholdCase{}.standard("650").bands(bands).member(1).earns(income).assess();
    EXPECT_TRUE(a.eligible) << income;
    EXPECT_EQ(a.basic_fen, yuan(amount)) << income;
    ASSERT_EQ(rows_named(a, "band").size(), 1u);
    EXPECT_EQ(rows_named(a, "band")[0].law, "formula law");
    // The same a head in a household of two gives twice as much.
    auto two = HouseholdCase{}
                   .standard("650")
                   .bands(bands)
                   .member(1)
                   .earns(income)
                   .member(2)
                   .earns(income)
                   .assess();
    EXPECT_EQ(two.basic_fen, yuan(amount) * 2) << income;
  }
  auto over = HouseholdCase{}.standard("650").bands(bands).member(1).earns("650").assess();
  EXPECT_FALSE(over.eligible);
  EXPECT_EQ(over.total_fen(), Fen{});
}

TEST(Bands, PayNothingWhereNoneApplies) {
  auto a =
      HouseholdCase{}.standard("650").bands({{30, yuan("580")}}).member(1).earns("300").assess();
  EXPECT_FALSE(a.eligible);
  EXPECT_EQ(a.reasons, std::vector<std::string>{"no_band_applies"});
  EXPECT_EQ(a.total_fen(), Fen{});
}

}  // namespace
}  // namespace yiben
