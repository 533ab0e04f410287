// One-time codes of a second factor: TOTP (RFC 6238) over HMAC-SHA-1, thirty seconds each, as every
// authenticator has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/core/date.h"

namespace yiben::workflows {

std::string base32(std::string_view bytes);  // RFC 4648, without padding

std::string new_totp_secret();  // 20 bytes
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);
inline std::int64_t totp_step(Instant now) { return now.us / 30'000'000; }

// The step whose code it is: the present one, or one before or after, for clocks that differ.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Instant now);

// What an authenticator reads as a QR code.
std::string totp_uri(const std::string& issuer, const std::string& login, std::string_view secret);

}  // namespace yiben::workflows
