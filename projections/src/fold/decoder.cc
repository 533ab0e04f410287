#include "fold/decoder.h"

#include "domain/codec/privates.h"

namespace yiben::projections {
namespace {

using eventstore::EntryView;
using eventstore::Errc;
using eventstore::Error;

Error undecodable(const EntryView& entry, Errc code, std::string_view why) {
  return {code, "entry " + std::to_string(entry.position) + ": " + std::string(entry.type) + ": " +
                    std::string(why)};
}

Error undecodable(const EntryView& entry, Undecodable why) {
  if (why == Undecodable::damaged) return undecodable(entry, Errc::corrupt, "damaged");
  return undecodable(entry, Errc::unknown_version,
                     "unknown version " + std::to_string(entry.schema_version));
}

void read_origin(const EntryView& entry, Origin& origin) {
  origin.position = entry.position;
  origin.recorded = {entry.recorded_us};
  origin.event_id = {entry.event_id};
  origin.stream_version = entry.stream_version;
}

}  // namespace

eventstore::Result<std::string> opened(const eventstore::KeyRing& keys, const Private& value,
                                       const Uuid& event_id, std::string_view path) {
  if (value.sealed.empty()) return std::string();
  std::string context(reinterpret_cast<const char*>(event_id.bytes.data()), event_id.bytes.size());
  auto plain = keys.open(value.subject.bytes, context.append(path), value.sealed);
  if (!plain) return plain.error();
  return std::move(*plain).value_or("");
}

Decoder::Decoder(const Wiring& wiring, const eventstore::KeyRing& keys) : keys_(keys) {
  for (const auto& [type, wanted] : wiring.wanted()) {
    const auto* format = newest_format(type);
    check(format != nullptr, "a view folds events of the domain");
    by_type_[type] = {format, &wanted};
  }
}

void Decoder::read_actor(const EntryView& entry, Actor& by) const {
  if (entry.actor_user != last_user_) {
    last_user_ = entry.actor_user;
    last_id_ = UserId::parse(last_user_).value_or(UserId{});
  }
  by.user = last_id_;
  by.role = enum_from<Role>(entry.actor_role).value_or(Role::system);
  by.division = entry.actor_division;
}

eventstore::Result<bool> Decoder::decode(const EntryView& entry, Decoded& out) const {
  const auto how = by_type_.find(entry.type);
  if (how == by_type_.end()) return false;
  const auto& [format, wanted] = how->second;
  if (auto why = out.event.decode(*format, entry.schema_version, entry.payload))
    return undecodable(entry, *why);
  std::optional<Error> fault;
  if (wanted->opened)
    each_private(format->shape(), out.event.get(), [&](const std::string& path, Private& value) {
      auto plain = opened(keys_, value, {entry.event_id}, path);
      if (plain)
        value.plain = std::move(*plain);
      else if (!fault)
        fault = undecodable(entry, plain.error().code, path + ": " + plain.error().detail);
    });
  if (!fault && wanted->opened && format->unreadable)
    if (const auto path = format->unreadable(out.event.get()))
      fault = undecodable(entry, Errc::corrupt, *path + " is not what was sealed");
  if (fault) return *fault;
  out.folds = &wanted->folds;
  read_origin(entry, out.origin);
  read_actor(entry, out.origin.by);
  return true;
}

}  // namespace yiben::projections
