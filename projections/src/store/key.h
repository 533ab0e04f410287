// Key: bytes that sort as their parts do. A text is ended by a zero byte, so that "a" sorts before
// "ab" and the next part cannot run into it; numbers are big endian.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "domain/core/date.h"
#include "domain/core/ids.h"

namespace yiben::projections {

class Key {
 public:
  Key() = default;

  Key& text(std::string_view s) { return append(s).append({"\0", 1}); }
  // The beginning of a text: a range over everything that starts with it. Nothing may follow.
  Key& begins(std::string_view s) { return append(s); }
  Key& u8(std::uint8_t n) { return number(n, 1); }
  Key& u32(std::uint32_t n) { return number(n, 4); }
  Key& u64(std::uint64_t n) { return number(n, 8); }
  Key& newest_first(std::uint64_t n) { return u64(~n); }
  Key& date(Date d) { return u32(ordered(d.days)); }
  // No date sorts after every date.
  Key& date_or_last(std::optional<Date> d) { return d ? date(*d) : u32(~0u); }
  Key& newest_first(Date d) { return u32(~ordered(d.days)); }
  Key& month(Month m) { return u32(ordered(m.months)); }
  Key& newest_first(Month m) { return u32(~ordered(m.months)); }
  Key& uuid(const Uuid& u) {
    return append({reinterpret_cast<const char*>(u.bytes.data()), u.bytes.size()});
  }
  template <class Tag>
  Key& id(const Id<Tag>& id) {
    return uuid(id.uuid);
  }

  std::string_view bytes() const {
    return long_.empty() ? std::string_view(short_, size_) : std::string_view(long_);
  }

 private:
  static std::uint32_t ordered(std::int32_t n) { return static_cast<std::uint32_t>(n) ^ 1u << 31; }
  Key& number(std::uint64_t n, int bytes) {
    char big_endian[8];
    for (int i = 0; i < bytes; ++i)
      big_endian[i] = static_cast<char>(n >> (8 * (bytes - 1 - i)) & 0xff);
    return append({big_endian, static_cast<std::size_t>(bytes)});
  }
  Key& append(std::string_view part) {
    if (long_.empty() && size_ + part.size() <= sizeof short_) {
      std::memcpy(short_ + size_, part.data(), part.size());
    } else {
      if (long_.empty()) long_.assign(short_, size_);
      long_.append(part);
    }
    size_ += part.size();
    return *this;
  }

  // Folding makes a key for every row it touches; hardly any is longer than this.
  char short_[64];
  std::size_t size_ = 0;
  std::string long_;
};

// The id a key ends with. Requires at least 16 bytes.
template <class IdType>
IdType id_at_end(std::string_view key) {
  IdType id;
  const auto bytes = key.substr(key.size() - id.uuid.bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i)
    id.uuid.bytes[i] = static_cast<std::uint8_t>(bytes[i]);
  return id;
}

}  // namespace yiben::projections
