#include "api/call.h"

#include <charconv>

#include "domain/codec/json.h"

namespace yiben::api {

std::string Call::query_or(const std::string& key, std::string otherwise) const {
  auto found = query.find(key);
  return found == query.end() ? std::move(otherwise) : found->second;
}

Answered<std::size_t> limit_of(const Call& call) {
  auto text = call.query_or("limit", "50");
  std::size_t n = 0;
  auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (ec != std::errc{} || end != text.data() + text.size() || n < 1 || n > 200)
    return Problem::of(400, "bad_query", {{"name", "limit"}});
  return n;
}

Answered<std::string> division_of(const Call& call) {
  auto asked = call.query_or("division");
  if (asked.empty()) return call.actor.division;
  if (!Division::parse(asked)) return Problem::of(400, "bad_query", {{"name", "division"}});
  if (!covers(call.actor.division, asked))
    return problem_of(
        workflows::Failure(Rejection{Rule::not_your_division, {{"division", asked}}}));
  return asked;
}

Answered<void> record_access(const Call& call, std::size_t people, const std::string& subject,
                             const std::string& purpose) {
  json::object read{{"route", call.route}, {"people", people}, {"subject", subject}};
  if (!purpose.empty()) read["purpose"] = purpose;
  eventstore::NewEvent event;
  event.type = "access.read";
  event.event_id = call.services.book.new_id().bytes;
  event.payload = json::serialize(read);
  eventstore::Append append;
  append.command_id = event.event_id;
  append.correlation_id = event.event_id;
  append.actor = {call.actor.user.text(), std::string(enum_name(call.actor.role)),
                  call.actor.division};
  append.streams.push_back(
      {"access-" + call.actor.user.text(), eventstore::StreamAppend::any, {event}});
  auto receipt = call.services.access_log.append(std::move(append));
  if (!receipt) return problem_of(receipt.error());
  return {};
}

}  // namespace yiben::api
