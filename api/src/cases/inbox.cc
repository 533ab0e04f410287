#include "projections/cases/inbox.h"

#include "cases/handlers.h"
#include "common.h"
#include "domain/people/person_name.h"
#include "office/concern.h"

namespace yiben::api::handlers {
namespace {

using projections::InboxQuery;

struct Asked {
  std::string list, programme, division, cursor;
};

Answered<InboxQuery> query_of(const Call& call, const Asked& asked) {
  InboxQuery q;
  if (asked.list == "done")
    q.list = InboxQuery::List::done;
  else if (asked.list == "ended")
    q.list = InboxQuery::List::ended;
  else if (asked.list != "todo")
    return Problem::of(400, "bad_query", {{"name", "list"}});
  auto division = division_of(call, asked.division);
  if (!division) return division.error();
  q.role = call.actor.role;
  q.user = call.actor.user;
  q.division = *division;
  auto programme = concerned_programme(call, asked.programme);
  if (!programme) return programme.error();
  q.programme = *programme;
  q.cursor = asked.cursor;
  return q;
}

// One person's cases: false when nobody has the number.
Answered<bool> narrow_to_number(const Call& call, const std::string& text, InboxQuery& q) {
  auto number = parse_id_number(text, call.services.book.today());
  if (!number)
    return problem_of(workflows::Failure(
        Rejection{Rule::id_number_invalid, {{"problem", std::string(enum_name(number.error()))}}}));
  auto row = looked_up(call, *number, "inbox");
  if (!row) return row.error();
  if (!*row || (*row)->name.empty()) return false;
  q.name = (*row)->name;
  q.person = (*row)->person;
  return true;
}

Answered<InboxAnswer> answer(const Call& call, const InboxQuery& query) {
  const auto& s = call.services;
  auto page = inbox_page(s.views.snapshot(), query);
  if (!page && page.error().code == eventstore::Errc::too_large)
    return Problem::of(422, "too_many_matches");
  if (!page) return problem_of(page.error());
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  Access::Read read{.what = "inbox"};
  for (const auto& row : page->rows) add_seen(read, {row.applicant, row.subject});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
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

}  // namespace

Answered<InboxAnswer> inbox(const Call& call, const None&) {
  auto query = query_of(call, {call.query_or("list", "todo"), call.query_or("programme"),
                               call.query_or("division"), call.query_or("cursor")});
  if (!query) return query.error();
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  query->limit = *limit;
  return answer(call, *query);
}

Answered<InboxAnswer> search_inbox(const Call& call, const InboxSearch& in) {
  auto query = query_of(
      call, {in.list, in.programme.value_or(""), in.division.value_or(""), in.cursor.value_or("")});
  if (!query) return query.error();
  query->name = normal_name(in.name.value_or(""));
  if (in.id_number) {
    auto known = narrow_to_number(call, *in.id_number, *query);
    if (!known) return known.error();
    if (!*known) return InboxAnswer{};
  }
  return answer(call, *query);
}

Answered<InboxCounts> inbox_counts(const Call& call, const None&) {
  InboxCounts out;
  InboxQuery q;
  q.role = call.actor.role;
  q.user = call.actor.user;
  q.division = call.actor.division;
  auto programme = concerned_programme(call, "");
  if (!programme) return programme.error();
  q.programme = *programme;
  for (auto [list, into] :
       {std::pair{InboxQuery::List::todo, &out.todo}, std::pair{InboxQuery::List::done, &out.done},
        std::pair{InboxQuery::List::ended, &out.ended}}) {
    q.list = list;
    auto n = inbox_size(call.services.views.snapshot(), q);
    if (!n) return problem_of(n.error());
    *into = *n;
  }
  return out;
}

}  // namespace yiben::api::handlers
