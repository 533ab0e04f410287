// What each view answers, from one snapshot. Implemented beside the view that folds the rows, in
// views/<name>.cc, so that keys are known in one place.
#pragma once

#include "projections/views.h"
#include "store/reader.h"

namespace yiben::projections {

// views/people.cc
Result<std::optional<PersonRow>> person_row(const Reader&, PersonId);
Result<std::optional<PersonRow>> person_by_number(const Reader&, const std::string& lookup_hash);
Result<std::vector<PersonRow>> people_by_name(const Reader&, const std::string& name_prefix,
                                              const std::string& division, std::size_t limit);
// views/households.cc
Result<std::optional<HouseholdRow>> household_row(const Reader&, HouseholdId);
// views/cases.cc, views/timeline.cc, views/inbox.cc
Result<std::optional<CaseRow>> case_row(const Reader&, ClaimId);
Result<std::vector<TimelineRow>> timeline_rows(const Reader&, const eventstore::KeyRing&, ClaimId);
Result<Page<CaseRow>> inbox_page(const Reader&, const InboxQuery&);
Result<Page<CaseRow>> inbox_named(const Reader&, const InboxQuery&);  // views/case_names.cc
Result<std::int64_t> inbox_size(const Reader&, const InboxQuery&);
// views/sagas.cc, views/saga_lists.cc
Result<std::optional<SagaRow>> saga_row(const Reader&, SagaId);
Result<std::vector<SagaRow>> sagas_of_number(const Reader&, const std::string& number);
Result<Page<SagaRow>> saga_page(const Reader&, const SagaQuery&);
Result<std::int64_t> saga_list_size(const Reader&, const SagaQuery&);
// views/recoveries.cc
Result<std::optional<RecoveryRow>> recovery_row(const Reader&, RecoveryId);
Result<Page<RecoveryRow>> recovery_page(const Reader&, const RecoveryQuery&);
// views/roster_queries.cc
Result<Page<RosterRow>> roster_page(const Reader&, const RosterQuery&);
Result<RosterTotals> roster_sum(const Reader&, const RosterQuery&);
// views/rolls.cc, views/payments.cc
Result<std::optional<RollRow>> roll_row(const Reader&, const std::string& programme, Month);
Result<std::vector<RollRow>> roll_rows(const Reader&, const std::string& programme);
Result<Page<PaymentRow>> payment_page(const Reader&, const PaymentQuery&);
Result<std::vector<PaymentRow>> payment_rows(const Reader&, AwardId);
// views/funds.cc, views/monthly.cc
Result<std::vector<FundRow>> fund_rows(const Reader&);
Result<std::vector<MonthlyRow>> monthly_rows(const Reader&, Month, const std::string& division);

}  // namespace yiben::projections
