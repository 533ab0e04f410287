// The bodies of EventCodec: included only where an aggregate's codec is compiled, since every
// archive, every version and every event is instantiated by it.
//
//   template struct EventCodec<Fund::Event>;  // domain/src/money/codec.cc
#pragma once

#include <memory>

#include "domain/codec/binary.h"
#include "domain/codec/privates.h"
#include "domain/event.h"

namespace yiben {

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

namespace detail {

template <class E>
EventFormat format_of(bool newest) {
  EventFormat f{E::event, newest, sizeof(E), alignof(E), &shape_of<E>};
  f.has_privates = holds_privates(shape_of<E>());
  f.pack = [](const void* event) { return yiben::pack(*static_cast<const E*>(event)); };
  f.unpack = [](std::string_view payload, void* raw) {
    auto e = yiben::unpack<E>(payload);
    if (e) std::construct_at(static_cast<E*>(raw), std::move(*e));
    return e.has_value();
  };
  f.make = [](void* raw) { std::construct_at(static_cast<E*>(raw)); };
  f.destroy = [](void* event) { std::destroy_at(static_cast<E*>(event)); };
  if (newest)
    f.decode = [](std::uint16_t version, std::string_view payload,
                  void* raw) -> std::optional<Undecodable> {
      auto e = decode_as<E>(version, payload);
      if (!e) return e.error();
      std::construct_at(static_cast<E*>(raw), std::move(*e));
      return std::nullopt;
    };
  if constexpr (requires(const E& e) { e.unreadable(); })
    f.unreadable = [](const void* event) { return static_cast<const E*>(event)->unreadable(); };
  f.effective = [](const void* event) -> std::optional<Date> {
    if constexpr (requires(const E& e) { e.effective(); })
      return static_cast<const E*>(event)->effective();
    else
      return std::nullopt;
  };
  return f;
}

template <class E>
void add_formats(std::vector<EventFormat>& out, bool newest) {
  if constexpr (HasOlder<E>) add_formats<typename E::Older>(out, false);
  out.push_back(format_of<E>(newest));
}

template <class Event, std::size_t i = 0>
Result<Event, Undecodable> decode_alternative(std::string_view type, std::uint16_t version,
                                              std::string_view payload) {
  if constexpr (i == std::variant_size_v<Event>) {
    return Undecodable::unknown_type;
  } else {
    using E = std::variant_alternative_t<i, Event>;
    if (E::event.type != type) return decode_alternative<Event, i + 1>(type, version, payload);
    auto e = decode_as<E>(version, payload);
    if (!e) return e.error();
    return Event(std::move(*e));
  }
}

}  // namespace detail

template <class Event>
Result<Event, Undecodable> EventCodec<Event>::decode(std::string_view type, std::uint16_t version,
                                                     std::string_view payload) {
  return detail::decode_alternative<Event>(type, version, payload);
}

template <class Event>
EventRef EventCodec<Event>::ref(Event& event) {
  return std::visit(
      []<class E>(E& e) {
        static const EventFormat format = detail::format_of<E>(true);
        return EventRef{&format, &e};
      },
      event);
}

template <class Event>
std::vector<EventFormat> EventCodec<Event>::formats() {
  std::vector<EventFormat> out;
  [&]<class... E>(std::type_identity<std::variant<E...>>) {
    (detail::add_formats<E>(out, true), ...);
  }(std::type_identity<Event>{});
  return out;
}

}  // namespace yiben
