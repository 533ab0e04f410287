#include "workflows/exchange/signatures.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <cstdlib>

#include "domain/codec/base64.h"
#include "domain/core/result.h"

namespace yiben::workflows {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::string_view version_prefix = "v1,";
constexpr std::size_t secret_bytes = 32;
constexpr std::int64_t tolerance_s = 5 * 60;

std::string signature_of(const SignedMessage& message, const std::string& secret) {
  std::string_view encoded = secret;
  if (encoded.starts_with(secret_prefix)) encoded.remove_prefix(secret_prefix.size());
  const auto key = from_base64(encoded);
  check(key && !key->empty(), "a signing secret is base64");
  std::string signed_text(message.id);
  signed_text += "." + std::to_string(message.timestamp_s) + ".";
  signed_text += message.body;
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac;
  unsigned int size = 0;
  HMAC(EVP_sha256(), key->data(), static_cast<int>(key->size()),
       reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size(), mac.data(),
       &size);
  return std::string(version_prefix) +
         base64({reinterpret_cast<const char*>(mac.data()), static_cast<std::size_t>(size)});
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string new_signing_secret() {
  std::string key(secret_bytes, '\0');
  check(RAND_bytes(reinterpret_cast<unsigned char*>(key.data()), secret_bytes) == 1,
        "the system gives randomness");
  return std::string(secret_prefix) + base64(key);
}

std::string signatures_of(const SignedMessage& message, const std::vector<std::string>& secrets) {
  std::string out;
  for (const auto& secret : secrets) {
    if (!out.empty()) out += ' ';
    out += signature_of(message, secret);
  }
  return out;
}

SignatureProblem check_signature(const SignedMessage& message, std::string_view signatures,
                                 const std::vector<std::string>& secrets, std::int64_t now_s) {
  if (message.id.empty() || signatures.empty()) return SignatureProblem::missing;
  if (message.timestamp_s < now_s - tolerance_s || message.timestamp_s > now_s + tolerance_s)
    return SignatureProblem::too_old;
  bool found = false;
  for (const auto& secret : secrets) {
    const auto wanted = signature_of(message, secret);
    auto left = signatures;
    while (!left.empty()) {
      const auto space = left.find(' ');
      found |= same(left.substr(0, space), wanted);
      left = space == left.npos ? std::string_view{} : left.substr(space + 1);
    }
  }
  return found ? SignatureProblem::none : SignatureProblem::wrong;
}

}  // namespace yiben::workflows
