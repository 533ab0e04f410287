#include "common.h"

#include "domain/codec/hex.h"
#include "domain/people/mask.h"
#include "projections/people/people.h"

namespace yiben::api::handlers {

PersonView plain(const projections::PersonRow& row, Date today) {
  PersonView v{row.person,    row.name,     row.id_number,   row.born,
               std::nullopt,  row.sex,      row.division,    row.area,
               row.died,      row.bank,     row.account,     row.account_holder,
               row.household, row.benefits, row.open_claims, std::nullopt};
  if (const auto& p = row.proposed_account)
    v.proposed_account = {p->bank, p->account, p->account_holder, p->reason, p->by, {}, p->at};
  if (row.born) v.age = age_on(*row.born, row.died.value_or(today));
  return v;
}

PersonView masked(const projections::PersonRow& row, Date today) {
  PersonView v = plain(row, today);
  v.id_number = mask_id_number(v.id_number);
  if (!v.account.empty()) v.account = mask_account(v.account);
  if (v.proposed_account) v.proposed_account->account = mask_account(v.proposed_account->account);
  return v;
}

PersonView seen_by(const Call& call, const projections::PersonRow& row) {
  if (covers(call.actor.division, row.division)) return masked(row, call.services.book.today());
  PersonView v;
  v.person = row.person;
  v.name = mask_name(row.name);
  v.id_number = mask_id_number(row.id_number);
  v.sex = row.sex;
  v.division = row.division;
  v.area = row.area;
  v.died = row.died;
  return v;
}

Answered<PersonView> with_proposer(const Call& call, PersonView view) {
  if (!view.proposed_account) return view;
  std::map<std::string, std::string> names;
  const auto by = view.proposed_account->by;
  if (auto ok = add_user_name(call, by, names); !ok) return ok.error();
  view.proposed_account->by_name = names[by.text()];
  return view;
}

Answered<projections::PersonRow> person_row(const Call& call, PersonId id) {
  auto row = person_row(call.services.views.snapshot(), id);
  if (!row) return problem_of(row.error());
  projections::PersonRow nobody;
  nobody.person = id;
  return *row ? **row : nobody;
}

Answered<std::string> name_of(const Call& call, PersonId id) {
  auto row = person_row(call, id);
  if (!row) return row.error();
  return Answered<std::string>(boost::system::in_place_value, row->name);
}

Answered<void> add_user_name(const Call& call, UserId id,
                             std::map<std::string, std::string>& names) {
  if (id.is_nil() || names.contains(id.text())) return {};
  auto user = call.services.users.any(id);
  if (!user) return problem_of(user.error());
  if (*user) names[id.text()] = (*user)->name;
  return {};
}

Answered<std::optional<projections::PersonRow>> looked_up(const Call& call, const IdNumber& number,
                                                          const std::string& what) {
  auto hash = call.services.book.keys.lookup_hash(number.text);
  auto row = person_by_number(call.services.views.snapshot(), hash);
  if (!row) return problem_of(row.error());
  Access::Read read{.what = what + "/" + hex(hash)};
  if (*row) add_seen(read, {(*row)->person});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  return std::move(*row);
}

Answered<RollKey> roll_key(const Call& call) {
  auto month = path_value<Month>(call, "month");
  if (!month) return month.error();
  return RollKey{call.path.at("programme"), *month};
}

Answered<void> must_cover(const Call& call, const std::string& division) {
  if (covers(call.actor.division, division)) return {};
  return problem_of(
      workflows::Failure(Rejection{Rule::not_your_division, {{"division", division}}}));
}

std::optional<RelayHealth> relay_health(const workflows::Book& book) {
  if (!book.downstream.state) return std::nullopt;
  const auto head = book.log.head();
  const auto relay = book.downstream.state();
  return RelayHealth{relay.reached, head - std::min(head, relay.reached), relay.connected,
                     relay.trouble};
}

}  // namespace yiben::api::handlers
