// The session cookie: who and until when, signed with the ledger's lookup key. Nothing is kept on
// the server, so a restart signs nobody out.
#pragma once

#include <optional>
#include <string>

#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "workflows/loop/book.h"

namespace yiben::api {

inline constexpr int session_hours = 9;
inline constexpr std::string_view session_cookie = "yiben_session";

std::string session_token(const workflows::Book&, UserId, Instant expires);
std::optional<UserId> session_user(const workflows::Book&, std::string_view token, Instant now);
// The cookie's value out of a Cookie header.
std::string cookie_value(std::string_view header, std::string_view name);

}  // namespace yiben::api
