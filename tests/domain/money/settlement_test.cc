// 结算对账: a statement beside a roll's payments, and a home's part that is confirmed only once
// what differs is held.
#include "domain/money/settlement.h"

#include <gtest/gtest.h>

#include "domain/money/benefit_roll.h"
#include "domain/money/payment.h"
#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

using R = BenefitRoll;
using enum DifferenceKind;

const PaymentRef sun{AwardId{uuid(1)}, month("2026-03")}, chen{AwardId{uuid(2)}, month("2026-03")};

std::vector<SettlementItem> ours() {
  return {{sun, "transport", yuan("380")},
          {sun, "cremation", yuan("600")},
          {chen, "transport", yuan("400")}};
}
std::vector<StatementItem> theirs() {
  return {{1, sun, "transport", yuan("380")},
          {2, sun, "cremation", yuan("600")},
          {3, chen, "transport", yuan("400")}};
}

TEST(Settlement, AStatementThatAgreesLeavesNothing) {
  auto result = compare(ours(), theirs());
  EXPECT_EQ(result.matched, 3);
  EXPECT_EQ(result.matched_fen, yuan("1380"));
  EXPECT_TRUE(result.differences.empty());
}

TEST(Settlement, EveryDifferenceIsNamedByItsLine) {
  auto list = theirs();
  list[0].amount_fen = yuan("400");
  list.pop_back();
  list.push_back({7, sun, "storage", yuan("50")});
  list.push_back({8, std::nullopt, "transport", yuan("120")});
  auto found = compare(ours(), list);
  EXPECT_EQ(found.matched, 1);
  EXPECT_EQ(found.matched_fen, yuan("600"));
  EXPECT_EQ(found.differences,
            (std::vector<StatementDifference>{
                {missing_in_ours, 8, {}, {}, "transport", {}, yuan("120")},
                {amount_differs, 1, sun.award, sun.month, "transport", yuan("380"), yuan("400")},
                {missing_in_theirs, {}, chen.award, chen.month, "transport", yuan("400"), {}},
                {item_not_claimed, 7, sun.award, sun.month, "storage", {}, yuan("50")}}));
}

TEST(Settlement, LinesOfOneItemAddUp) {
  auto list = theirs();
  list[1].amount_fen = yuan("250");
  list.push_back({4, sun, "cremation", yuan("350")});
  EXPECT_TRUE(compare(ours(), list).differences.empty());
}

// An award brought in with a roster has no case that tells its items.
TEST(Settlement, APaymentKnownAsAWholeIsComparedAsAWhole) {
  std::vector<SettlementItem> whole{{sun, "", yuan("980")}, {chen, "transport", yuan("400")}};
  EXPECT_EQ(compare(whole, theirs()).matched, 2);
  auto list = theirs();
  list[0].amount_fen = yuan("390");
  auto found = compare(whole, list);
  ASSERT_EQ(found.differences.size(), 1u);
  EXPECT_EQ(found.differences[0].theirs_fen, yuan("990"));
  EXPECT_EQ(found.differences[0].item, "");
}

const Actor reviewer = official(Role::district_reviewer, 1),
            confirmer = official(Role::district_confirmer, 3);

Spec<R> drawn() {
  Spec<R> spec;
  spec.when(R::Open{"funeral", month("2026-03"), month("2026-03"), 7, reviewer});
  spec.when(R::Draw{{{"shifan", 2, yuan("1380")}, {"500199001", 1, yuan("300")}}});
  EXPECT_EQ(spec.all<R::Drawn>().size(), 1u);
  return spec;
}
R::Compare comparison(std::vector<StatementItem> list, std::string home = "shifan") {
  return {std::move(home), "ab12", ours(), std::move(list), day("2026-03-20"), reviewer};
}
R::Hold hold(const PaymentRef& payment, Fen amount) {
  return {"shifan", Payment::stream(payment.award, payment.month), amount, "核实中", reviewer};
}
const R::ConfirmTown home_confirms{"shifan", reviewer};

TEST(Settlement, AHomeIsNotConfirmedBeforeItsStatementIsCompared) {
  auto spec = drawn();
  spec.when(home_confirms).then_rejected(Rule::statement_not_compared);
  spec.when(comparison(theirs()));
  auto compared = spec.all<R::StatementCompared>().at(0);
  EXPECT_EQ(compared.sha256, "ab12");
  EXPECT_EQ(compared.matched, 3);
  EXPECT_EQ(compared.on, day("2026-03-20"));
  EXPECT_EQ(compared.by, reviewer);
  spec.when(home_confirms);
  EXPECT_EQ(spec.all<R::TownConfirmed>().at(0).total_fen, yuan("1380"));
  spec.when(comparison(theirs())).then_rejected(Rule::town_already_confirmed);
  spec.when(R::ConfirmTown{"500199001", reviewer});  // families are paid like anybody else
  spec.when(R::Confirm{"fund", reviewer}).then_rejected(Rule::same_person_twice);
  spec.when(R::Confirm{"fund", confirmer});
  EXPECT_EQ(spec.all<R::Confirmed>().size(), 1u);
  spec.when(comparison(theirs())).then_rejected(Rule::roll_frozen);
}

TEST(Settlement, WhatDiffersIsHeldOrComparedAgain) {
  auto list = theirs();
  list[0].amount_fen = yuan("400");
  auto spec = drawn();
  spec.when(comparison(list));
  EXPECT_EQ(spec.state().open_differences("shifan"), 1);
  spec.when(home_confirms).then_rejected(Rule::settlement_differs);

  auto mended = spec;
  mended.when(comparison(theirs())).when(home_confirms);
  EXPECT_EQ(mended.all<R::TownConfirmed>().size(), 1u);

  auto other_held = spec;
  other_held.when(hold(chen, yuan("400"))).when(home_confirms);
  other_held.then_rejected(Rule::settlement_differs);

  spec.when(hold(sun, yuan("980"))).when(home_confirms);
  EXPECT_EQ(spec.all<R::TownConfirmed>().at(0).total_fen, yuan("400"));
}

TEST(Settlement, WhatOnlyTheHomeHasCannotBeHeldAway) {
  auto list = theirs();
  list.push_back({9, std::nullopt, "transport", yuan("120")});
  auto spec = drawn();
  spec.when(comparison(list)).when(hold(sun, yuan("980"))).when(hold(chen, yuan("400")));
  spec.when(home_confirms).then_rejected(Rule::settlement_differs);
}

TEST(Settlement, OnlyAHomeOnTheRollHasAStatement) {
  auto spec = drawn();
  spec.when(comparison(theirs(), "songlin")).then_rejected(Rule::town_not_on_roll);
  spec.when(comparison(theirs(), "500199001")).then_rejected(Rule::town_not_on_roll);
  Spec<R>{}.when(comparison(theirs())).then_rejected(Rule::roll_not_drawn);
}

}  // namespace
}  // namespace yiben
