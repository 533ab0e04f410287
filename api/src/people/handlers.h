// Handlers of persons and households, for the rows of routes.cc. A handler parses, calls and
// translates.
#pragma once

#include "api/people/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// people.cc
Answered<LookupAnswer> look_up(const Call&, const LookupRequest&);
Answered<PeopleList> search_people(const Call&, const PeopleSearch&);
Answered<Created<NewPersonAnswer>> new_person(const Call&, const NewPersonRequest&);
Answered<PersonView> person(const Call&, const None&);
Answered<PersonView> unmasked_person(const Call&, const Purposed&);
Answered<Receipt> correct_person(const Call&, const CorrectionRequest&);
Answered<Receipt> record_death(const Call&, const DeathRequest&);

// accounts.cc
Answered<Receipt> set_account(const Call&, const AccountRequest&);
Answered<Receipt> confirm_account(const Call&, const None&);
Answered<Receipt> decline_account(const Call&, const DeclineAccountRequest&);
Answered<PeopleList> proposed_accounts(const Call&, const None&);

// The person of the path, in the user's own division; the read is recorded.
Answered<projections::PersonRow> reachable_person(const Call&, Access::Read read = {},
                                                  Shown shown = Shown::masked);

// households.cc
Answered<Created<NewHouseholdAnswer>> new_household(const Call&, const NewHouseholdRequest&);
Answered<HouseholdAnswer> household(const Call&, const None&);
Answered<Receipt> join_household(const Call&, const JoinRequest&);
Answered<Receipt> leave_household(const Call&, const LeaveRequest&);

}  // namespace yiben::api::handlers
