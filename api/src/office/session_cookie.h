// The cookie that carries a session's token, and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace yiben::api {

inline constexpr std::string_view session_cookie = "yiben_session";

// The value of Set-Cookie. `secure`: over TLS alone.
std::string set_session_cookie(const std::string& token, int max_age_s, bool secure);
// The cookie's value out of a Cookie header.
std::string cookie_value(std::string_view header, std::string_view name);

}  // namespace yiben::api
