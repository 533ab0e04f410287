#include "domain/people/bank_account.h"

#include <gtest/gtest.h>

namespace yiben {
namespace {

TEST(BankAccount, IsKeptAsDigits) {
  EXPECT_EQ(*bank_account("6222 0200 0000 1234 566"), "6222020000001234566");
  EXPECT_EQ(*bank_account("0200-1234 5678"), "020012345678");
  EXPECT_EQ(*bank_account("1234567890123456789"), "1234567890123456789") << "no card";
  EXPECT_EQ(*bank_account("62000001"), "62000001") << "too short for a card";
}

TEST(BankAccount, ACardsCheckDigitHasToBeRight) {
  EXPECT_TRUE(bank_account("6217003320012345677"));
  for (const char* wrong : {"6217003320012345678", "6217003320012340000", "6217003320012354677"}) {
    const auto account = bank_account(wrong);
    ASSERT_FALSE(account) << wrong;
    EXPECT_EQ(account.error().rule, Rule::account_check_digit);
  }
}

TEST(BankAccount, AnythingElseIsRefused) {
  for (const char* wrong : {"", " ", "abc", "1234567", "6.217E+18", "１２３４５６７８９０",
                            "123456789012345678901234567890123"}) {
    const auto account = bank_account(wrong);
    ASSERT_FALSE(account) << wrong;
    EXPECT_EQ(account.error().rule, Rule::account_number_invalid);
  }
}

}  // namespace
}  // namespace yiben
