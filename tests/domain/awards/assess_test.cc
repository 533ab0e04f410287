// Household amounts: sums first, one rounding, and what counts as income.
#include "domain/awards/assess.h"

#include <gtest/gtest.h>

#include "tests/domain/awards/assess_fixture.h"

namespace yiben {
namespace {

using enum DeductionKind;

// xingjianya-86/NewCosmos: rounding the difference a head before multiplying back gave 3.
TEST(HouseholdGap, SixThirtyTwoTimesThreeLess1894IsTwoYuan) {
  for (auto mode : {Rounding::to_fen, Rounding::up_to_yuan, Rounding::nearest_yuan}) {
    auto a = HouseholdCase{}
                 .standard("632")
                 .rounding(mode)
                 .member(1)
                 .earns("1894")
                 .member(2)
                 .member(3)
                 .assess();
    EXPECT_TRUE(a.eligible);
    EXPECT_EQ(a.people, 3);
    EXPECT_EQ(a.income_fen, yuan("1894"));
    EXPECT_EQ(a.basic_fen, yuan("2")) << enum_name(mode);
    EXPECT_EQ(a.pack, (PackRef{"TEST", 3}));
  }
}

TEST(HouseholdGap, ExplainsEveryStepWithItsLaw) {
  auto a = HouseholdCase{}.standard("632").member(1).earns("1894").member(2).member(3).assess();
  std::vector<std::string> rules;
  for (const auto& row : a.rows) {
    rules.push_back(row.rule);
    EXPECT_EQ(row.law, "formula law");
  }
  EXPECT_EQ(rules, (std::vector<std::string>{"income", "people_times_standard", "gap"}));
  EXPECT_EQ(a.rows[0].person, person(1));
  EXPECT_EQ(a.rows[1].amount_fen, yuan("1896"));
  EXPECT_EQ(a.rows[2].amount_fen, yuan("2"));
}

// YL: 5,400 yuan a year in the country. Twelfths are kept until the end.
TEST(HouseholdGap, SumsYearsBeforeItRounds) {
  auto yulin = [] { return HouseholdCase{}.standard("5400", Period::year, Area::rural).rural(); };
  EXPECT_EQ(yulin().member(1).assess().basic_fen, yuan("450"));
  EXPECT_EQ(yulin().member(1).earns("1000", Period::year).assess().basic_fen, yuan("366.67"));
  // Three incomes of 0.04 yuan a year are a fen a month together; each alone would round to none.
  auto small = yulin()
                   .member(1)
                   .earns("0.04", Period::year)
                   .member(2)
                   .earns("0.04", Period::year)
                   .member(3)
                   .earns("0.04", Period::year)
                   .assess();
  EXPECT_EQ(small.basic_fen, yuan("1349.99"));
  auto mixed = yulin()
                   .rounding(Rounding::up_to_yuan)
                   .member(1)
                   .earns("100")
                   .earns("1000", Period::year, IncomeKind::business)
                   .assess();
  EXPECT_EQ(mixed.basic_fen, yuan("267"));  // 450 − 100 − 83.33
}

TEST(HouseholdGap, RoundsOnceByTheModeOfThePlace) {
  const std::pair<Rounding, const char*> rows[] = {{Rounding::to_fen, "366.67"},
                                                   {Rounding::up_to_jiao, "366.70"},
                                                   {Rounding::up_to_yuan, "367"},
                                                   {Rounding::nearest_yuan, "367"}};
  for (auto [mode, amount] : rows)
    EXPECT_EQ(HouseholdCase{}
                  .standard("450")
                  .rounding(mode)
                  .member(1)
                  .earns("1000", Period::year)
                  .assess()
                  .basic_fen,
              yuan(amount))
        << enum_name(mode);
  auto below_half = HouseholdCase{}
                        .standard("450")
                        .rounding(Rounding::nearest_yuan)
                        .member(1)
                        .earns("83.51")
                        .assess();
  EXPECT_EQ(below_half.basic_fen, yuan("366"));
}

TEST(HouseholdGap, EndsAtTheStandard) {
  EXPECT_EQ(HouseholdCase{}.standard("632").member(1).earns("631.99").assess().basic_fen, Fen{1});
  for (auto income : {"632", "632.01", "9000"}) {
    auto a = HouseholdCase{}
                 .standard("632")
                 .supplement(Category::elderly, "60")
                 .member(1)
                 .is(Category::elderly)
                 .earns(income)
                 .assess();
    EXPECT_FALSE(a.eligible) << income;
    EXPECT_EQ(a.reasons, std::vector<std::string>{"income_above_standard"});
    EXPECT_EQ(a.total_fen(), Fen{});
  }
}

TEST(HouseholdGap, TakesTheStandardOfTheArea) {
  auto both = [] {
    return HouseholdCase{}.standard("620").standard("496", Period::month, Area::rural);
  };
  EXPECT_EQ(both().member(1).assess().basic_fen, yuan("620"));
  EXPECT_EQ(both().rural().member(1).assess().basic_fen, yuan("496"));
  auto none = HouseholdCase{}.standard("620").rural().member(1).assess();
  EXPECT_FALSE(none.eligible);
  EXPECT_EQ(none.reasons, std::vector<std::string>{"no_standard_for_area"});
}

// 57号第七条: who is in prison is not of the household, nor is what they earn there.
TEST(HouseholdGap, LeavesOutWhoIsNotCounted) {
  auto a = HouseholdCase{}
               .standard("632")
               .supplement(Category::seriously_ill, "142")
               .member(1)
               .earns("300")
               .member(2)
               .not_counted()
               .is(Category::seriously_ill)
               .earns("500")
               .assess();
  EXPECT_EQ(a.people, 1);
  EXPECT_EQ(a.income_fen, yuan("300"));
  EXPECT_EQ(a.total_fen(), yuan("332"));
  EXPECT_EQ(a.members, (std::vector<MemberShare>{{person(1), {}}}));
  auto nobody = HouseholdCase{}.standard("632").member(1).not_counted().assess();
  EXPECT_FALSE(nobody.eligible);
  EXPECT_EQ(nobody.reasons, std::vector<std::string>{"nobody_counted"});
}

TEST(Income, ExemptOnesAreShownAndNotCounted) {
  auto a = HouseholdCase{}
               .standard("632")
               .member(1)
               .earns("500")
               .earns("400", Period::month, IncomeKind::transfer)
               .exempt_as("scholarship")
               .assess();
  EXPECT_EQ(a.income_fen, yuan("500"));
  auto exempt = rows_named(a, "income_exempt");
  ASSERT_EQ(exempt.size(), 1u);
  EXPECT_EQ(exempt[0].law, "exemption law");
  EXPECT_EQ(exempt[0].args.at("exemption"), "scholarship");
  EXPECT_EQ(exempt[0].args.at("amount"), "400.00");
  EXPECT_EQ(exempt[0].amount_fen, Fen{});
}

TEST(Income, AnExemptionThePlaceDoesNotKnowIsIncome) {
  auto a = HouseholdCase{}.standard("632").member(1).earns("400").exempt_as("lottery").assess();
  EXPECT_EQ(a.income_fen, yuan("400"));
  EXPECT_TRUE(rows_named(a, "income_exempt").empty());
}

// 5,399.99 a year below a standard of 5,400: entitled, so something is granted.
TEST(Household, WhoeverIsBelowTheStandardIsGrantedTheSmallestAmount) {
  auto below = [](Rounding rounding) {
    return HouseholdCase{}
        .standard("5400", Period::year)
        .rounding(rounding)
        .member(1)
        .earns("5399.99", Period::year)
        .assess();
  };
  EXPECT_TRUE(below(Rounding::to_fen).eligible);
  EXPECT_EQ(below(Rounding::to_fen).basic_fen, yuan("0.01"));
  EXPECT_EQ(below(Rounding::nearest_yuan).basic_fen, yuan("1"));
  EXPECT_EQ(below(Rounding::up_to_jiao).basic_fen, yuan("0.10"));
}

// What is compared with a limit is not rounded to a month's fen.
TEST(Household, IncomeIsKeptExactBesideWhatIsShown) {
  const auto a = HouseholdCase{}.standard("632").member(1).earns("0.01", Period::year).assess();
  EXPECT_EQ(a.income_fen, Fen{});
  EXPECT_EQ(a.income_1200ths_fen, 100);
}

TEST(Deductions, EmploymentCostIsAShareOfTheWageUnlessFound) {
  auto place = [] {
    return HouseholdCase{}.standard("2000").employment_cost(20).allows({employment_cost});
  };
  EXPECT_EQ(place().member(1).earns("1000").assess().income_fen, yuan("800"));
  EXPECT_EQ(place().member(1).earns("12000", Period::year).assess().income_fen, yuan("800"));
  EXPECT_EQ(
      place().member(1).earns("1000", Period::month, IncomeKind::business).assess().income_fen,
      yuan("1000"))
      << "business income is net already";
  EXPECT_EQ(place().member(1).earns("1000").spends(employment_cost, "150").assess().income_fen,
            yuan("850"))
      << "found, so not a share";
  EXPECT_EQ(place().member(1).earns("1000").exempt_as("scholarship").assess().income_fen, Fen{});
}

TEST(Deductions, EmploymentCostStopsAtTheWage) {
  auto a = HouseholdCase{}
               .standard("2000")
               .allows({employment_cost})
               .member(1)
               .earns("300")
               .spends(employment_cost, "500")
               .earns("400", Period::month, IncomeKind::business)
               .assess();
  EXPECT_EQ(a.income_fen, yuan("400"));
}

TEST(Deductions, OnlyOfTheKindsThePlaceAllows) {
  for (auto kind : {employment_cost, medical, disability, education}) {
    auto spends = [&](std::vector<DeductionKind> allowed) {
      return HouseholdCase{}
          .standard("2000")
          .allows(std::move(allowed))
          .member(1)
          .earns("1000")
          .spends(kind, "1200", Period::year)
          .assess();
    };
    auto with = spends({kind});
    EXPECT_EQ(with.income_fen, yuan("900")) << enum_name(kind);
    ASSERT_EQ(rows_named(with, "deduction").size(), 1u);
    EXPECT_EQ(rows_named(with, "deduction")[0].amount_fen, -yuan("100"));
    EXPECT_EQ(rows_named(with, "deduction")[0].law, "formula law");
    EXPECT_EQ(spends({}).income_fen, yuan("1000")) << enum_name(kind);
  }
}

TEST(Deductions, NeverMakeIncomeNegative) {
  auto a = HouseholdCase{}
               .standard("632")
               .allows({medical, disability})
               .member(1)
               .earns("100")
               .spends(medical, "3000")
               .spends(disability, "500")
               .assess();
  EXPECT_EQ(a.income_fen, Fen{});
  EXPECT_EQ(a.basic_fen, yuan("632"));
  EXPECT_EQ(rows_named(a, "deduction").size(), 1u) << "nothing was left to take from";
}

// 57号第十三条: what the illness of one member costs is taken from the household's income; the ill
// seldom earn it.
TEST(Deductions, OfOneMemberComeOffTheIncomeOfAll) {
  for (bool ill_first : {true, false}) {
    HouseholdCase home;
    home.standard("632").allows({medical});
    if (ill_first)
      home.member(1).spends(medical, "700").member(2).earns("1000");
    else
      home.member(2).earns("1000").member(1).spends(medical, "700");
    auto a = home.assess();
    EXPECT_EQ(a.income_fen, yuan("300"));
    EXPECT_EQ(a.basic_fen, yuan("964"));
  }
}

TEST(Deductions, OfWhoIsNotCountedAreNotTaken) {
  auto a = HouseholdCase{}
               .standard("632")
               .allows({medical})
               .member(1)
               .earns("500")
               .member(2)
               .not_counted()
               .spends(medical, "300")
               .assess();
  EXPECT_EQ(a.income_fen, yuan("500"));
}

// 67 % of 17.91 yuan a year is 0.99997 yuan a month: the household is owed a little over 619 yuan,
// so 620. A share cut to whole twelfths of a fen first gave 619.
TEST(Deductions, AShareIsNotRoundedBeforeTheSum) {
  auto a = HouseholdCase{}
               .standard("620")
               .rounding(Rounding::up_to_yuan)
               .employment_cost(33)
               .member(1)
               .earns("17.91", Period::year)
               .assess();
  EXPECT_EQ(a.basic_fen, yuan("620"));
}

TEST(Eligibility, NamesEachRuleThatFails) {
  auto home = [] {
    return HouseholdCase{}.standard("632").eligible_if("property_ok", "true").member(1);
  };
  EXPECT_TRUE(home().answers("property_ok", "true").assess().eligible);
  for (auto a : {home().answers("property_ok", "false").assess(), home().assess()}) {
    EXPECT_FALSE(a.eligible);
    EXPECT_EQ(a.reasons, std::vector<std::string>{"rule_property_ok"});
    ASSERT_EQ(rows_named(a, "eligibility").size(), 1u);
    EXPECT_EQ(rows_named(a, "eligibility")[0].law, "rule law");
    EXPECT_EQ(a.total_fen(), Fen{});
  }
}

}  // namespace
}  // namespace yiben
