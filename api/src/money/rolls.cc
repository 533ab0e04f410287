#include "workflows/money/rolls.h"

#include "common.h"
#include "domain/people/mask.h"
#include "money/handlers.h"
#include "projections/money/payments.h"
#include "projections/money/rolls.h"

namespace yiben::api::handlers {
namespace {

Answered<Receipt> told(const workflows::Outcome<eventstore::Receipt>& done) {
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

// Of a town its own part: payments and money of the others are not its business.
projections::RollRow of_division(projections::RollRow row, const std::string& division) {
  std::erase_if(row.towns, [&](const auto& part) {
    return !covers(division, part.town) && !covers(part.town, division);
  });
  row.payments = 0;
  row.total_fen = {};
  for (const auto& part : row.towns) {
    row.payments += part.payments;
    row.total_fen += part.total_fen;
  }
  return row;
}

// The whole district's, or a part of it; counts of the bank's answers are the whole's alone.
projections::RollRow seen_by(const Call& call, projections::RollRow row) {
  if (covers(call.actor.division, call.services.book.district)) return row;
  row.settled = row.failed = 0;
  return of_division(std::move(row), call.actor.division);
}

}  // namespace

Answered<RollList> rolls(const Call& call, const None&) {
  auto rows = roll_rows(call.services.views.snapshot(), call.query_or("programme"));
  if (!rows) return problem_of(rows.error());
  RollList out;
  for (auto& row : *rows) out.rows.push_back(seen_by(call, std::move(row)));
  return out;
}

Answered<WithHeaders<projections::RollRow>> roll(const Call& call, const None&) {
  auto key = roll_key(call);
  if (!key) return key.error();
  auto row = roll_row(call.services.views.snapshot(), key->programme, key->month);
  if (!row) return problem_of(row.error());
  if (!*row) return Problem::of(404, "not_found", {{"name", "roll"}});
  const auto version = (*row)->version;
  return WithHeaders<projections::RollRow>{seen_by(call, std::move(**row)), {etag(version)}};
}

Answered<PaymentList> roll_payments(const Call& call, const None&) {
  auto key = roll_key(call);
  if (!key) return key.error();
  auto division = division_of(call);
  if (!division) return division.error();
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  auto page = payment_page(call.services.views.snapshot(),
                           {key->programme, key->month, *division, call.query_or("funeral_home"),
                            call.query_or("cursor"), *limit});
  if (!page) return problem_of(page.error());
  Access::Read read{.what = "roll/" + key->programme + "/" + key->month.text()};
  for (const auto& row : page->rows) add_seen(read, {row.payee, row.subject});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  PaymentList out{{}, page->next};
  for (auto& row : page->rows) {
    auto payee = person_row(call, row.payee);
    if (!payee) return payee.error();
    auto subject = name_of(call, row.subject);
    if (!subject) return subject.error();
    const bool has_account = !payee->account.empty();
    out.rows.push_back({std::move(row), payee->name, *subject, has_account,
                        has_account ? payee->bank + " " + mask_account(payee->account) : "",
                        payee->account_holder});
  }
  return out;
}

Answered<Created<DrawRollAnswer>> draw_roll(const Call& call, const DrawRollRequest& in) {
  auto rules = call.services.rules.now();
  if (!rules) return problem_of(rules.error());
  const auto* pack = (*rules)->pack_on(call.services.book.rule_pack, call.services.book.today());
  if (!pack || !pack->programme(in.programme))
    return problem_of(
        workflows::Failure(Rejection{Rule::programme_unknown, {{"programme", in.programme}}}));
  auto done = workflows::draw_roll(call.services.book, call.request(), in.programme, in.month);
  if (!done) return problem_of(done.error());
  auto receipt = receipt_of(done->receipt);
  return Created<DrawRollAnswer>{
      {done->payments, done->total_fen, receipt.position, receipt.repeated},
      "/rolls/" + in.programme + "/" + in.month.text()};
}

Answered<Receipt> hold_payment(const Call& call, const HoldRequest& in) {
  auto key = roll_key(call);
  if (!key) return key.error();
  return told(
      workflows::hold_payment(call.services.book, call.request(),
                              {key->programme, key->month, in.award, in.for_month, in.reason}));
}

Answered<Receipt> confirm_town(const Call& call, const None&) {
  auto key = roll_key(call);
  if (!key) return key.error();
  return told(workflows::confirm_town(call.services.book, call.request(), key->programme,
                                      key->month, call.path.at("town")));
}

Answered<Receipt> confirm_roll(const Call& call, const ConfirmRollRequest& in) {
  auto key = roll_key(call);
  if (!key) return key.error();
  return told(workflows::confirm_roll(call.services.book, call.request(), key->programme,
                                      key->month, in.fund));
}

Answered<Receipt> take_returns(const Call& call, const ReturnsRequest& in) {
  auto key = roll_key(call);
  if (!key) return key.error();
  std::vector<workflows::BankAnswer> answers;
  for (const auto& line : in.lines)
    answers.push_back({line.award, line.for_month, line.paid, line.reason.value_or("")});
  return told(workflows::take_bank_answers(call.services.book, call.request(), key->programme,
                                           key->month, answers));
}

}  // namespace yiben::api::handlers
