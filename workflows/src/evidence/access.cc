#include "workflows/evidence/access.h"

#include <algorithm>

#include "workflows/loop/sealing.h"

namespace yiben::workflows {
namespace {

constexpr std::size_t people_an_entry = 2'000;  // an entry has 65,535 bytes

// A whole month's bank file shows more people than one entry holds.
std::vector<Access::Read> parts_of(const Access::Read& read) {
  if (read.people.size() <= people_an_entry) return {read};
  std::vector<Access::Read> parts;
  for (std::size_t i = 0; i < read.people.size(); i += people_an_entry) {
    auto part = read;
    const auto end = std::min(read.people.size(), i + people_an_entry);
    part.people.assign(read.people.begin() + static_cast<std::ptrdiff_t>(i),
                       read.people.begin() + static_cast<std::ptrdiff_t>(end));
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

Outcome<void> record_read(const Book& book, eventstore::Log& access_log, Access::Look look) {
  look.read.at = book.now();
  auto events = Access::decide({}, look);
  if (!events) return Failure(events.error());
  const auto& read = std::get<Access::Read>(events->front());
  eventstore::StreamAppend written{Access::stream(read.by.user), eventstore::StreamAppend::any, {}};
  for (const auto& part : parts_of(read)) {
    auto event = sealed_event(Access::Event(part), book.new_id().bytes, book.keys);
    if (!event) return Failure(event.error());
    written.events.push_back(std::move(*event));
  }
  eventstore::Append append;
  append.command_id = append.correlation_id = append.causation_id = written.events.front().event_id;
  append.actor = {read.by.user.text(), std::string(enum_name(read.by.role)), read.by.division};
  append.streams.push_back(std::move(written));
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
