// The month's roll 发放名册: drawing it, holding a payment, confirming it, paying it, taking the
// bank's answer. Drawing is a job that may be killed at any line and started again: what it writes
// is fixed by the log position it was opened at, so a second run writes the same or nothing. The
// others heed the request's seen_version: that of the roll's stream.
#pragma once

#include <functional>

#include "domain/money/benefit_roll.h"
#include "domain/money/fund.h"
#include "domain/money/payment.h"
#include "workflows/loop/transaction.h"

namespace yiben::workflows {

struct DrawnRoll {
  std::int64_t payments = 0;
  Fen total_fen;
  Receipt receipt;
};
// `progress` gets (done, all) payments. Refused with roll_already_drawn when it has been drawn.
// Cost: one pass over the awards, then 1,000 payments an append.
Outcome<DrawnRoll> draw_roll(const Book&, const Request&, const std::string& programme, Month,
                             std::function<void(std::int64_t, std::int64_t)> progress = {});

// The group a payment is confirmed in: its town, or the funeral home that deducted it.
std::string roll_group(const std::string& division, const std::optional<std::string>& funeral_home);

struct HoldPayment {
  std::string programme;
  Month roll_month;
  AwardId award;
  Month for_month;
  std::string reason;
};
Outcome<Receipt> hold_payment(const Book&, const Request&, const HoldPayment&);

// Only by someone of that town (of the district, for a funeral home). A home's part is confirmed
// after its statement has been compared (workflows/settlement.h) and what differs is held.
Outcome<Receipt> confirm_town(const Book&, const Request&, const std::string& programme, Month,
                              const std::string& town);
// Takes the money out of the fund in the same append.
Outcome<Receipt> confirm_roll(const Book&, const Request&, const std::string& programme, Month,
                              const std::string& fund);

struct BankAnswer {
  AwardId award;
  Month for_month;
  bool paid = true;
  std::string reason;
};
// 回盘. All lines or none; what the bank could not pay comes back to the fund and goes on the next
// roll.
Outcome<Receipt> take_bank_answers(const Book&, const Request&, const std::string& programme, Month,
                                   const std::vector<BankAnswer>&);

Outcome<Receipt> open_fund(const Book&, const Request&, const Fund::Open&);
Outcome<Receipt> budget_fund(const Book&, const Request&, const std::string& fund,
                             const Fund::Budget&);

}  // namespace yiben::workflows
