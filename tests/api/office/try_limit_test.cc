#include "api/office/try_limit.h"

#include <gtest/gtest.h>

namespace yiben::api {
namespace {

Instant at_s(std::int64_t seconds) { return Instant{1'700'000'000'000'000 + seconds * 1'000'000}; }

TEST(TryLimit, EndsAfterFiveWrongOnesUntilTheHourIsOver) {
  TryLimit tries;
  for (int i = 0; i < TryLimit::wrong_max; ++i) {
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
  TryLimit tries;
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(tries.may_try("a", at_s(i)));
}

}  // namespace
}  // namespace yiben::api
