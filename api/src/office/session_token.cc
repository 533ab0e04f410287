#include "office/session_token.h"

#include <charconv>

#include "domain/codec/hex.h"

namespace yiben::api {
namespace {

std::string signature(const workflows::Book& book, std::string_view payload) {
  return hex(book.keys.lookup_hash("session/" + std::string(payload)));
}

bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

}  // namespace

std::string session_token(const workflows::Book& book, UserId user, Instant expires) {
  std::string payload = user.text() + "." + std::to_string(expires.us);
  return payload + "." + signature(book, payload);
}

std::optional<UserId> session_user(const workflows::Book& book, std::string_view token,
                                   Instant now) {
  auto second = token.rfind('.');
  auto first = token.find('.');
  if (first == std::string_view::npos || first == second) return std::nullopt;
  auto payload = token.substr(0, second);
  if (!same(token.substr(second + 1), signature(book, payload))) return std::nullopt;
  std::int64_t expires = 0;
  auto number = token.substr(first + 1, second - first - 1);
  std::from_chars(number.data(), number.data() + number.size(), expires);
  if (expires <= now.us) return std::nullopt;
  return UserId::parse(token.substr(0, first));
}

std::string cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    auto end = header.find(';');
    auto pair = header.substr(0, end);
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=')
      return std::string(pair.substr(name.size() + 1));
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
  }
  return {};
}

}  // namespace yiben::api
