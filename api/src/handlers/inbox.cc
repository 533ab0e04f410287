#include "handlers/common.h"

namespace yiben::api::handlers {
namespace {

using projections::InboxQuery;

Answered<InboxQuery> query_of(const Call& call) {
  InboxQuery q;
  auto list = call.query_or("list", "todo");
  if (list == "done")
    q.list = InboxQuery::List::done;
  else if (list == "ended")
    q.list = InboxQuery::List::ended;
  else if (list != "todo")
    return Problem::of(400, "bad_query", {{"name", "list"}});
  auto division = division_of(call);
  if (!division) return division.error();
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  q.role = call.actor.role;
  q.user = call.actor.user;
  q.division = *division;
  q.programme = call.query_or("programme");
  q.cursor = call.query_or("cursor");
  q.limit = *limit;
  return q;
}

}  // namespace

Answered<InboxAnswer> inbox(const Call& call, const None&) {
  const auto& s = call.services;
  auto query = query_of(call);
  if (!query) return query.error();
  auto page = s.views.inbox(*query);
  if (!page) return problem_of(page.error());
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  if (auto ok = record_access(call, page->rows.size(), "inbox"); !ok) return ok.error();
  InboxAnswer out{{}, page->next};
  for (auto& row : page->rows) {
    InboxRow line;
    auto applicant = name_of(call, row.applicant);
    if (!applicant) return applicant.error();
    auto subject = name_of(call, row.subject);
    if (!subject) return subject.error();
    line.applicant_name = *applicant;
    line.subject_name = *subject;
    const auto* procedure = (*rules)->procedure(row.procedure.id, row.procedure.version);
    if (const Step* step = procedure ? procedure->step(row.open_step) : nullptr) {
      line.step_name_zh = step->name.zh;
      line.step_name_en = step->name.en;
    }
    auto due = row.step_due ? row.step_due : row.case_due;
    if (due)
      line.days_left = days_left((*rules)->calendar, s.book.today(), *due, TimeUnit::working_day);
    line.row = std::move(row);
    out.rows.push_back(std::move(line));
  }
  return out;
}

Answered<InboxCounts> inbox_counts(const Call& call, const None&) {
  InboxCounts out;
  InboxQuery q;
  q.role = call.actor.role;
  q.user = call.actor.user;
  q.division = call.actor.division;
  for (auto [list, into] :
       {std::pair{InboxQuery::List::todo, &out.todo}, std::pair{InboxQuery::List::done, &out.done},
        std::pair{InboxQuery::List::ended, &out.ended}}) {
    q.list = list;
    auto n = call.services.views.inbox_count(q);
    if (!n) return problem_of(n.error());
    *into = *n;
  }
  return out;
}

}  // namespace yiben::api::handlers
