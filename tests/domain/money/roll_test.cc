// 发放名册: opened, drawn, confirmed by every town and then by the district; after that it is
// frozen.
#include <gtest/gtest.h>

#include "domain/money/benefit_roll.h"
#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

using R = BenefitRoll;
const std::string east = "500199001", west = "500199002";
const Actor clerk_east = official(Role::town_reviewer, 1),
            clerk_west = official(Role::town_reviewer, 2),
            district = official(Role::district_confirmer, 3);

R::Open open_roll(const char* of = "2026-03") {
  return {"dibao", month(of), month("2026-03"), 77, district};
}
R::Draw draw() { return {{{east, 2, yuan("900")}, {west, 1, yuan("500.50")}}}; }
R::Hold hold(std::string town = east, std::string reason = "账户不符") {
  return {std::move(town), "payment-1", yuan("400"), std::move(reason), clerk_east};
}
R::ConfirmTown by(std::string town, Actor who) { return {std::move(town), std::move(who)}; }
R::Confirm confirm(Actor who = district) { return {"fund-1", std::move(who)}; }

Spec<R> roll_after(std::vector<R::Command> commands) {
  Spec<R> spec;
  for (const auto& c : commands) {
    spec.when(c);
    spec.all<R::Opened>();  // fails when the command was refused
  }
  return spec;
}

TEST(Roll, IsOpenedOnceAndNotAhead) {
  EXPECT_EQ(roll_after({open_roll()}).all<R::Opened>().at(0).as_of, 77u);
  roll_after({open_roll()}).when(open_roll()).then_rejected(Rule::roll_already_drawn);
  roll_after({open_roll("2025-12")});
  Spec<R>{}.when(open_roll("2026-04")).then_rejected(Rule::roll_month_in_future);
  EXPECT_EQ(R::stream("dibao", month("2026-03")), "roll-dibao-2026-03");
}

TEST(Roll, IsDrawnOnce) {
  Spec<R>{}.when(draw()).then_rejected(Rule::roll_not_drawn);
  auto spec = roll_after({open_roll(), draw()});
  EXPECT_EQ(spec.state().payments(), 3);
  EXPECT_EQ(spec.state().total_fen(), yuan("1400.50"));
  spec.when(draw()).then_rejected(Rule::roll_already_drawn);
}

TEST(Roll, NothingIsConfirmedBeforeItIsDrawn) {
  for (auto spec : {Spec<R>{}, roll_after({open_roll()})}) {
    Spec<R>(spec).when(hold()).then_rejected(Rule::roll_not_drawn);
    Spec<R>(spec).when(by(east, clerk_east)).then_rejected(Rule::roll_not_drawn);
    Spec<R>(spec).when(confirm()).then_rejected(Rule::roll_not_drawn);
    Spec<R>(spec).when(R::Export{"csv", "", district}).then_rejected(Rule::roll_not_confirmed);
  }
}

TEST(Roll, AHeldPaymentLeavesItsTown) {
  auto spec = roll_after({open_roll(), draw(), hold()});
  EXPECT_EQ(spec.state().towns.at(east).payments, 1);
  EXPECT_EQ(spec.state().towns.at(east).total_fen, yuan("500"));
  EXPECT_EQ(spec.state().total_fen(), yuan("1000.50"));
  spec.when(by(east, clerk_east));
  EXPECT_EQ(spec.all<R::TownConfirmed>().at(0).total_fen, yuan("500"));
  spec.when(hold()).then_rejected(Rule::town_already_confirmed);
  roll_after({open_roll(), draw()}).when(hold(east, "")).then_rejected(Rule::reason_needed);
  roll_after({open_roll(), draw()}).when(hold("500199009")).then_rejected(Rule::town_not_on_roll);
}

TEST(Roll, ATownConfirmsOnceWhatItHas) {
  auto spec = roll_after({open_roll(), draw(), by(east, clerk_east)});
  auto confirmed = spec.all<R::TownConfirmed>().at(0);
  EXPECT_EQ(confirmed.payments, 2);
  EXPECT_EQ(confirmed.total_fen, yuan("900"));
  spec.when(by(east, clerk_west)).then_rejected(Rule::town_already_confirmed);
  spec.when(by("500199009", clerk_west)).then_rejected(Rule::town_not_on_roll);
}

TEST(Roll, TheDistrictConfirmsLastAndIsSomebodyElse) {
  roll_after({open_roll(), draw()}).when(confirm()).then_rejected(Rule::towns_not_confirmed);
  roll_after({open_roll(), draw(), by(east, clerk_east)})
      .when(confirm())
      .then_rejected(Rule::towns_not_confirmed);
  roll_after({open_roll(), draw(), by(east, clerk_east), by(west, district)})
      .when(confirm())
      .then_rejected(Rule::same_person_twice);
  auto spec =
      roll_after({open_roll(), draw(), by(east, clerk_east), by(west, clerk_west), confirm()});
  auto confirmed = spec.all<R::Confirmed>().at(0);
  EXPECT_EQ(confirmed.payments, 3);
  EXPECT_EQ(confirmed.total_fen, yuan("1400.50"));
  EXPECT_EQ(confirmed.fund, "fund-1");
}

TEST(Roll, OfNobodyIsNotConfirmed) {
  roll_after({open_roll(), R::Draw{}}).when(confirm()).then_rejected(Rule::roll_empty);
}

TEST(Roll, IsFrozenOnceConfirmed) {
  auto done =
      roll_after({open_roll(), draw(), by(east, clerk_east), by(west, clerk_west), confirm()});
  Spec<R>(done).when(hold()).then_rejected(Rule::roll_frozen);
  Spec<R>(done).when(by(east, clerk_east)).then_rejected(Rule::roll_frozen);
  Spec<R>(done).when(confirm()).then_rejected(Rule::roll_frozen);
  Spec<R>(done).when(draw()).then_rejected(Rule::roll_already_drawn);
  done.when(R::Export{"csv", "ab12", district});
  EXPECT_EQ(done.all<R::Exported>().at(0).sha256, "ab12");
}

}  // namespace
}  // namespace yiben
