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
#include <string_view>
#include <variant>

#include "domain/codec/binary.h"

namespace yiben {

struct EventName {
  std::string_view type;
  std::uint16_t version;
};

enum class Undecodable { unknown_type, unknown_version, damaged };

template <class E>
concept HasOlder = requires {
  typename E::Older;
};

template <class E>
Result<E, Undecodable> decode_as(std::uint16_t version, std::string_view payload) {
  if (version == E::event.version) {
    auto e = unpack<E>(payload);
    if (!e) return Undecodable::damaged;
    return std::move(*e);
  }
  if constexpr (HasOlder<E>) {
    if (version < E::event.version) {
      auto old = decode_as<typename E::Older>(version, payload);
      if (!old) return old.error();
      return E::upcast(*old);
    }
  }
  return Undecodable::unknown_version;
}

// Event is a std::variant of event structs.
template <class Event, std::size_t i = 0>
Result<Event, Undecodable> decode(std::string_view type, std::uint16_t version,
                                  std::string_view payload) {
  if constexpr (i == std::variant_size_v<Event>) {
    return Undecodable::unknown_type;
  } else {
    using E = std::variant_alternative_t<i, Event>;
    if (E::event.type != type) return decode<Event, i + 1>(type, version, payload);
    auto e = decode_as<E>(version, payload);
    if (!e) return e.error();
    return Event(std::move(*e));
  }
}

[[noreturn]] inline void throw_exception_from_error(Undecodable, const boost::source_location&) {
  check_failed("an undecodable event was looked at", BOOST_CURRENT_LOCATION);
}

}  // namespace yiben
