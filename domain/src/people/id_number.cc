#include "domain/people/id_number.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

namespace yiben {
namespace {

constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_characters = "10X98765432";

constexpr std::array<int, 35> provinces = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                           35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                           53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int n = 0;
  for (char c : digits) n = n * 10 + (c - '0');
  return n;
}

char check_character(std::string_view first_17) {
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (first_17[i] - '0');
  return check_characters[static_cast<std::size_t>(sum % 11)];
}

}  // namespace

void throw_exception_from_error(IdNumberProblem problem, const boost::source_location&) {
  throw std::logic_error("identity number not looked at: " + std::string(enum_name(problem)));
}

Result<IdNumber, IdNumberProblem> parse_id_number(std::string_view text,
                                                  std::optional<Date> not_after) {
  if (text.size() != 18) return IdNumberProblem::length;
  auto body = text.substr(0, 17);
  char last = text[17] == 'x' ? 'X' : text[17];
  if (!all_digits(body) || check_characters.find(last) == std::string_view::npos)
    return IdNumberProblem::characters;
  if (!std::binary_search(provinces.begin(), provinces.end(), number(body.substr(0, 2))))
    return IdNumberProblem::area;
  auto birth =
      Date::of(number(body.substr(6, 4)), number(body.substr(10, 2)), number(body.substr(12, 2)));
  if (!birth || (not_after && *birth > *not_after)) return IdNumberProblem::birth_date;
  if (check_character(body) != last) return IdNumberProblem::checksum;
  return IdNumber{std::string(body) + last, std::string(body.substr(0, 6)), *birth,
                  number(body.substr(14, 3)) % 2 == 1};
}

std::string make_id_number(std::string_view area, Date birth, int sequence) {
  check(area.size() == 6 && all_digits(area), "an area has six digits");
  check(sequence >= 1 && sequence <= 999, "a sequence has three digits and is not 000");
  char rest[32];
  std::snprintf(rest, sizeof rest, "%04d%02d%02d%03d", birth.year(), birth.month(), birth.day(),
                sequence);
  auto body = std::string(area) + rest;
  return body + check_character(body);
}

}  // namespace yiben
