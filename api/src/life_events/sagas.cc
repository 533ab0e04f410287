#include "workflows/life_events/sagas.h"

#include "common.h"
#include "life_events/handlers.h"
#include "office/concern.h"
#include "projections/life_events/sagas.h"

namespace yiben::api::handlers {
namespace {

using projections::SagaQuery;

Answered<SagaQuery> query_of(const Call& call) {
  SagaQuery q;
  const auto list = call.query_or("list", "held");
  if (list == "open")
    q.list = SagaQuery::List::open;
  else if (list == "ended")
    q.list = SagaQuery::List::ended;
  else if (list != "held")
    return Problem::of(400, "bad_query", {{"name", "list"}});
  auto division = division_of(call);
  if (!division) return division.error();
  auto limit = limit_of(call);
  if (!limit) return limit.error();
  q.role = call.actor.role;
  q.division = *division;
  auto life_event = concerned_life_event(call, call.query_or("life_event"));
  if (!life_event) return life_event.error();
  q.life_event = *life_event;
  q.cursor = call.query_or("cursor");
  q.limit = *limit;
  return q;
}

}  // namespace

Answered<LifeEventList> life_events(const Call& call, const None&) {
  auto rules = call.services.rules.now();
  if (!rules) return problem_of(rules.error());
  LifeEventList out;
  for (const auto& [id, versions] : (*rules)->life_events)
    out.rows.push_back(versions.rbegin()->second.definition);
  return out;
}

Answered<DepartmentRows> departments(const Call& call, const None&) {
  const auto& s = call.services;
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  DepartmentRows out;
  for (const auto& [id, department] : (*rules)->departments)
    out.rows.push_back({department, 0, 0, false, 0, {}});
  for (const auto& status : s.exchange.departments->status())
    for (auto& row : out.rows)
      if (row.department.id == status.department) {
        row.calls = status.calls;
        row.failures = status.failures;
        row.down = status.down;
        row.waiting = status.waiting;
        row.trouble = status.trouble;
      }
  if (s.saga_trouble) out.trouble = s.saga_trouble();
  return out;
}

Answered<SagaBoard> sagas(const Call& call, const None&) {
  const auto& s = call.services;
  auto query = query_of(call);
  if (!query) return query.error();
  auto page = saga_page(s.views.snapshot(), *query);
  if (!page) return problem_of(page.error());
  auto rules = s.rules.now();
  if (!rules) return problem_of(rules.error());
  Access::Read read{.what = "sagas"};
  for (const auto& row : page->rows) add_seen(read, {row.subject});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  SagaBoard out{{}, page->next};
  for (auto& row : page->rows) {
    auto subject = name_of(call, row.subject);
    if (!subject) return subject.error();
    const auto left = days_left((*rules)->calendar, s.book.today(), row.due, TimeUnit::working_day);
    out.rows.push_back({std::move(row), *subject, left});
  }
  return out;
}

Answered<SagaCounts> saga_counts(const Call& call, const None&) {
  SagaCounts out;
  SagaQuery q;
  q.role = call.actor.role;
  q.division = call.actor.division;
  auto life_event = concerned_life_event(call, "");
  if (!life_event) return life_event.error();
  q.life_event = *life_event;
  for (auto [list, into] :
       {std::pair{SagaQuery::List::held, &out.held}, std::pair{SagaQuery::List::open, &out.open},
        std::pair{SagaQuery::List::ended, &out.ended}}) {
    q.list = list;
    auto n = saga_list_size(call.services.views.snapshot(), q);
    if (!n) return problem_of(n.error());
    *into = *n;
  }
  return out;
}

Answered<Created<OpenSagaAnswer>> open_saga(const Call& call, const workflows::OpenSaga& in) {
  const auto& s = call.services;
  auto division = Division::parse(in.division);
  if (!division || !s.divisions.known(*division, s.book.today()))
    return problem_of(
        workflows::Failure(Rejection{Rule::division_unknown, {{"division", in.division}}}));
  if (auto ok = concerned_life_event(call, in.life_event); !ok) return ok.error();
  // Whose word it is follows from who brings it, so that no one can be two sources.
  auto opening = in;
  opening.source = workflows::office_source;
  auto done = workflows::open_saga(s.book, s.rules, call.request(), opening);
  if (!done) return problem_of(done.error());
  const auto receipt = receipt_of(done->receipt);
  workflows::Transaction read(s.book, call.actor);
  auto saga = read.state<Saga>(done->saga.stream());
  if (!saga) return problem_of(saga.error());
  return Created<OpenSagaAnswer>{
      {done->saga, (*saga)->opened->number, receipt.position, receipt.repeated},
      "/sagas/" + done->saga.text()};
}

}  // namespace yiben::api::handlers
