#include "domain/office/sign_in_rules.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"

namespace yiben {
namespace {

Instant minute(std::int64_t m) { return Instant{m * 60'000'000}; }

std::string refusal(std::string_view password) {
  auto no = weak_password({}, "zhao", password);
  return no ? std::string(name(no->rule)) : "";
}

TEST(SignInRules, APasswordIsLongOfSeveralKindsAndNotTheLogin) {
  EXPECT_EQ(refusal("Kx3-plum"), "password_too_short");
  EXPECT_EQ(refusal("kxplumkxplum7"), "password_too_simple");
  EXPECT_EQ(refusal("Kx3-ZHAO-plum"), "password_contains_login");
  EXPECT_EQ(refusal("Kx3-plum-pear"), "");
  EXPECT_EQ(refusal("一二三四五六七Aa1"), "");  // ten characters, not bytes
  EXPECT_EQ(refusal("一二三四五六Aa1"), "password_too_short");
}

TEST(SignInRules, FiveWrongTriesLockForHalfAnHourFromTheLast) {
  std::vector<Instant> wrong{minute(0), minute(1), minute(2), minute(3)};
  EXPECT_EQ(locked_minutes(wrong, 5, 30, minute(4)), 0);
  wrong.push_back(minute(4));
  EXPECT_EQ(locked_minutes(wrong, 5, 30, minute(4)), 30);
  EXPECT_EQ(locked_minutes(wrong, 5, 30, minute(33)), 1);
  EXPECT_EQ(locked_minutes(wrong, 5, 30, minute(34)), 0);
}

TEST(SignInRules, WrongTriesFarApartDoNotLock) {
  EXPECT_EQ(locked_minutes({minute(0), minute(10), minute(20), minute(29), minute(31)}, 5, 30,
                           minute(31)),
            0);
}

TEST(SignInRules, ASessionEndsIdleAndInAnyCaseAfterItsHours) {
  SignInRules::Sessions rules;
  EXPECT_EQ(session_age(rules, minute(0), minute(10), minute(39)), SessionAge::good);
  EXPECT_EQ(session_age(rules, minute(0), minute(10), minute(40)), SessionAge::idle);
  EXPECT_EQ(session_age(rules, minute(0), minute(539), minute(540)), SessionAge::expired);
}

TEST(SignInRules, ThemselvesMakeSense) {
  EXPECT_EQ(problem(SignInRules{}), "");
  SignInRules rules;
  rules.tries.address = 4;
  EXPECT_NE(problem(rules), "");
}

}  // namespace
}  // namespace yiben
