#include "page.h"

namespace yiben::projections {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

}  // namespace

std::string to_cursor(std::string_view key) {
  std::string text;
  for (const char c : key) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::string from_cursor(std::string_view cursor) {
  std::string key;
  if (cursor.size() % 2 != 0) return {};
  for (std::size_t i = 0; i < cursor.size(); i += 2) {
    const auto high = digits.find(cursor[i]), low = digits.find(cursor[i + 1]);
    if (high == digits.npos || low == digits.npos) return {};
    key += static_cast<char>(high << 4 | low);
  }
  return key;
}

}  // namespace yiben::projections
