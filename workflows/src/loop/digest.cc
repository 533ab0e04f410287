#include "workflows/loop/digest.h"

#include <openssl/evp.h>

#include "domain/codec/hex.h"
#include "domain/core/result.h"

namespace yiben::workflows {

std::string sha256(std::string_view bytes) {
  std::string hash(32, '\0');
  int ok = EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(hash.data()),
                      nullptr, EVP_sha256(), nullptr);
  check(ok == 1, "SHA-256 is there");
  return hash;
}

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

}  // namespace yiben::workflows
