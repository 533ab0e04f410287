// Handlers of funds, rolls, settlements, recoveries, for the rows of routes.cc. A handler parses,
// calls and translates.
#pragma once

#include "api/money/recoveries.h"
#include "api/money/settlement.h"
#include "api/money/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// rolls.cc
Answered<RollList> rolls(const Call&, const None&);
Answered<WithHeaders<projections::RollRow>> roll(const Call&, const None&);
Answered<PaymentList> roll_payments(const Call&, const None&);
Answered<Created<DrawRollAnswer>> draw_roll(const Call&, const DrawRollRequest&);
Answered<Receipt> hold_payment(const Call&, const HoldRequest&);
Answered<Receipt> confirm_town(const Call&, const None&);
Answered<Receipt> confirm_roll(const Call&, const ConfirmRollRequest&);
Answered<Receipt> take_returns(const Call&, const ReturnsRequest&);

// bank.cc
Answered<File> bank_file(const Call&, const None&);

// settlement.cc
Answered<FuneralHomeRows> funeral_homes(const Call&, const None&);
Answered<SettlementAnswer> settlement(const Call&, const None&);
Answered<Receipt> compare_statement(const Call&, const StatementRequest&);

// recoveries.cc
Answered<RecoveryList> recoveries(const Call&, const None&);
Answered<WithHeaders<RecoveryPage>> recovery_page(const Call&, const None&);
Answered<Receipt> repay_recovery(const Call&, const RepaymentRequest&);
Answered<Receipt> waive_recovery(const Call&, const WaiverRequest&);

// funds.cc
Answered<FundList> funds(const Call&, const None&);
Answered<Receipt> new_fund(const Call&, const NewFundRequest&);
Answered<Receipt> add_budget(const Call&, const BudgetRequest&);

// monthly.cc
Answered<MonthlyList> monthly(const Call&, const None&);

}  // namespace yiben::api::handlers
