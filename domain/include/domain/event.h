// Events as stored: a type name chosen once, a schema version, and the packed fields.
//
// An event struct says its own name:
//
//   struct Filed {
//     static constexpr EventName event{"claim.filed", 1};
//     …fields…
//     template <class Ar> void serialize(Ar& ar) { ar(CEREAL_NVP(claim), …); }
//   };
//
// A new version freezes the old struct in namespace v1 and names it: `using Older = v1::Filed;`
// with `static Filed upcast(const v1::Filed&)`. Bytes of a version we do not know are an error, not
// a guess.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/codec/shape.h"
#include "domain/core/result.h"

namespace yiben {

struct EventName {
  std::string_view type;
  std::uint16_t version;
};

enum class Undecodable { unknown_type, unknown_version, damaged };

// One version of one event, for whoever handles events without knowing their types. `raw` is memory
// of `size` bytes aligned to `align` without an object in it; `event` an object of this version.
struct EventFormat {
  EventName name;
  bool newest = false;  // the version decisions are made with
  std::size_t size = 0, align = 0;
  ShapeOf shape = nullptr;
  bool has_privates = false;  // somewhere in it a Private may lie
  std::string (*pack)(const void* event) = nullptr;
  bool (*unpack)(std::string_view payload, void* raw) = nullptr;  // false: damaged, nothing made
  void (*make)(void* raw) = nullptr;                              // from defaults
  void (*destroy)(void* event) = nullptr;
  // Bytes of any version, lifted to this one. Nothing: the object was made.
  std::optional<Undecodable> (*decode)(std::uint16_t version, std::string_view payload,
                                       void* raw) = nullptr;
  // The day the event itself says it is of.
  std::optional<Date> (*effective)(const void* event) = nullptr;
  // The path of a private field that was opened and is not what was sealed. Null: has none such.
  std::optional<std::string> (*unreadable)(const void* event) = nullptr;
};

// Every version of every event, by type and version. Cost: made at first use.
const std::vector<EventFormat>& event_formats();
// nullptr: there is no such version.
const EventFormat* event_format(std::string_view type, std::uint16_t version);
const EventFormat* newest_format(std::string_view type);

// An event of one of Event's alternatives as its newest format and the object itself.
struct EventRef {
  const EventFormat* format;
  void* event;
};

// What is compiled once for an aggregate, in domain/src/<subject>/codec.cc. Event is a std::variant
// of event structs; elsewhere these are plain calls.
template <class Event>
struct EventCodec {
  static Result<Event, Undecodable> decode(std::string_view type, std::uint16_t version,
                                           std::string_view payload);
  static EventRef ref(Event&);
  static std::vector<EventFormat> formats();
};

template <class Event>
Result<Event, Undecodable> decode(std::string_view type, std::uint16_t version,
                                  std::string_view payload) {
  return EventCodec<Event>::decode(type, version, payload);
}

[[noreturn]] void throw_exception_from_error(Undecodable, const boost::source_location&);

}  // namespace yiben
