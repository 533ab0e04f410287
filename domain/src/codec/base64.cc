#include "domain/codec/base64.h"

#include <array>
#include <cstdint>

namespace yiben {
namespace {
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
}

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t n = 0;
    std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t j = 0; j < 3; ++j)
      n = n << 8 | (j < have ? static_cast<std::uint8_t>(bytes[i + j]) : 0u);
    for (std::size_t j = 0; j < 4; ++j) out += j <= have ? alphabet[n >> (18 - 6 * j) & 63] : '=';
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::uint32_t n = 0;
    int padding = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      char c = text[i + j];
      auto at = alphabet.find(c);
      bool pad = c == '=' && i + 4 == text.size() && j >= 2;
      if ((at == std::string_view::npos && !pad) || (padding && !pad)) return std::nullopt;
      padding += pad;
      n = n << 6 | (pad ? 0u : static_cast<std::uint32_t>(at));
    }
    for (int j = 0; j < 3 - padding; ++j) out += static_cast<char>(n >> (16 - 8 * j) & 255);
  }
  return out;
}

}  // namespace yiben
