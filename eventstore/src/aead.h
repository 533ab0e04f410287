// AES-256-GCM and HMAC-SHA-256 as functions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yiben::eventstore {

using Key = std::array<std::uint8_t, 32>;

Key random_key();

// 12-byte random nonce, text, 16-byte tag.
std::string seal_bytes(const Key&, std::string_view context, std::string_view plain);

// nullopt: the tag does not fit key, context and bytes.
std::optional<std::string> open_bytes(const Key&, std::string_view context,
                                      std::string_view sealed);

Key hmac(const Key&, std::string_view text);

}  // namespace yiben::eventstore
