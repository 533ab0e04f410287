#include "projections/money/monthly.h"

#include "money/handlers.h"

namespace yiben::api::handlers {

Answered<MonthlyList> monthly(const Call& call, const None&) {
  auto division = division_of(call);
  if (!division) return division.error();
  auto month = query_value<Month>(call, "month");
  if (!month) return month.error();
  auto rows =
      monthly_rows(call.services.views.snapshot(),
                   month->value_or(Month::containing(call.services.book.today())), *division);
  if (!rows) return problem_of(rows.error());
  return MonthlyList{std::move(*rows)};
}

}  // namespace yiben::api::handlers
