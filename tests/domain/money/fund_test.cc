#include "domain/money/fund.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

const Fund::Open open{"dibao-2026", "dibao", 2026};
Fund::Budget budget(const char* amount) {
  return {FundSource::central, yuan(amount), "财社〔2026〕1号", official(Role::finance, 1)};
}
Fund::PayOut pay_out(const char* amount) { return {"roll-dibao-2026-03", yuan(amount)}; }

Spec<Fund> with(const char* amount) {
  Spec<Fund> spec;
  return spec.when(open).when(budget(amount));
}

TEST(Fund, IsOpenedOnce) {
  EXPECT_EQ(Spec<Fund>{}.when(open).all<Fund::Opened>().at(0).year, 2026);
  Spec<Fund>{}.when(open).when(open).then_rejected(Rule::fund_already_opened);
  for (const Fund::Command& c :
       std::vector<Fund::Command>{budget("1"), pay_out("1"), Fund::TakeBack{"roll", yuan("1")}})
    Spec<Fund>{}.when(c).then_rejected(Rule::fund_not_opened);
}

TEST(Fund, PaysOutWhatItHasAndNotMore) {
  auto spec = with("100").when(budget("50.50"));
  EXPECT_EQ(spec.state().balance_fen, yuan("150.50"));
  spec.when(pay_out("150.51")).then_rejected(Rule::fund_balance_short);
  spec.when(pay_out("150.50"));
  EXPECT_EQ(spec.state().balance_fen, Fen{});
  spec.when(pay_out("0.01")).then_rejected(Rule::fund_balance_short);
}

TEST(Fund, WhatCameBackCanBePaidAgain) {
  auto spec =
      with("100").when(pay_out("100")).when(Fund::TakeBack{"roll-dibao-2026-03", yuan("30")});
  EXPECT_EQ(spec.state().balance_fen, yuan("30"));
  spec.when(pay_out("30"));
  EXPECT_EQ(spec.all<Fund::PaidOut>().at(0).amount_fen, yuan("30"));
}

TEST(Fund, AmountsArePositive) {
  for (auto fen : {0, -1})
    for (const Fund::Command& c : std::vector<Fund::Command>{
             Fund::Budget{FundSource::lottery, Fen{fen}, "", {}}, Fund::PayOut{"roll", Fen{fen}},
             Fund::TakeBack{"roll", Fen{fen}}})
      with("100").when(c).then_rejected(Rule::amount_not_positive);
}

TEST(Fund, TakesNoNameYearOrAmountThatCannotBe) {
  for (const std::string& name : {std::string(), std::string(300, 'a'), std::string("a\0b", 3),
                                  std::string("a b"), std::string("a/b"), std::string("\n")})
    Spec<Fund>{}.when(Fund::Open{name, "dibao", 2026}).then_rejected(Rule::identifier_malformed);
  EXPECT_TRUE(Spec<Fund>{}.when(Fund::Open{"低保2026", "dibao", 2026}).state().opened);
  Spec<Fund>{}.when(Fund::Open{"f", "dibao", 0}).then_rejected(Rule::year_impossible);
  Spec<Fund> spec;
  spec.when(open);
  auto huge = budget("1");
  huge.amount_fen = Fen{INT64_MAX};
  spec.when(huge).then_rejected(Rule::amount_impossible);
}

}  // namespace
}  // namespace yiben
