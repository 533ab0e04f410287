// pack / unpack: a struct's fields as cereal portable binary, walked by its one serialize().
//
// The version of a struct lives in the event envelope, not here; unpack refuses short and trailing
// bytes, so bytes of another version do not decode by luck.
#pragma once

#include <algorithm>
#include <bit>
#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <cstring>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

#include "domain/codec/leaves.h"
#include "domain/core/private.h"
#include "domain/core/result.h"

namespace yiben {

template <class Ar>
void save(Ar& ar, const Private& p) {
  check(p.plain.empty() || !p.sealed.empty(), "a private value is sealed before it is stored");
  ar(p.subject, p.sealed);
}
template <class Ar>
void load(Ar& ar, Private& p) {
  ar(p.subject, p.sealed);
}

// A stream over bytes we hold: no copy, no allocation after the first use on a thread.
class AppendTo : public std::streambuf {
 public:
  explicit AppendTo(std::string& out) : out_(out) {}

 protected:
  std::streamsize xsputn(const char* s, std::streamsize n) override {
    out_.append(s, static_cast<std::size_t>(n));
    return n;
  }
  int_type overflow(int_type c) override {
    out_ += static_cast<char>(c);
    return c;
  }

 private:
  std::string& out_;
};

class BoundedInput;
}  // namespace yiben
template <>
struct cereal::traits::detail::get_output_from_input<yiben::BoundedInput> {
  using type = cereal::PortableBinaryOutputArchive;
};
namespace yiben {

// Reads what PortableBinaryOutputArchive writes. A size no bytes are left for is refused before
// memory is asked for it: cereal's own archive resizes to whatever eight bytes of garbage say.
class BoundedInput : public cereal::InputArchive<BoundedInput, cereal::AllowEmptyClassElision> {
 public:
  explicit BoundedInput(std::string_view in) : InputArchive(this), in_(in) {
    std::uint8_t little = 0;
    take(&little, 1);
    swap_ = (little == 1) != (std::endian::native == std::endian::little);
  }
  std::size_t left() const { return in_.size(); }
  void count(std::uint64_t n) const {
    if (n > in_.size()) throw cereal::Exception("more elements than bytes");
  }
  template <std::size_t size>
  void scalars(void* to, std::size_t bytes) {
    take(to, bytes);
    if (!swap_ || size == 1) return;
    auto* p = static_cast<char*>(to);
    for (std::size_t i = 0; i < bytes; i += size) std::reverse(p + i, p + i + size);
  }

 private:
  void take(void* to, std::size_t bytes) {
    count(bytes);
    std::memcpy(to, in_.data(), bytes);
    in_.remove_prefix(bytes);
  }
  std::string_view in_;
  bool swap_ = false;
};

template <class T>
requires std::is_arithmetic_v<T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, T& t) {
  if constexpr (std::is_same_v<T, bool>) {
    std::uint8_t byte = 0;
    ar.scalars<1>(&byte, 1);
    if (byte > 1) throw cereal::Exception("neither true nor false");
    t = byte == 1;
  } else {
    ar.scalars<sizeof(T)>(&t, sizeof(T));
  }
}
template <class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(BoundedInput& ar, cereal::NameValuePair<T>& nvp) {
  ar(nvp.value);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, cereal::SizeTag<T>& tag) {
  cereal::size_type n = 0;
  ar(n);
  ar.count(n);
  tag.size = static_cast<std::remove_reference_t<T>>(n);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, cereal::BinaryData<T>& data) {
  ar.scalars<sizeof(std::remove_pointer_t<std::remove_reference_t<T>>)>(
      data.data, static_cast<std::size_t>(data.size));
}

template <class T>
std::string pack(const T& value) {
  std::string out;
  AppendTo buffer(out);
  std::ostream stream(&buffer);
  cereal::PortableBinaryOutputArchive archive(stream);
  archive(value);
  return out;
}

// nullopt: these are not the bytes of a T.
template <class T>
std::optional<T> unpack(std::string_view bytes) {
  try {
    T value{};
    BoundedInput archive(bytes);
    archive(value);
    if (archive.left() != 0) return std::nullopt;
    return value;
  } catch (const std::exception&) {  // cereal::Exception; bad_alloc and length_error on wild sizes
    return std::nullopt;
  }
}

}  // namespace yiben
