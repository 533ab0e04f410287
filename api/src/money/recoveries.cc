#include "workflows/money/recoveries.h"

#include "common.h"
#include "money/handlers.h"
#include "projections/money/recoveries.h"
#include "stream_events.h"

namespace yiben::api::handlers {
namespace {

using projections::RecoveryQuery;

Answered<RecoveryQuery> query_of(const Call& call) {
  RecoveryQuery q;
  const auto list = call.query_or("list", "outstanding");
  if (list == "ended")
    q.list = RecoveryQuery::List::ended;
  else if (list != "outstanding")
    return Problem::of(400, "bad_query", {{"name", "list"}});
  auto division = division_of(call);
  if (!division) return division.error();
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  q.division = *division;
  q.programme = call.query_or("programme");
  q.cursor = call.query_or("cursor");
  q.limit = *limit;
  return q;
}

// Into the entry of an event.
struct Tell {
  RecoveryEntry& out;

  void operator()(const Recovery::Opened& e) const {
    out.on = e.on;
    out.amount_fen = e.total_fen;
    out.reason = e.reason;
  }
  void operator()(const Recovery::Repaid& e) const {
    out.on = e.on;
    out.amount_fen = e.amount_fen;
    out.document = e.document;
    out.by = e.by.user;
  }
  void operator()(const Recovery::Waived& e) const {
    out.on = e.on;
    out.amount_fen = e.amount_fen;
    out.reason = e.reason.plain;
    out.by = e.by.user;
  }
  void operator()(const Recovery::Withdrawn& e) const {
    out.on = e.on;
    out.reason = e.reason;
  }
};

workflows::Outcome<std::vector<RecoveryEntry>> entries_of(const workflows::Book& book,
                                                          RecoveryId id) {
  std::vector<RecoveryEntry> out;
  const auto read = each_event<Recovery::Event>(
      book, id.stream(), [&](const eventstore::EntryView& entry, const Recovery::Event& event) {
        RecoveryEntry& line = out.emplace_back();
        line.position = entry.position;
        line.type = entry.type;
        std::visit(Tell{line}, event);
      });
  if (!read) return read.error();
  return out;
}

}  // namespace

Answered<RecoveryList> recoveries(const Call& call, const None&) {
  auto query = query_of(call);
  if (!query) return query.error();
  auto page = recovery_page(call.services.views.snapshot(), *query);
  if (!page) return problem_of(page.error());
  Access::Read read{.what = "recoveries"};
  for (const auto& row : page->rows) add_seen(read, {row.payee});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  RecoveryList out{{}, page->next};
  for (auto& row : page->rows) {
    auto payee = name_of(call, row.payee);
    if (!payee) return payee.error();
    out.rows.push_back({std::move(row), *payee});
  }
  return out;
}

Answered<WithHeaders<RecoveryPage>> recovery_page(const Call& call, const None&) {
  const auto& s = call.services;
  auto id = path_value<RecoveryId>(call, "recovery");
  if (!id) return id.error();
  auto row = recovery_row(s.views.snapshot(), *id);
  if (!row) return problem_of(row.error());
  if (!*row) return Problem::of(404, "not_found", {{"name", "recovery"}});
  if (auto ok = must_cover(call, (*row)->division); !ok) return ok.error();
  if (auto ok = record_access(call, {.people = {(*row)->payee}, .what = "recovery/" + id->text()});
      !ok)
    return ok.error();
  auto payee = person_row(call, (*row)->payee);
  if (!payee) return payee.error();
  auto entries = entries_of(s.book, *id);
  if (!entries) return problem_of(entries.error());
  RecoveryPage out{std::move(**row), masked(*payee, s.book.today()), std::move(*entries), {}};
  for (const auto& line : out.entries)
    if (auto ok = add_user_name(call, line.by, out.users); !ok) return ok.error();
  auto version = etag(out.row.version);
  return WithHeaders<RecoveryPage>{std::move(out), {std::move(version)}};
}

Answered<Receipt> repay_recovery(const Call& call, const RepaymentRequest& in) {
  auto id = path_value<RecoveryId>(call, "recovery");
  if (!id) return id.error();
  auto done = workflows::repay_recovery(call.services.book, call.request(), *id, in.amount_fen,
                                        in.document);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> waive_recovery(const Call& call, const WaiverRequest& in) {
  auto id = path_value<RecoveryId>(call, "recovery");
  if (!id) return id.error();
  auto done =
      workflows::waive_recovery(call.services.book, call.request(), *id, in.amount_fen, in.reason);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

}  // namespace yiben::api::handlers
