#include "domain/exchange/http_address.h"

#include <algorithm>
#include <charconv>

namespace yiben {
namespace {

// What follows the host: nothing, or a port there is.
bool is_port(std::string_view text) {
  if (text.empty()) return true;
  unsigned port = 0;
  const auto* end = text.data() + text.size();
  const auto [at, ec] = std::from_chars(text.data() + 1, end, port);
  return text.size() > 1 && ec == std::errc{} && at == end && port >= 1 && port <= 65'535;
}

}  // namespace

bool is_http_address(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos || url.size() > 500) return false;
  if (url.substr(0, scheme) != "https" && url.substr(0, scheme) != "http") return false;
  const auto rest = url.substr(scheme + 3);
  const auto authority = rest.substr(0, rest.find_first_of("/?"));
  const bool printable =
      std::ranges::all_of(url, [](unsigned char c) { return c > ' ' && c < 0x7f && c != '"'; });
  const auto host_end = authority.starts_with('[')
                            ? authority.find(']') + 1
                            : std::min(authority.find(':'), authority.size());
  return printable && is_port(authority.substr(std::min(host_end, authority.size()))) &&
         !authority.empty() && authority.front() != ':' && authority.find('@') == authority.npos &&
         rest.find('#') == rest.npos;
}

}  // namespace yiben
