#include "projections/people/households.h"

#include "common.h"
#include "people/handlers.h"

namespace yiben::api::handlers {

Answered<Created<NewHouseholdAnswer>> new_household(const Call& call,
                                                    const NewHouseholdRequest& in) {
  if (auto ok = must_cover(call, in.division); !ok) return ok.error();
  auto done = workflows::form_household(call.services.book, call.request(),
                                        {in.householder, in.members, in.division, in.area});
  if (!done) return problem_of(done.error());
  auto receipt = receipt_of(done->receipt);
  return Created<NewHouseholdAnswer>{{done->household, receipt.position, receipt.repeated},
                                     "/households/" + done->household.text()};
}

namespace {

Answered<projections::HouseholdRow> reachable_household(const Call& call) {
  auto id = path_value<HouseholdId>(call, "household");
  if (!id) return id.error();
  auto row = household_row(call.services.views.snapshot(), *id);
  if (!row) return problem_of(row.error());
  if (!*row) return Problem::of(404, "not_found", {{"name", "household"}});
  if (auto ok = must_cover(call, (*row)->division); !ok) return ok.error();
  return **row;
}

}  // namespace

Answered<HouseholdAnswer> household(const Call& call, const None&) {
  auto row = reachable_household(call);
  if (!row) return row.error();
  if (auto ok = record_access(call, {.people = row->members, .what = row->household.stream()}); !ok)
    return ok.error();
  HouseholdAnswer out{*row, {}};
  for (const auto& member : row->members) {
    auto person = person_row(call, member);
    if (!person) return person.error();
    out.people.push_back(seen_by(call, *person));
  }
  return out;
}

Answered<Receipt> join_household(const Call& call, const JoinRequest& in) {
  auto row = reachable_household(call);
  if (!row) return row.error();
  auto done =
      workflows::join_household(call.services.book, call.request(), row->household, in.person);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> leave_household(const Call& call, const LeaveRequest& in) {
  auto row = reachable_household(call);
  if (!row) return row.error();
  auto done = workflows::leave_household(call.services.book, call.request(), row->household,
                                         {in.person, in.reason, in.next_householder});
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

}  // namespace yiben::api::handlers
