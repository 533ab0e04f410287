#include "workflows/loop/digest.h"

#include <openssl/evp.h>

#include "domain/codec/hex.h"
#include "domain/core/result.h"

namespace yiben::workflows {

std::string sha256(std::string_view bytes) {
  // EVP_sha256() would be looked up by name at every call.
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::string hash(32, '\0');
  int ok = EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(hash.data()),
                      nullptr, algorithm, nullptr);
  check(ok == 1, "SHA-256 is there");
  return hash;
}

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

}  // namespace yiben::workflows
