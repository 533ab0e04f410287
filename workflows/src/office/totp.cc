#include "workflows/office/totp.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

#include "domain/core/result.h"

namespace yiben::workflows {

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += letters[held >> (bits - 5) & 31];
  }
  if (bits > 0) out += letters[held << (5 - bits) & 31];
  return out;
}

std::string new_totp_secret() {
  std::string out(20, '\0');
  const int ok = RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), 20);
  check(ok == 1, "the system gives random bytes");
  return out;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
  std::array<unsigned char, 8> counter;
  for (int i = 0; i < 8; ++i) counter[7 - i] = static_cast<unsigned char>(step >> (8 * i));
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash;
  unsigned int size = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
       hash.data(), &size);
  const auto at = hash[size - 1] & 15u;
  std::uint32_t number = (hash[at] & 0x7fu) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 |
                         static_cast<std::uint32_t>(hash[at + 3]);
  std::string out(static_cast<std::size_t>(digits), '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, number /= 10)
    *digit = static_cast<char>('0' + number % 10);
  return out;
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code,
                                       Instant now) {
  std::optional<std::int64_t> found;
  for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step) {
    const auto right = totp_code(secret, step);
    if (code.size() == right.size() && CRYPTO_memcmp(code.data(), right.data(), code.size()) == 0)
      found = step;
  }
  return found;
}

std::string totp_uri(const std::string& issuer, const std::string& login, std::string_view secret) {
  return "otpauth://totp/" + issuer + ":" + login + "?secret=" + base32(secret) +
         "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace yiben::workflows
