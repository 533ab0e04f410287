#include "domain/people/bank_account.h"

#include <algorithm>

namespace yiben {
namespace {

constexpr std::size_t digits_min = 8, digits_max = 32, card_min = 16, card_max = 19;

bool luhn_holds(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c, twice = !twice) {
    const int digit = (*c - '0') * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 == 0;
}

}  // namespace

Lawful<std::string> bank_account(std::string_view written) {
  std::string digits;
  for (const char c : written)
    if (c != ' ' && c != '-') digits += c;
  const bool only_digits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!only_digits || digits.size() < digits_min || digits.size() > digits_max)
    return Rejection{Rule::account_number_invalid, {}};
  const bool card =
      digits.starts_with("62") && digits.size() >= card_min && digits.size() <= card_max;
  if (card && !luhn_holds(digits)) return Rejection{Rule::account_check_digit, {}};
  return digits;
}

}  // namespace yiben
