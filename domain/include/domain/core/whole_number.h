// A text that is a whole number and nothing else. Nothing of “”, “+1”, “1.0”, “1 ” and of what does
// not fit into T.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>

namespace yiben {

template <std::integral T>
std::optional<T> whole_number(std::string_view text) {
  T n{};
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return n;
}

}  // namespace yiben
