#include "exchange/local_address.h"

#include <boost/asio/ip/address.hpp>
#include <boost/url.hpp>

namespace yiben::api {
namespace {

bool is_local(const boost::asio::ip::address_v4& address) {
  const auto bytes = address.to_bytes();
  return bytes[0] == 0 || bytes[0] == 127 || (bytes[0] == 169 && bytes[1] == 254);
}

}  // namespace

bool is_local_address(std::string_view url) {
  namespace ip = boost::asio::ip;
  const auto parsed = boost::urls::parse_uri(url);
  if (!parsed) return true;
  std::string host(parsed->host_address());
  for (char& c : host) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (host.ends_with('.')) host.pop_back();
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  boost::system::error_code ec;
  const auto address = ip::make_address(host, ec);
  // 2130706433 and 0x7f.1 are numbers to a resolver, though no name may end in one.
  if (ec) {
    const auto last = host.substr(host.rfind('.') + 1);
    return last.empty() || last.find_first_not_of("0123456789") == last.npos ||
           last.starts_with("0x");
  }
  if (address.is_v4()) return is_local(address.to_v4());
  const auto v6 = address.to_v6();
  if (v6.is_v4_mapped()) return is_local(ip::make_address_v4(ip::v4_mapped, v6));
  return v6.is_loopback() || v6.is_unspecified() || v6.is_link_local();
}

}  // namespace yiben::api
