// The file for the bank: whom it pays where is what stood when the district confirmed the roll. An
// account that has changed since keeps its payment out of the first file; it comes back to the fund
// and goes on the next roll, where it is confirmed again. Later files of a roll are as the first.
#pragma once

#include <map>
#include <set>
#include <string>

#include "domain/money/benefit_roll.h"
#include "domain/people/person.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

struct ConfirmedAccount {
  std::optional<Person::AccountSet> account;  // when the roll was confirmed
  bool changed_since = false;
};
struct RollAccounts {
  std::map<PersonId, ConfirmedAccount> of;
  bool exported = false;  // a file has left already
};
// Cost: each payee's own stream is read. Refused with roll_not_confirmed.
Outcome<RollAccounts> confirmed_accounts(const Book&, const std::string& programme, Month,
                                         const std::set<PersonId>& payees);

struct KeptOut {
  AwardId award;
  Month for_month;
};
// Refused with version_conflict when somebody else's file left meanwhile and payments are kept out.
Outcome<Receipt> record_export(const Book&, const Request&, const std::string& programme, Month,
                               const std::string& format, const std::string& sha256,
                               const std::vector<KeptOut>&);

}  // namespace yiben::workflows
