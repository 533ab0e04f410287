#include "domain/money/recovery.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"

namespace yiben {
namespace {

class Recovering : public testing::Test {
 protected:
  Recovery::State state;
  const Actor finance = official(Role::finance, 7);
  const Actor confirmer = official(Role::district_confirmer, 8);

  void take(const Recovery::Command& command) {
    auto events = Recovery::decide(state, command);
    ASSERT_TRUE(events) << name(events.error().rule);
    for (const auto& e : *events) state = Recovery::evolve(std::move(state), e);
  }
  Rule refusal(const Recovery::Command& command) {
    auto events = Recovery::decide(state, command);
    EXPECT_FALSE(events);
    return events.error().rule;
  }
  Recovery::Open open(std::vector<OverpaidMonth> months) {
    Recovery::Opened opened;
    opened.recovery = RecoveryId{uuid(1)};
    opened.payee = person(2);
    opened.division = "500199001001";
    opened.months = std::move(months);
    return {opened};
  }
  Recovery::Repay repay(const char* amount) {
    return {yuan(amount), "R-1", finance, day("2026-05-02")};
  }
};

TEST_F(Recovering, AddsTheMonthsUpAndEndsWithNothingOutstanding) {
  take(open({{month("2026-03"), yuan("1240")}, {month("2026-04"), yuan("620")}}));
  EXPECT_EQ(state.outstanding_fen(), yuan("1860"));
  take(repay("1000"));
  take(Recovery::Waive{yuan("860"), "查无可执行财产", confirmer, day("2026-06-02")});
  EXPECT_EQ(state.outstanding_fen(), Fen{});
  EXPECT_EQ(refusal(repay("1")), Rule::recovery_exceeded);
}

TEST_F(Recovering, RefusesWhatCannotBe) {
  EXPECT_EQ(refusal(repay("1")), Rule::recovery_unknown);
  EXPECT_EQ(refusal(open({})), Rule::amount_not_positive);
  EXPECT_EQ(refusal(open({{month("2026-03"), Fen{}}})), Rule::amount_not_positive);
  take(open({{month("2026-03"), yuan("10")}}));
  EXPECT_EQ(refusal(open({{month("2026-03"), yuan("10")}})), Rule::recovery_already_open);
  EXPECT_EQ(refusal(repay("0")), Rule::amount_not_positive);
  EXPECT_EQ(refusal(Recovery::Waive{yuan("1"), "", confirmer, day("2026-06-02")}),
            Rule::reason_needed);
  EXPECT_EQ(refusal(Recovery::Waive{yuan("1"), "查无", finance, day("2026-06-02")}),
            Rule::not_your_role);
  EXPECT_EQ(refusal(Recovery::Repay{yuan("1"), "R-1", confirmer, day("2026-06-02")}),
            Rule::not_your_role);
  EXPECT_EQ(refusal(Recovery::Repay{yuan("1"), "", finance, day("2026-06-02")}),
            Rule::receipt_needed);
}

TEST_F(Recovering, IsWithdrawnOnceAndForAll) {
  take(open({{month("2026-03"), yuan("10")}}));
  take(Recovery::Withdraw{"death_annulled", day("2026-06-02")});
  EXPECT_EQ(state.outstanding_fen(), Fen{});
  EXPECT_EQ(refusal(repay("1")), Rule::recovery_withdrawn);
  take(Recovery::Withdraw{"death_annulled", day("2026-06-02")});
}

}  // namespace
}  // namespace yiben
