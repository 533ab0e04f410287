// Names of an enum's values, in order from 0: the same in JSON, in rule data and on the screen.
//
//   enum class Area { urban, rural };
//   YIBEN_ENUM_NAMES(Area, "urban", "rural")
//
// Stored bytes hold the number, so values are only ever added at the end.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace yiben {

template <class E>
struct EnumNames;

#define YIBEN_ENUM_NAMES(E, ...)                                                  \
  template <>                                                                     \
  struct EnumNames<E> {                                                           \
    static constexpr auto names = std::to_array<std::string_view>({__VA_ARGS__}); \
  };

template <class E>
constexpr std::string_view enum_name(E value) {
  auto i = static_cast<std::size_t>(value);
  return i < EnumNames<E>::names.size() ? EnumNames<E>::names[i] : std::string_view("?");
}

template <class E>
constexpr std::optional<E> enum_from(std::string_view name) {
  for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i)
    if (EnumNames<E>::names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace yiben
