// Bytes as lower-case hexadecimal digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yiben {

std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);  // lower case alone

}  // namespace yiben
