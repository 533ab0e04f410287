// The month's settlement with a funeral home 殡葬结算: what the roll will pay it, item by item, and
// its own statement laid beside that. Everything is read from the log.
#pragma once

#include "domain/money/settlement.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

// One item of one payment of the home on the roll.
struct SettlementLine {
  SettlementItem item;
  std::optional<ClaimId> claim;
  PersonId payee, subject;  // who applied, and the deceased
  bool held = false;        // taken off the roll
};
// Cost: one pass over what the drawing of the roll wrote, three streams a payment.
Outcome<std::vector<SettlementLine>> settlement_lines(const Book&, const std::string& programme,
                                                      Month roll_month, const std::string& home);

struct StatementLine {
  std::int32_t line = 0;
  std::string reference;  // the deceased's identity number, or the case's
  std::string item;       // its code
  Fen amount_fen;
};
struct CompareStatement {
  std::string programme;
  Month roll_month;
  std::string home;
  std::vector<StatementLine> lines;
  std::string sha256;  // of the statement as it was handed in
};
// Records the comparison, whatever it found. Heeds the request's seen_version. Only the district.
Outcome<Receipt> compare_statement(const Book&, const Request&, const CompareStatement&);

}  // namespace yiben::workflows
