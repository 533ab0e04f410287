#include "projections/money/funds.h"

#include "common.h"
#include "money/handlers.h"
#include "workflows/money/rolls.h"

namespace yiben::api::handlers {

Answered<FundList> funds(const Call& call, const None&) {
  auto rows = fund_rows(call.services.views.snapshot());
  if (!rows) return problem_of(rows.error());
  return FundList{std::move(*rows)};
}

Answered<Receipt> new_fund(const Call& call, const NewFundRequest& in) {
  auto done =
      workflows::open_fund(call.services.book, call.request(), {in.fund, in.programme, in.year});
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> add_budget(const Call& call, const BudgetRequest& in) {
  auto done = workflows::budget_fund(call.services.book, call.request(), call.path.at("fund"),
                                     {in.source, in.amount_fen, in.document, call.actor});
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

}  // namespace yiben::api::handlers
