// The list of funeral homes, and a claim that names one of them.
#include "domain/money/funeral_home.h"

#include <gtest/gtest.h>

#include "tests/domain/cases/claim_fixture.h"

namespace yiben {
namespace {

FuneralHome home(std::string code) {
  return {std::move(code), "示范区殡仪馆", "500199", "示范农商银行",
          "99000017",      "示范区殡仪馆", {}};
}

std::string problem(auto change) {
  FuneralHomeList list{"demo", 1, "演示值", {home("shifan"), home("songlin")}};
  change(list.homes.front());
  auto found = problems(list);
  return found.empty() ? "" : found.front();
}

TEST(FuneralHomes, AListsProblemsAreNamed) {
  EXPECT_EQ(problem([](auto&) {}), "");
  const std::string bad_code = ": the code is not small letters, digits and dashes";
  for (std::string code : {"", "500199001", "Shifan", "shi/fan", "示范"})
    EXPECT_EQ(problem([&](auto& h) { h.code = code; }), "home " + code + bad_code);
  EXPECT_EQ(problem([](auto& h) { h.code = "songlin"; }), "home songlin: stands twice");
  EXPECT_EQ(problem([](auto& h) { h.name.clear(); }), "home shifan: has no name");
  EXPECT_EQ(problem([](auto& h) { h.division = "x"; }), "home shifan: stands in no division");
  EXPECT_EQ(problem([](auto& h) { h.account.clear(); }),
            "home shifan: has no account to be settled with");
}

struct Filing {
  SmallWorld world;
  FuneralHomes homes{{"shifan", home("shifan")}};
  Claim::File command = file();

  explicit Filing(Subject subject = Subject::deceased) {
    world.pack.programmes[0].subject = subject;
    command.rules = world.rules();
    command.rules.funeral_homes = &homes;
    command.funeral_home = "shifan";
  }
  Spec<Claim> filed() const { return Spec<Claim>{}.when(command); }
};

TEST(FuneralHomes, AClaimNamesAHomeOfTheList) {
  Filing good;
  EXPECT_EQ(good.filed().all<Claim::Filed>().at(0).funeral_home, "shifan");
  Filing unknown;
  unknown.command.funeral_home = "示范区殡仪馆";
  unknown.filed().then_rejected(Rule::funeral_home_unknown);
  Filing household(Subject::household);
  household.filed().then_rejected(Rule::fact_unknown);
}

TEST(FuneralHomes, AHomeThatHasClosedTakesNoMoreClaims) {
  Filing last_day, next_day;
  last_day.homes["shifan"].until = last_day.command.today + 1;
  EXPECT_EQ(last_day.filed().all<Claim::Filed>().size(), 1u);
  next_day.homes["shifan"].until = next_day.command.today;
  next_day.filed().then_rejected(Rule::funeral_home_unknown);
}

}  // namespace
}  // namespace yiben
