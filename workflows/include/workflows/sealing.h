// Personal fields on their way into and out of the log.
#pragma once

#include <string>

#include "domain/codec/privates.h"
#include "domain/event.h"
#include "eventstore/keys.h"
#include "eventstore/log.h"

namespace yiben::workflows {

// What a sealed value is bound to: the event's id and the field's path.
inline std::string seal_context(const eventstore::Uuid& event_id, const std::string& path) {
  return std::string(reinterpret_cast<const char*>(event_id.data()), event_id.size()) + path;
}

// The event as the log takes it, every personal field sealed. Errors: those of KeyRing::seal.
template <class E>
eventstore::Result<eventstore::NewEvent> sealed_event(E event, const eventstore::Uuid& event_id,
                                                      eventstore::KeyRing& keys) {
  std::optional<eventstore::Error> failed;
  for_each_private(event, [&](const std::string& path, Private& p) {
    if (failed || p.subject.is_nil()) return;
    auto sealed = keys.seal(p.subject.bytes, seal_context(event_id, path), p.plain);
    if (sealed)
      p.sealed = *sealed;
    else
      failed = sealed.error();
  });
  if (failed) return *failed;
  eventstore::NewEvent out;
  out.type = E::event.type;
  out.schema_version = E::event.version;
  out.event_id = event_id;
  if constexpr (requires { event.effective(); })
    if (auto day = event.effective()) out.effective_day = day->days;
  out.payload = pack(event);
  return out;
}

// Decodes an entry as one of Event's alternatives, personal fields opened where the key still
// exists. Errors: unknown_version, corrupt.
template <class Event>
eventstore::Result<Event> opened_event(const eventstore::EntryView& entry,
                                       const eventstore::KeyRing& keys) {
  using eventstore::Errc;
  using eventstore::Error;
  auto event = decode<Event>(entry.type, entry.schema_version, entry.payload);
  if (!event)
    return Error{event.error() == Undecodable::damaged ? Errc::corrupt : Errc::unknown_version,
                 "entry " + std::to_string(entry.position) + " " + std::string(entry.type) + " v" +
                     std::to_string(entry.schema_version)};
  std::optional<Error> failed;
  std::visit(
      [&](auto& e) {
        for_each_private(e, [&](const std::string& path, Private& p) {
          if (failed || p.sealed.empty()) return;
          auto plain = keys.open(p.subject.bytes, seal_context(entry.event_id, path), p.sealed);
          if (!plain)
            failed = plain.error();
          else if (*plain)
            p.plain = **plain;
        });
      },
      *event);
  if (failed) return *failed;
  return std::move(*event);
}

}  // namespace yiben::workflows
