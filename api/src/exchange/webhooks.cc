#include "workflows/exchange/webhooks.h"

#include <algorithm>

#include "common.h"
#include "domain/exchange/http_address.h"
#include "exchange/asked_types.h"
#include "exchange/handlers.h"
#include "exchange/local_address.h"
#include "workflows/exchange/cloud_event.h"

namespace yiben::api::handlers {
namespace {

using WebhookState = std::shared_ptr<const Webhook::State>;

// As the events themselves say it.
std::string told_type(const std::string& type) {
  return std::string(workflows::event_type_prefix) + type;
}

// A webhook that gets all facts is the district's.
bool may_see(const Call& call, const Webhook::State& webhook) {
  const auto& division = webhook.subscribed->division;
  return covers(call.actor.division, division.empty() ? call.services.book.district : division);
}

WebhookRow row_of(const Call& call, const Webhook::State& webhook,
                  const std::optional<workflows::DeliveryStatus>& status) {
  const auto& s = *webhook.subscribed;
  WebhookRow row{s.webhook, s.name, s.url, {}, s.division, s.from};
  for (const auto& type : s.types) row.types.push_back(told_type(type));
  if (webhook.paused) row.paused = webhook.paused->reason;
  if (webhook.ended) row.ended = webhook.ended->reason;
  if (!status) return row;
  row.reached = status->reached;
  row.behind = call.services.book.log.head() - row.reached;
  row.parked = static_cast<std::uint64_t>(
      std::ranges::count_if(status->held, [](const auto& held) { return !held.next_try; }));
  row.waiting = status->held.size() - row.parked;
  row.down_until = status->down_until;
  row.trouble = status->trouble;
  return row;
}

// The one of the path. Errors: not_found, also for one that the caller may not see.
Answered<WebhookState> asked_for(const Call& call) {
  auto id = path_value<WebhookId>(call, "webhook");
  if (!id) return id.error();
  auto found = call.services.exchange.webhooks.find(id->stream());
  if (!found) return problem_of(found.error());
  if (!*found || !may_see(call, **found))
    return Problem::of(404, "not_found", {{"name", id->text()}});
  return *found;
}

// A webhook as somebody would have it, new or changed.
Answered<workflows::WebhookChange> asked_of(const Call& call, const ChangeWebhookRequest& in) {
  auto division = division_of(call, in.division.value_or(""));
  if (!division) return division.error();
  if (covers(*division, call.services.book.district)) division->clear();
  std::vector<std::string> types;
  for (const auto& asked : in.types) {
    const auto type = asked_types(asked);
    if (!type) return type.error();
    if (type->size() != 1) return Problem::of(400, "bad_query", {{"name", "types"}});
    types.push_back(type->front());
  }
  if (!call.services.local_webhooks && is_http_address(in.url) && is_local_address(in.url))
    return problem_of(
        workflows::Failure(Rejection{Rule::webhook_address_invalid, {{"url", in.url}}}));
  return workflows::WebhookChange{in.name, in.url, std::move(types), *std::move(division)};
}

Answered<Receipt> receipt_or_problem(const workflows::Outcome<eventstore::Receipt>& done) {
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

}  // namespace

Answered<WebhookList> webhooks(const Call& call, const None&) {
  auto all = call.services.exchange.webhooks.all();
  if (!all) return problem_of(all.error());
  WebhookList out;
  for (const auto& [stream, webhook] : *all)
    if (may_see(call, *webhook))
      out.rows.push_back(row_of(
          call, *webhook, call.services.exchange.deliveries->status(webhook->subscribed->webhook)));
  return out;
}

Answered<WebhookPage> webhook(const Call& call, const None&) {
  auto found = asked_for(call);
  if (!found) return found.error();
  const auto status = call.services.exchange.deliveries->status((*found)->subscribed->webhook);
  WebhookPage out{row_of(call, **found, status), {}, {}, {}};
  if (!status) return out;
  for (const auto& h : status->held)
    out.held.push_back({h.stream, h.position, h.attempts, h.status, h.trouble, h.next_try, h.at});
  for (const auto& a : status->attempts)
    out.attempts.push_back(
        {a.position, a.stream, told_type(a.type), a.at, a.status, a.took_ms, a.trouble});
  for (const auto& r : (*found)->ranges)
    if (r.is_left(status->range, status->range_next))
      out.ranges.push_back({r.number, r.stream, r.from, r.to,
                            r.number == status->range ? status->range_next : r.from});
  return out;
}

Answered<Created<WebhookSecret>> new_webhook(const Call& call, const NewWebhookRequest& in) {
  const auto& book = call.services.book;
  auto asked = asked_of(call, {in.name, in.url, in.types, in.division});
  if (!asked) return asked.error();
  const auto head = book.log.head();
  if (in.from.value_or(head) > head) return Problem::of(400, "bad_query", {{"name", "from"}});
  auto done = workflows::subscribe_webhook(
      book, call.request(),
      {asked->name, asked->url, asked->types, asked->division, in.from.value_or(head)});
  if (!done) return problem_of(done.error());
  return Created<WebhookSecret>{{done->webhook, done->secret, receipt_of(done->receipt).position},
                                "/webhooks/" + done->webhook.text()};
}

Answered<Receipt> change_webhook(const Call& call, const ChangeWebhookRequest& in) {
  auto found = asked_for(call);
  if (!found) return found.error();
  auto asked = asked_of(call, in);
  if (!asked) return asked.error();
  return receipt_or_problem(workflows::change_webhook(call.services.book, call.request(),
                                                      (*found)->subscribed->webhook, *asked));
}

Answered<Receipt> pause_webhook(const Call& call, const PauseRequest& in) {
  auto found = asked_for(call);
  if (!found) return found.error();
  return receipt_or_problem(workflows::pause_webhook(call.services.book, call.request(),
                                                     (*found)->subscribed->webhook, in.reason));
}

Answered<Receipt> resume_webhook(const Call& call, const None&) {
  auto found = asked_for(call);
  if (!found) return found.error();
  return receipt_or_problem(
      workflows::resume_webhook(call.services.book, call.request(), (*found)->subscribed->webhook));
}

// The address is asked while the caller waits.
Answered<WebhookTest> test_webhook(const Call& call, const None&) {
  auto found = asked_for(call);
  if (!found) return found.error();
  if ((*found)->ended) return problem_of(workflows::Failure(Rejection{Rule::webhook_ended, {}}));
  const auto answer = call.services.exchange.deliveries->test(*found);
  if (!answer) return Problem::of(429, "too_many_tests");
  return WebhookTest{answer->status, answer->took_ms, answer->trouble};
}

Answered<WebhookSecret> rotate_webhook_secret(const Call& call, const None&) {
  auto found = asked_for(call);
  if (!found) return found.error();
  const auto id = (*found)->subscribed->webhook;
  auto done = workflows::rotate_webhook_secret(call.services.book, call.request(), id);
  if (!done) return problem_of(done.error());
  return WebhookSecret{id, done->secret, receipt_of(done->receipt).position};
}

Answered<Receipt> replay_webhook(const Call& call, const ReplayRequest& in) {
  auto found = asked_for(call);
  if (!found) return found.error();
  const auto& book = call.services.book;
  const auto id = (*found)->subscribed->webhook;
  if (in.from || in.to)
    return receipt_or_problem(
        workflows::replay_range(book, call.request(), id, {in.stream, in.from, in.to}));
  return receipt_or_problem(workflows::replay_webhook(book, call.request(), id, in.stream));
}

Answered<Receipt> end_webhook(const Call& call, const EndRequest& in) {
  auto found = asked_for(call);
  if (!found) return found.error();
  return receipt_or_problem(workflows::end_webhook(call.services.book, call.request(),
                                                   (*found)->subscribed->webhook, in.reason));
}

}  // namespace yiben::api::handlers
