// Big-endian integers in and out of byte strings.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace yiben::eventstore {

template <std::integral T>
T big_endian(T value) {
  static_assert(std::endian::native == std::endian::little);
  if constexpr (sizeof(T) == 1) return value;
  if constexpr (sizeof(T) == 2) return static_cast<T>(__builtin_bswap16(value));
  if constexpr (sizeof(T) == 4) return static_cast<T>(__builtin_bswap32(value));
  if constexpr (sizeof(T) == 8) return static_cast<T>(__builtin_bswap64(value));
}

template <std::integral T>
void put(std::string& out, T value) {
  value = big_endian(value);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Requires sizeof(T) bytes at `from`.
template <std::integral T>
T get(const char* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return big_endian(value);
}

// Takes values off the front of some bytes; once anything was missing, ok() stays false and every
// value is empty.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  bool ok() const { return ok_; }
  std::string_view rest() const { return rest_; }

  std::string_view take(std::size_t count) {
    if (!ok_ || rest_.size() < count) {
      ok_ = false;
      return {};
    }
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  template <std::integral T>
  T integer() {
    const auto taken = take(sizeof(T));
    return ok_ ? get<T>(taken.data()) : T{};
  }
  template <std::integral Length>
  std::string_view sized() {
    return take(integer<Length>());
  }
  template <class Array>
  Array array() {
    Array value{};
    const auto taken = take(value.size());
    if (ok_) std::memcpy(value.data(), taken.data(), value.size());
    return value;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

template <class Array>
std::string_view text_of(const Array& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace yiben::eventstore
