#include "exchange/asked_types.h"
#include "exchange/handlers.h"

namespace yiben::api::handlers {
namespace {

// A reader that comes again says where it was, whatever its address says.
Answered<eventstore::Position> start_of(const Call& call) {
  const auto head = call.services.book.log.head();
  if (call.last_event_id) {
    // Beyond what is recorded: what it has read was another book.
    if (*call.last_event_id >= head)
      return Problem::of(400, "bad_query", {{"name", "Last-Event-ID"}});
    return *call.last_event_id + 1;
  }
  if (call.query_or("from") == "end") return head;
  auto from = number_query(call, "from");
  if (!from) return from.error();
  if (from->value_or(0) > head) return Problem::of(400, "bad_query", {{"name", "from"}});
  return from->value_or(0);
}

}  // namespace

Answered<EventStream> events(const Call& call, const None&) {
  auto from = start_of(call);
  if (!from) return from.error();
  auto types = asked_types(call.query_or("types"));
  if (!types) return types.error();
  auto division = division_of(call);
  if (!division) return division.error();
  // All facts of the ledger are the district's, those that name no division as well.
  if (covers(*division, call.services.book.district)) division->clear();
  return EventStream{*from, {std::move(*types), std::move(*division)}, call.may_go_on};
}

}  // namespace yiben::api::handlers
