// The number of an account a bank can pay to, as the book keeps it.
#pragma once

#include <string>
#include <string_view>

#include "domain/core/rejection.h"

namespace yiben {

// Without the spaces and hyphens of a printed card; 8 to 32 digits. A number of a UnionPay card (16
// to 19 digits from 62) carries a check digit by Luhn's formula (ISO/IEC 7812-1), which tells most
// slips, and the digits a spreadsheet made into zeros. Refused with account_number_invalid or
// account_check_digit.
Lawful<std::string> bank_account(std::string_view written);

}  // namespace yiben
