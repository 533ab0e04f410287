#include "workflows/office/passwords.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <chrono>

#include "domain/codec/base64.h"
#include "domain/core/result.h"

namespace yiben::workflows {
namespace {

std::string scrypt(std::string_view password, std::string_view salt, int log2_cost) {
  std::string out(32, '\0');
  constexpr std::uint64_t memory_max = 256u << 20;
  int ok = EVP_PBE_scrypt(password.data(), password.size(),
                          reinterpret_cast<const unsigned char*>(salt.data()), salt.size(),
                          std::uint64_t{1} << log2_cost, 8, 1, memory_max,
                          reinterpret_cast<unsigned char*>(out.data()), out.size());
  check(ok == 1, "scrypt has its memory");
  return out;
}

std::string random_bytes(std::size_t size) {
  std::string out(size, '\0');
  const int ok = RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(size));
  check(ok == 1, "the system gives random bytes");
  return out;
}

}  // namespace

std::string hash_password(std::string_view password, int log2_cost) {
  const auto salt = random_bytes(16);
  return "scrypt$" + std::to_string(log2_cost) + "$" + base64(salt) + "$" +
         base64(scrypt(password, salt, log2_cost));
}

bool password_matches(std::string_view password, std::string_view hash) {
  constexpr std::string_view prefix = "scrypt$";
  if (!hash.starts_with(prefix)) return false;
  hash.remove_prefix(prefix.size());
  auto first = hash.find('$'), second = hash.rfind('$');
  if (first == std::string_view::npos || first == second) return false;
  int cost = std::atoi(std::string(hash.substr(0, first)).c_str());
  auto salt = from_base64(hash.substr(first + 1, second - first - 1));
  auto wanted = from_base64(hash.substr(second + 1));
  if (!salt || !wanted || wanted->size() != 32 || cost < 1 || cost > 20) return false;
  auto found = scrypt(password, *salt, cost);
  return CRYPTO_memcmp(found.data(), wanted->data(), found.size()) == 0;
}

// Twelve drawn evenly from characters that are not taken for others: about 70 bits.
std::string new_password() {
  constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  std::string out;
  while (out.size() < 12) {
    const auto byte = static_cast<unsigned char>(random_bytes(1)[0]);
    if (byte < 256 / letters.size() * letters.size()) out += letters[byte % letters.size()];
  }
  return out.substr(0, 6) + "-" + out.substr(6) + "aK7";
}

std::optional<Hashing::Turn> Hashing::turn() {
  std::unique_lock lock(mutex_);
  if (free_ == 0) {
    if (waiting_ == waiting_max_) return std::nullopt;
    ++waiting_;
    const bool freed =
        freed_.wait_for(lock, std::chrono::milliseconds(wait_ms_), [this] { return free_ > 0; });
    --waiting_;
    if (!freed) return std::nullopt;
  }
  --free_;
  return std::optional<Turn>(std::in_place, *this);
}

void Hashing::leave() {
  std::lock_guard lock(mutex_);
  ++free_;
  freed_.notify_one();
}

}  // namespace yiben::workflows
