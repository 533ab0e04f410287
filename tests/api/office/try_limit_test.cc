#include "api/office/try_limit.h"

#include <gtest/gtest.h>

namespace yiben::api {
namespace {

constexpr int wrong_max = 5;
constexpr std::int64_t hour_us = 3'600LL * 1'000'000;

Instant at_s(std::int64_t seconds) { return Instant{1'700'000'000'000'000 + seconds * 1'000'000}; }

TEST(TryLimit, EndsAfterFiveWrongOnesUntilTheHourIsOver) {
  TryLimit tries(wrong_max, hour_us);
  for (int i = 0; i < wrong_max; ++i) {
    EXPECT_TRUE(tries.may_try("a", at_s(i)));
    tries.was_wrong("a", at_s(i));
  }
  EXPECT_FALSE(tries.may_try("a", at_s(10)));
  EXPECT_TRUE(tries.may_try("b", at_s(10)));
  EXPECT_FALSE(tries.may_try("a", at_s(3'599)));
  EXPECT_TRUE(tries.may_try("a", at_s(3'600)));
  tries.was_wrong("a", at_s(3'600));
  EXPECT_TRUE(tries.may_try("a", at_s(3'601)));
}

TEST(TryLimit, DoesNotCountWhatIsRight) {
  TryLimit tries(wrong_max, hour_us);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(tries.may_try("a", at_s(i)));
}

}  // namespace
}  // namespace yiben::api
