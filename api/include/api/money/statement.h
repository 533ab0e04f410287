// A funeral home's statement 对账单 read from its spreadsheet: one line an item, the deceased by
// identity number or by the case's number.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/server/problem.h"
#include "api/tables/table.h"
#include "domain/awards/programme_rules.h"
#include "workflows/money/settlement.h"

namespace yiben::api {

// From message data (ops/messages/statement.yaml).
struct StatementWords {
  // Headers each column may have: id_number, claim, item, amount.
  std::map<std::string, std::vector<std::string>> columns;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(columns));
  }
};

// Items by code or by name in either language. Error: statement_unreadable (400), with every cell
// that cannot be read: the path is its line, `what` one of column_missing, reference_missing,
// item_unknown, amount_invalid.
Answered<std::vector<workflows::StatementLine>> read_statement(const Table&, const StatementWords&,
                                                               const std::vector<CappedItem>&);

}  // namespace yiben::api
