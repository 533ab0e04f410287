// Identity numbers 公民身份号码, GB 11643-1999: 6 digits of area, 8 of birth, 3 of sequence (odd
// for men), and a check character.
//
//   auto id = parse_id_number("11010519491231002x");
//   id->text;  // "11010519491231002X"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/core/date.h"
#include "domain/core/enum_names.h"
#include "domain/core/result.h"

namespace yiben {

// In the order they are looked for, so a mistyped digit inside the birth date is named before the
// checksum it breaks too.
enum class IdNumberProblem { length, characters, area, birth_date, checksum };
YIBEN_ENUM_NAMES(IdNumberProblem, "length", "characters", "area", "birth_date", "checksum")
[[noreturn]] void throw_exception_from_error(IdNumberProblem, const boost::source_location&);

struct IdNumber {
  std::string text;  // 18 characters, the check character in upper case
  std::string area;  // first 6: the division at the time of registration, perhaps retired since
  Date birth;
  bool male = false;
  bool operator==(const IdNumber&) const = default;
};

// `not_after` refuses births after that day: the day the number was presented.
//
// Errors: length      not 18 bytes
//         characters  not 17 digits and a digit, X or x
//         area        no province has these first two digits (GB/T 2260; 81 to 83 are the residence
//                     permits of Hong Kong, Macao and Taiwan residents). Whether the county existed
//                     is DivisionTable's to say.
//         birth_date  no such day, or after not_after
//         checksum    ISO 7064 MOD 11-2 gives another last character
Result<IdNumber, IdNumberProblem> parse_id_number(std::string_view text,
                                                  std::optional<Date> not_after = {});

// A valid number for an invented person. Use an area no county has, so that it is nobody's.
// Requires: area has 6 digits, 1 <= sequence <= 999.
std::string make_id_number(std::string_view area, Date birth, int sequence);

}  // namespace yiben
