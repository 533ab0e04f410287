#include "workflows/access.h"

#include <algorithm>

#include "workflows/sealing.h"

namespace yiben::workflows {

Outcome<void> record_read(const Book& book, eventstore::Log& access_log, Access::Look look) {
  look.read.at = book.now();
  auto events = Access::decide({}, look);
  if (!events) return Failure(events.error());
  const auto& read = std::get<Access::Read>(events->front());
  auto event = sealed_event(read, book.new_id().bytes, book.keys);
  if (!event) return Failure(event.error());
  eventstore::Append append;
  append.command_id = append.correlation_id = append.causation_id = event->event_id;
  append.actor = {read.by.user.text(), std::string(enum_name(read.by.role)), read.by.division};
  append.streams.push_back(
      {Access::stream(read.by.user), eventstore::StreamAppend::any, {std::move(*event)}});
  auto receipt = access_log.append(std::move(append));
  if (!receipt) return Failure(receipt.error());
  return {};
}

Outcome<ReadsFound> reads_of(const eventstore::Log& access_log, PersonId person,
                             eventstore::Position from, std::size_t entries) {
  ReadsFound out{{}, access_log.head()};
  auto cursor = access_log.read_category(Access::category, from);
  for (std::size_t seen = 0;; ++seen) {
    auto entry = cursor->next();
    if (!entry) return Failure(entry.error());
    if (!*entry) return out;
    if (seen == entries) {
      out.next = (*entry)->position;
      return out;
    }
    auto event = decode<Access::Event>((*entry)->type, (*entry)->schema_version, (*entry)->payload);
    if (!event)
      return Failure(eventstore::Error{eventstore::Errc::corrupt,
                                       "access entry " + std::to_string((*entry)->position)});
    auto& read = std::get<Access::Read>(*event);
    if (std::find(read.people.begin(), read.people.end(), person) != read.people.end())
      out.reads.push_back(std::move(read));
  }
}

}  // namespace yiben::workflows
