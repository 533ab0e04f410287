#include "server/gzip.h"

#include <algorithm>
#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>
#include <cstdint>

namespace yiben::api {
namespace {

void add_little_endian(std::string& out, std::uint32_t n) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(n >> (8 * i) & 0xff);
}

}  // namespace

std::string gzip(std::string_view bytes) {
  namespace zlib = boost::beast::zlib;
  constexpr std::string_view head("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
  std::string out(head);
  zlib::deflate_stream deflate;
  out.resize(head.size() + deflate.upper_bound(bytes.size()) + 64);
  zlib::z_params at;
  at.next_in = bytes.data();
  at.avail_in = bytes.size();
  at.next_out = out.data() + head.size();
  at.avail_out = out.size() - head.size();
  boost::system::error_code ec;
  deflate.write(at, zlib::Flush::finish, ec);
  out.resize(head.size() + at.total_out);
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  add_little_endian(out, crc.checksum());
  add_little_endian(out, static_cast<std::uint32_t>(bytes.size()));
  return out;
}

bool accepts_gzip(std::string_view header) {
  for (std::size_t at = 0; at <= header.size();) {
    auto end = std::min(header.find(',', at), header.size());
    auto coding = header.substr(at, end - at);
    at = end + 1;
    coding.remove_prefix(std::min(coding.find_first_not_of(" \t"), coding.size()));
    const auto weight = coding.find(';');
    const auto name = coding.substr(0, coding.find_first_of("; \t"));
    if (name != "gzip" && name != "*") continue;
    if (weight == std::string_view::npos) return true;
    // "q=0", "q=0.000": not at all.
    const auto q = coding.find("q=", weight);
    return q == std::string_view::npos ||
           coding.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

}  // namespace yiben::api
