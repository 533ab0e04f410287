// A stream's history as a page tells it.
#pragma once

#include "workflows/loop/sealing.h"

namespace yiben::api::handlers {

// visit(entry, event) for every event of the stream, personal fields opened. Errors: io, corrupt.
template <class Event, class Visit>
workflows::Outcome<void> each_event(const workflows::Book& book, const std::string& stream,
                                    Visit&& visit) {
  const auto cursor = book.log.read_stream(stream);
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return workflows::Failure(entry.error());
    if (!*entry) return {};
    auto event = workflows::opened_event<Event>(**entry, book.keys);
    if (!event) return workflows::Failure(event.error());
    visit(**entry, *event);
  }
}

}  // namespace yiben::api::handlers
