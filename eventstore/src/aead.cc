#include "aead.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

#include "bytes.h"
#include "eventstore/check.h"

namespace yiben::eventstore {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
thread_local std::unique_ptr<EVP_CIPHER_CTX, Free> cipher{EVP_CIPHER_CTX_new()};

// With SHA-256 found once: HMAC() would look for both by name at every call.
EVP_MAC_CTX* new_mac() {
  static EVP_MAC* const fetched = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  auto* context = EVP_MAC_CTX_new(fetched);
  char digest[] = "SHA256";
  const OSSL_PARAM terms[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                              OSSL_PARAM_construct_end()};
  check(EVP_MAC_CTX_set_params(context, terms) == 1, "HMAC-SHA-256 is there");
  return context;
}
thread_local std::unique_ptr<EVP_MAC_CTX, Free> mac{new_mac()};

const EVP_CIPHER* algorithm() {
  static const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return fetched;
}

unsigned char* raw(std::string& bytes, std::size_t at = 0) {
  return reinterpret_cast<unsigned char*>(bytes.data()) + at;
}
const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

void fill_random(unsigned char* out, std::size_t count) {
  check(RAND_bytes(out, static_cast<int>(count)) == 1, "the system gives random bytes");
}

}  // namespace

Key random_key() {
  Key key;
  fill_random(key.data(), key.size());
  return key;
}

std::string seal_bytes(const Key& key, std::string_view context, std::string_view plain) {
  std::string out(nonce_bytes + plain.size() + tag_bytes, '\0');
  fill_random(raw(out), nonce_bytes);
  auto* ctx = cipher.get();
  int written = 0;
  bool ok = EVP_EncryptInit_ex2(ctx, algorithm(), key.data(), raw(out), nullptr) == 1;
  ok = ok && EVP_EncryptUpdate(ctx, nullptr, &written, raw(context),
                               static_cast<int>(context.size())) == 1;
  ok = ok && EVP_EncryptUpdate(ctx, raw(out, nonce_bytes), &written, raw(plain),
                               static_cast<int>(plain.size())) == 1;
  ok = ok && EVP_EncryptFinal_ex(ctx, raw(out, nonce_bytes + plain.size()), &written) == 1;
  ok = ok && EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_GET_TAG, tag_bytes,
                                 raw(out, nonce_bytes + plain.size())) == 1;
  check(ok, "AES-256-GCM seals");
  return out;
}

std::optional<std::string> open_bytes(const Key& key, std::string_view context,
                                      std::string_view sealed) {
  if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
  const auto text = sealed.substr(nonce_bytes, sealed.size() - nonce_bytes - tag_bytes);
  std::string tag(sealed.substr(sealed.size() - tag_bytes));
  std::string out(text.size(), '\0');
  auto* ctx = cipher.get();
  int written = 0;
  bool ok = EVP_DecryptInit_ex2(ctx, algorithm(), key.data(), raw(sealed), nullptr) == 1;
  ok = ok && EVP_DecryptUpdate(ctx, nullptr, &written, raw(context),
                               static_cast<int>(context.size())) == 1;
  ok = ok &&
       EVP_DecryptUpdate(ctx, raw(out), &written, raw(text), static_cast<int>(text.size())) == 1;
  ok = ok && EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, tag_bytes, raw(tag)) == 1;
  check(ok, "AES-256-GCM opens");
  unsigned char none[tag_bytes];
  if (EVP_DecryptFinal_ex(ctx, none, &written) != 1) return std::nullopt;
  return out;
}

Key hmac(const Key& key, std::string_view text) {
  Key out;
  std::size_t size = 0;
  auto* ctx = mac.get();
  const bool ok = EVP_MAC_init(ctx, key.data(), key.size(), nullptr) == 1 &&
                  EVP_MAC_update(ctx, raw(text), text.size()) == 1 &&
                  EVP_MAC_final(ctx, out.data(), &size, out.size()) == 1;
  check(ok && size == out.size(), "HMAC-SHA-256 ends");
  return out;
}

}  // namespace yiben::eventstore
