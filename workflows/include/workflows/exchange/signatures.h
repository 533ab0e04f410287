// Signatures of messages between two systems, both ways, after Standard Webhooks 1.0:
//
//   webhook-id: 018f4c1e-…                 the same when a message is sent again
//   webhook-timestamp: 1772413323          seconds; a receiver refuses what is minutes old
//   webhook-signature: v1,bm9ldHUjKz… v1,…  HMAC-SHA-256 of "id.timestamp.body", one a secret
//
// A secret is "whsec_" and base64 of 24 to 64 bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yiben::workflows {

inline constexpr std::string_view webhook_id_header = "webhook-id";
inline constexpr std::string_view webhook_timestamp_header = "webhook-timestamp";
inline constexpr std::string_view webhook_signature_header = "webhook-signature";

struct SignedMessage {
  std::string_view id, body;
  std::int64_t timestamp_s = 0;
};

std::string new_signing_secret();

// One signature for each secret. Requires: at least one; each well formed.
std::string signatures_of(const SignedMessage&, const std::vector<std::string>& secrets);

enum class SignatureProblem { none, missing, too_old, wrong };
// Whether one of the signatures is by one of the secrets and the time is within five minutes of
// ours. In constant time.
SignatureProblem check_signature(const SignedMessage&, std::string_view signatures,
                                 const std::vector<std::string>& secrets, std::int64_t now_s);

}  // namespace yiben::workflows
