#include "domain/exchange/http_address.h"

#include <algorithm>

namespace yiben {

bool is_http_address(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos || url.size() > 500) return false;
  if (url.substr(0, scheme) != "https" && url.substr(0, scheme) != "http") return false;
  const auto rest = url.substr(scheme + 3);
  const auto authority = rest.substr(0, rest.find_first_of("/?"));
  const bool printable =
      std::ranges::all_of(url, [](unsigned char c) { return c > ' ' && c < 0x7f && c != '"'; });
  return printable && !authority.empty() && authority.front() != ':' &&
         authority.find('@') == authority.npos && rest.find('#') == rest.npos;
}

}  // namespace yiben
