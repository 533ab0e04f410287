// Personal fields on their way into and out of the log.
#pragma once

#include <string>

#include "domain/event.h"
#include "eventstore/keys.h"
#include "eventstore/log.h"

namespace yiben::workflows {

// What a sealed value is bound to: the event's id and the field's path.
std::string seal_context(const eventstore::Uuid& event_id, const std::string& path);

// The event as the log takes it, every personal field sealed. Errors: those of KeyRing::seal.
eventstore::Result<eventstore::NewEvent> sealed(EventRef, const eventstore::Uuid& event_id,
                                                eventstore::KeyRing& keys);
// Opens the personal fields whose keys still exist. Errors: corrupt, io.
eventstore::Result<void> open_privates(EventRef, const eventstore::Uuid& event_id,
                                       const eventstore::KeyRing& keys);
// What an entry that does not decode is: corrupt, unknown_version.
eventstore::Error undecodable(const eventstore::EntryView&, Undecodable);

template <class Event>
eventstore::Result<eventstore::NewEvent> sealed_event(Event event, const eventstore::Uuid& event_id,
                                                      eventstore::KeyRing& keys) {
  return sealed(EventCodec<Event>::ref(event), event_id, keys);
}

// Decodes an entry as one of Event's alternatives, personal fields opened where the key still
// exists. Errors: unknown_version, corrupt.
template <class Event>
eventstore::Result<Event> opened_event(const eventstore::EntryView& entry,
                                       const eventstore::KeyRing& keys) {
  auto event = decode<Event>(entry.type, entry.schema_version, entry.payload);
  if (!event) return undecodable(entry, event.error());
  const auto opened = open_privates(EventCodec<Event>::ref(*event), entry.event_id, keys);
  if (!opened) return opened.error();
  return std::move(*event);
}

}  // namespace yiben::workflows
