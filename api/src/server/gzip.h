// The gzip coding of HTTP (RFC 1952).
#pragma once

#include <string>
#include <string_view>

namespace yiben::api {

std::string gzip(std::string_view bytes);
// Of an Accept-Encoding header.
bool accepts_gzip(std::string_view header);

}  // namespace yiben::api
