// What a caller of GET /api/v1/events asked for. As a handler's answer it turns the connection into
// a stream of server-sent events, which no thread waits on.
//
//   id: 4711                                 the fact's position in the log
//   data: {"specversion":"1.0","id":…}       the fact, a structured CloudEvent
//
// Facts come in the log's order, none skipped, none twice, from `from` or after Last-Event-ID, and
// go on as they are recorded. A comment with an id tells, while nothing comes, how far the log has
// been looked through. A reader who does not take what is sent is cut off and may come again with
// the last id it has.
#pragma once

#include <functional>

#include "workflows/exchange/fact_feed.h"

namespace yiben::api {

inline constexpr std::string_view event_stream_type = "text/event-stream";

struct EventStream {
  eventstore::Position from = 0;
  workflows::FactFilter filter;
  // Whether the reader is still signed in, not disabled and in the same place. Asked again and
  // again while the stream is open.
  std::function<bool()> may_go_on;
};

}  // namespace yiben::api
