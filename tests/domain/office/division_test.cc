#include "domain/office/division.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"

namespace yiben {
namespace {

Division division(const char* code) { return Division::parse(code).value(); }

TEST(Division, HasALevelByItsLength) {
  EXPECT_EQ(division("50").level(), DivisionLevel::province);
  EXPECT_EQ(division("5001").level(), DivisionLevel::city);
  EXPECT_EQ(division("500199").level(), DivisionLevel::county);
  EXPECT_EQ(division("500199001").level(), DivisionLevel::town);
  EXPECT_EQ(division("500199001001").level(), DivisionLevel::village);
}

TEST(Division, RefusesOtherTexts) {
  for (auto text : {"", "5", "500", "50019", "5001990", "50019900", "5001990010", "500199001001001",
                    "50019X", "00", "000000", " 50", "５０"})
    EXPECT_FALSE(Division::parse(text)) << text;
}

TEST(Division, DropsZerosThatFillUp) {
  EXPECT_EQ(division("500000").text(), "50");
  EXPECT_EQ(division("510200").text(), "5102");
  EXPECT_EQ(division("500199001000").text(), "500199001");
  EXPECT_EQ(division("500199000000").text(), "500199");
  EXPECT_EQ(division("500100").text(), "5001");
  EXPECT_EQ(division("441900003").text(), "441900003") << "东莞 has towns and no counties";
}

TEST(Division, CoversItsSubtree) {
  EXPECT_TRUE(division("500199").covers(division("500199001001")));
  EXPECT_TRUE(division("500199").covers(division("500199")));
  EXPECT_TRUE(division("510200").covers(division("510232")));
  EXPECT_FALSE(division("500199001").covers(division("500199")));
  EXPECT_FALSE(division("500199001").covers(division("500199002001")));
}

TEST(Division, KnowsWhatItLiesIn) {
  EXPECT_EQ(division("500199001001").parent(), division("500199001"));
  EXPECT_EQ(division("500199001").parent(), division("500199"));
  EXPECT_EQ(division("5001").parent(), division("50"));
  EXPECT_EQ(division("50").parent(), std::nullopt);
  EXPECT_EQ(division("441900003").parent(), division("4419"));
  EXPECT_EQ(division("500199001001").at(DivisionLevel::county), division("500199"));
  EXPECT_EQ(division("500199").at(DivisionLevel::town), std::nullopt);
}

DivisionTable table() {
  DivisionTable t;
  for (const DivisionRow& row : std::vector<DivisionRow>{
           {"500110", "万盛区", day("1997-03-14"), day("2011-10-22"), "500110"},
           {"500110", "綦江区", day("2011-10-22"), {}, {}},
           {"500222", "綦江县", day("1997-03-14"), day("2011-10-22"), "500110"},
           {"510223", "綦江县", {}, day("1997-03-14"), "500222"},
           {"500199", "示范区", {}, {}, {}},
           {"500199002", "明月街道", {}, {}, {}},
           {"500199001", "朝霞街道", {}, {}, {}},
           {"500199001001", "东园社区", {}, {}, {}},
       })
    EXPECT_TRUE(t.add(row)) << row.code;
  return t;
}

TEST(DivisionTable, KnowsACodeOnADay) {
  auto t = table();
  EXPECT_EQ(t.known(division("500222"), day("2011-10-21"))->name, "綦江县");
  EXPECT_EQ(t.known(division("500222"), day("2011-10-22")), nullptr);
  EXPECT_EQ(t.known(division("500110"), day("2011-10-21"))->name, "万盛区");
  EXPECT_EQ(t.known(division("500110"), day("2011-10-22"))->name, "綦江区");
  EXPECT_EQ(t.known(division("500110"), day("1990-01-01")), nullptr);
  EXPECT_EQ(t.known(division("110105"), day("2026-01-01")), nullptr);
}

TEST(DivisionTable, FollowsSuccessors) {
  auto t = table();
  EXPECT_EQ(t.current(division("510223"), day("2026-01-01")), division("500110"));
  EXPECT_EQ(t.current(division("510223"), day("2000-01-01")), division("500222"));
  EXPECT_EQ(t.current(division("510223"), day("1990-01-01")), division("510223"));
  EXPECT_EQ(t.current(division("110105"), day("2026-01-01")), std::nullopt);
}

TEST(DivisionTable, DoesNotTurnInCircles) {
  DivisionTable t;
  ASSERT_TRUE(t.add({"500301", "甲", {}, day("2000-01-01"), "500302"}));
  ASSERT_TRUE(t.add({"500302", "乙", {}, day("2000-01-01"), "500301"}));
  EXPECT_EQ(t.current(division("500301"), day("2026-01-01")), std::nullopt);
}

TEST(DivisionTable, ListsChildrenAndNames) {
  auto t = table();
  auto towns = t.children(division("500199"), day("2026-01-01"));
  ASSERT_EQ(towns.size(), 2u);
  EXPECT_EQ(towns[0]->name, "朝霞街道");
  EXPECT_EQ(towns[1]->name, "明月街道");
  EXPECT_TRUE(t.children(division("500199001001"), day("2026-01-01")).empty());
  EXPECT_EQ(t.full_name(division("500199001001"), day("2026-01-01")), "示范区朝霞街道东园社区");
  EXPECT_EQ(t.full_name(division("500199009"), day("2026-01-01")), "");
}

TEST(DivisionTable, RefusesRowsThatCannotStand) {
  auto t = table();
  EXPECT_FALSE(t.add({"50019", "短", {}, {}, {}}));
  EXPECT_FALSE(t.add({"500301", "甲", {}, day("2000-01-01"), "50030"}));
  EXPECT_FALSE(t.add({"500301", "甲", day("2000-01-01"), day("2000-01-01"), {}}));
  EXPECT_FALSE(t.add({"500199", "又一个", day("2020-01-01"), {}, {}}));
}

}  // namespace
}  // namespace yiben
