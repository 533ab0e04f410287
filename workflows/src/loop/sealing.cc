#include "workflows/loop/sealing.h"

#include "domain/codec/privates.h"

namespace yiben::workflows {

using eventstore::Errc;
using eventstore::Error;

std::string seal_context(const eventstore::Uuid& event_id, const std::string& path) {
  return std::string(reinterpret_cast<const char*>(event_id.data()), event_id.size()) + path;
}

eventstore::Result<eventstore::NewEvent> sealed(EventRef ref, const eventstore::Uuid& event_id,
                                                eventstore::KeyRing& keys) {
  const auto& [format, event] = ref;
  std::optional<Error> failed;
  const auto seal = [&](const std::string& path, Private& p) {
    if (failed || p.subject.is_nil()) return;
    auto sealed = keys.seal(p.subject.bytes, seal_context(event_id, path), p.plain);
    if (sealed)
      p.sealed = *std::move(sealed);
    else
      failed = sealed.error();
  };
  if (format->has_privates) each_private(format->shape(), event, seal);
  if (failed) return *failed;
  eventstore::NewEvent out;
  out.type = format->name.type;
  out.schema_version = format->name.version;
  out.event_id = event_id;
  if (const auto day = format->effective(event)) out.effective_day = day->days;
  out.payload = format->pack(event);
  return out;
}

eventstore::Result<void> open_privates(EventRef ref, const eventstore::Uuid& event_id,
                                       const eventstore::KeyRing& keys) {
  if (!ref.format->has_privates) return {};
  std::optional<Error> failed;
  each_private(ref.format->shape(), ref.event, [&](const std::string& path, Private& p) {
    if (failed || p.sealed.empty()) return;
    auto plain = keys.open(p.subject.bytes, seal_context(event_id, path), p.sealed);
    if (!plain)
      failed = plain.error();
    else if (*plain)
      p.plain = **std::move(plain);
  });
  if (failed) return *failed;
  if (const auto path = ref.format->unreadable ? ref.format->unreadable(ref.event) : std::nullopt)
    return Error{Errc::corrupt, "event " + eventstore::to_text(event_id) + " " +
                                    std::string(ref.format->name.type) + ": " + *path +
                                    " is not what was sealed"};
  return {};
}

Error undecodable(const eventstore::EntryView& entry, Undecodable why) {
  return {why == Undecodable::damaged ? Errc::corrupt : Errc::unknown_version,
          "entry " + std::to_string(entry.position) + " " + std::string(entry.type) + " v" +
              std::to_string(entry.schema_version)};
}

}  // namespace yiben::workflows
