#include "domain/money/payment.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

using P = Payment;

P::List list(const char* basic = "500", const char* supplement = "60") {
  P::Listed l;
  l.award = {uuid(9)};
  l.month = l.roll_month = month("2026-03");
  l.basic_fen = yuan(basic);
  l.supplement_fen = yuan(supplement);
  return {l};
}
const P::Hold hold_it{"账户不符"};
const P::Settle settle{day("2026-03-15")};
const P::Fail fail{"账户已销"};
const P::Relist relist{month("2026-04")};

Spec<P> after(std::vector<P::Command> commands) {
  Spec<P> spec;
  for (const auto& c : commands) {
    spec.when(c);
    spec.all<P::Listed>();  // fails when the command was refused
  }
  return spec;
}

TEST(Payment, IsOneStreamForAnAwardAndAMonth) {
  EXPECT_EQ(P::stream({uuid(9)}, month("2026-03")),
            "payment-09090909-0909-0909-0909-090909090909-2026-03");
}

TEST(Payment, IsListedOnceWithMoney) {
  after({list()}).when(list()).then_rejected(Rule::payment_already_listed);
  after({list("500", "0")});
  after({list("0", "60")});
  Spec<P>{}.when(list("0", "0")).then_rejected(Rule::amount_not_positive);
}

// Every command in every status: the ones allowed, and the rule that refuses the rest.
TEST(Payment, StatusAndCommandMatrix) {
  struct Row {
    std::vector<P::Command> before;
    std::string list, hold, settle, fail, relist;
  };
  const std::string twice = "payment_already_listed", never = "payment_not_listed",
                    ended = "payment_already_ended";
  const Row rows[] = {
      //                 list    hold   settle fail   relist
      {{}, "", never, never, never, never},
      {{list()}, twice, "", "", "", ended},
      {{list(), hold_it}, twice, ended, ended, ended, ""},
      {{list(), settle}, twice, ended, ended, ended, ended},
      {{list(), fail}, twice, ended, ended, ended, ""},
      {{list(), fail, relist}, twice, "", "", "", ended},
  };
  for (const auto& row : rows) {
    auto state = after(row.before).state();
    auto refusal = [&](const P::Command& c) {
      auto answer = P::decide(state, c);
      return answer ? std::string() : std::string(name(answer.error().rule));
    };
    SCOPED_TRACE(enum_name(state.status));
    EXPECT_EQ(refusal(list()), row.list);
    EXPECT_EQ(refusal(hold_it), row.hold);
    EXPECT_EQ(refusal(settle), row.settle);
    EXPECT_EQ(refusal(fail), row.fail);
    EXPECT_EQ(refusal(relist), row.relist);
  }
}

TEST(Payment, FailsForAReason) {
  after({list()}).when(P::Fail{""}).then_rejected(Rule::reason_needed);
  EXPECT_EQ(after({list(), fail}).all<P::Failed>().at(0).reason, "账户已销");
}

TEST(Payment, GoesOnALaterRollForTheSameMonth) {
  EXPECT_EQ(after({list()}).state().roll_month, month("2026-03"));
  auto spec = after({list(), fail, relist});
  EXPECT_EQ(spec.all<P::Relisted>().at(0).month, month("2026-03"));
  EXPECT_EQ(spec.state().roll_month, month("2026-04"));
  EXPECT_EQ(spec.state().listed->roll_month, month("2026-03"));
  spec.when(settle);
  EXPECT_EQ(spec.all<P::Settled>().at(0).month, month("2026-03"));
}

}  // namespace
}  // namespace yiben
