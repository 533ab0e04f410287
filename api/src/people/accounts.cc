// The account a person is paid to. The first is set at once; another needs somebody else's word.
#include "common.h"
#include "people/handlers.h"
#include "workflows/people/people.h"

namespace yiben::api::handlers {
namespace {

constexpr std::size_t proposed_max = 200;

}  // namespace

Answered<Receipt> set_account(const Call& call, const AccountRequest& in) {
  auto row = reachable_person(call);
  if (!row) return row.error();
  auto done =
      workflows::change_account(call.services.book, call.request(), row->person,
                                {in.bank, in.account, in.account_holder, in.reason.value_or("")});
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> confirm_account(const Call& call, const None&) {
  auto row = reachable_person(call);
  if (!row) return row.error();
  auto done = workflows::confirm_account(call.services.book, call.request(), row->person);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> decline_account(const Call& call, const DeclineAccountRequest& in) {
  auto row = reachable_person(call);
  if (!row) return row.error();
  auto done =
      workflows::decline_account(call.services.book, call.request(), row->person, in.reason);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<PeopleList> proposed_accounts(const Call& call, const None&) {
  const auto& s = call.services;
  auto rows = people_with_proposed_account(s.views.snapshot(), call.actor.division, proposed_max);
  if (!rows) return problem_of(rows.error());
  Access::Read read{.what = "proposed-accounts"};
  for (const auto& row : *rows) add_seen(read, {row.person});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  PeopleList out;
  for (const auto& row : *rows) {
    auto view = with_proposer(call, masked(row, s.book.today()));
    if (!view) return view.error();
    out.rows.push_back(std::move(*view));
  }
  return out;
}

}  // namespace yiben::api::handlers
