#include "awards/handlers.h"
#include "common.h"
#include "projections/awards/roster.h"
#include "projections/money/payments.h"
#include "workflows/awards/awards.h"

namespace yiben::api::handlers {
Answered<RosterAnswer> roster(const Call& call, const None&) {
  const auto& s = call.services;
  auto division = division_of(call);
  if (!division) return division.error();
  auto on = query_value<Date>(call, "on");
  if (!on) return on.error();
  auto known = number_query(call, "known_at");
  if (!known) return known.error();
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  projections::RosterQuery q{call.path.at("programme"),    *division,
                             on->value_or(s.book.today()), *known,
                             call.query_or("cursor"),      *limit};
  const auto now = s.views.snapshot();
  auto position = now.position();
  if (!position) return problem_of(position.error());
  auto page = roster_page(now, q);
  if (!page) return problem_of(page.error());
  auto totals = roster_totals(now, q);
  if (!totals) return problem_of(totals.error());
  Access::Read read{.what = "roster/" + q.programme};
  for (const auto& row : page->rows) add_seen(read, {row.payee});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  RosterAnswer out{{}, page->next, *totals, known->value_or(*position)};
  for (auto& row : page->rows) {
    auto name = name_of(call, row.payee);
    if (!name) return name.error();
    out.rows.push_back({std::move(row), *name});
  }
  return out;
}

Answered<AwardAnswer> award(const Call& call, const None&) {
  const auto& s = call.services;
  auto id = path_value<AwardId>(call, "award");
  if (!id) return id.error();
  workflows::Transaction read(s.book, call.actor);
  auto state = read.state<Award>(id->stream());
  if (!state) return problem_of(state.error());
  const auto& award = **state;
  if (!award.granted) return Problem::of(404, "not_found", {{"name", "award"}});
  if (auto ok = must_cover(call, award.granted->division); !ok) return ok.error();
  if (auto ok = record_access(call, {.people = {award.payee}, .what = id->stream()}); !ok)
    return ok.error();
  auto payee = person_row(call, award.payee);
  if (!payee) return payee.error();
  auto payments = payment_rows(s.views.snapshot(), *id);
  if (!payments) return problem_of(payments.error());
  auto month = Month::containing(s.book.today());
  auto explanation = workflows::explain_award(s.book, s.rules, *id, month);
  if (!explanation) return problem_of(explanation.error());
  auto due = award.due_for(month).value_or(Award::State::Due{});
  return AwardAnswer{*id,
                     award.granted->programme,
                     masked(*payee, s.book.today()),
                     award.granted->household,
                     award.members,
                     award.granted->division,
                     award.granted->from,
                     award.until,
                     award.stopped_from,
                     award.review_due,
                     award.granted->claim,
                     due.basic_fen,
                     due.supplement_fen,
                     std::move(*payments),
                     std::move(*explanation)};
}

}  // namespace yiben::api::handlers
