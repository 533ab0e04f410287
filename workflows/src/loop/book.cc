#include "workflows/loop/book.h"

#include <openssl/rand.h>

#include <chrono>
#include <stdexcept>

#include "workflows/loop/digest.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

Uuid derived_id(const Uuid& from, std::string_view purpose) {
  std::string input(reinterpret_cast<const char*>(from.bytes.data()), from.bytes.size());
  input += purpose;
  const auto hash = sha256(input);
  Uuid out;
  std::copy_n(hash.begin(), 16, out.bytes.begin());
  // Keeps the time of `from` in front, so that derived ids stay in time order too.
  std::copy_n(from.bytes.begin(), 6, out.bytes.begin());
  out.bytes[6] = static_cast<std::uint8_t>(0x80 | (out.bytes[6] & 0x0f));  // RFC 9562 version 8
  out.bytes[8] = static_cast<std::uint8_t>(0x80 | (out.bytes[8] & 0x3f));
  return out;
}

Uuid random_id() {
  Uuid out;
  RAND_bytes(out.bytes.data(), static_cast<int>(out.bytes.size()));
  auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                std::chrono::system_clock::now().time_since_epoch())
                .count();
  for (int i = 0; i < 6; ++i) out.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
  out.bytes[6] = static_cast<std::uint8_t>(0x70 | (out.bytes[6] & 0x0f));
  out.bytes[8] = static_cast<std::uint8_t>(0x80 | (out.bytes[8] & 0x3f));
  return out;
}

Actor system_actor(const Book& book) { return {UserId{}, Role::system, book.district}; }

void throw_exception_from_error(const Failure& f, const boost::source_location&) {
  throw std::logic_error(f.rejection() ? "rejection not looked at" : "error not looked at");
}

}  // namespace yiben::workflows
