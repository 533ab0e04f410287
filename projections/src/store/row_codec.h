// Rows as bytes: the same serialize() walk as everything else, written as varints without a stream.
//
// Not the codec of events: rows are thrown away with their layout (row_layout.h), and folding
// spends most of its time here, so they may be as compact as they like and need no names or
// versions.
#pragma once

#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "domain/codec/leaves.h"
#include "domain/codec/shape.h"

namespace yiben::projections {

template <class T, class Ar>
concept WalksItself = requires(T t, Ar ar) {
  t.serialize(ar);
};

class RowWriter {
 public:
  explicit RowWriter(std::string& out) : out_(out) {}

  template <class... Fields>
  void operator()(Fields&&... fields) {
    (field(fields), ...);
  }

  template <class T>
  void value(const T& v) {
    if constexpr (std::is_same_v<T, bool>)
      out_ += v ? '\1' : '\0';
    else if constexpr (std::is_enum_v<T>)
      varint(static_cast<std::uint64_t>(v));
    else if constexpr (std::is_unsigned_v<T>)
      varint(v);
    else if constexpr (std::is_integral_v<T>)
      zigzag(v);
    else if constexpr (std::is_same_v<T, std::string>)
      text(v);
    else if constexpr (std::is_same_v<T, Uuid>)
      out_.append(reinterpret_cast<const char*>(v.bytes.data()), 16);
    else if constexpr (std::is_same_v<T, Private>)
      (value(v.subject), text(v.sealed));
    else if constexpr (is_optional<T>::value) {
      out_ += v ? '\1' : '\0';
      if (v) value(*v);
    } else if constexpr (is_vector<T>::value) {
      varint(v.size());
      for (const auto& x : v) value(x);
    } else if constexpr (is_string_map<T>::value) {
      varint(v.size());
      for (const auto& [k, x] : v) (text(k), value(x));
    } else if constexpr (WalksItself<T, RowWriter>) {
      const_cast<T&>(v).serialize(*this);  // a walk that writes does not change the value
    } else {
      serialize(*this, const_cast<T&>(v));
    }
  }

 private:
  template <class T>
  void field(const cereal::NameValuePair<T>& named) {
    value(named.value);
  }
  template <class T>
  void field(const T& v) {
    value(v);
  }
  void text(const std::string& s) {
    varint(s.size());
    out_.append(s);
  }
  void zigzag(std::int64_t n) {
    varint(static_cast<std::uint64_t>(n) << 1 ^ static_cast<std::uint64_t>(n >> 63));
  }
  void varint(std::uint64_t n) {
    while (n >= 0x80) {
      out_ += static_cast<char>(n | 0x80);
      n >>= 7;
    }
    out_ += static_cast<char>(n);
  }

  std::string& out_;
};

// Stops at the first byte that does not fit; ok() is then false and the rest keeps its defaults.
class RowReader {
 public:
  explicit RowReader(std::string_view in) : in_(in) {}
  bool ok() const { return ok_; }
  bool at_end() const { return in_.empty(); }

  template <class... Fields>
  void operator()(Fields&&... fields) {
    (field(fields), ...);
  }

  template <class T>
  void value(T& v) {
    if constexpr (std::is_same_v<T, bool>)
      v = byte() != 0;
    else if constexpr (std::is_enum_v<T>)
      v = static_cast<T>(varint());
    else if constexpr (std::is_unsigned_v<T>)
      v = static_cast<T>(varint());
    else if constexpr (std::is_integral_v<T>)
      v = static_cast<T>(zigzag());
    else if constexpr (std::is_same_v<T, std::string>)
      v = take(varint());
    else if constexpr (std::is_same_v<T, Uuid>) {
      const auto bytes = take(16);
      if (ok_) std::memcpy(v.bytes.data(), bytes.data(), 16);
    } else if constexpr (std::is_same_v<T, Private>)
      (value(v.subject), value(v.sealed));
    else if constexpr (is_optional<T>::value) {
      v.reset();
      if (byte() != 0) value(v.emplace());
    } else if constexpr (is_vector<T>::value) {
      v.clear();
      const auto n = varint();
      for (std::uint64_t i = 0; i < n && ok_; ++i) value(v.emplace_back());
    } else if constexpr (is_string_map<T>::value) {
      v.clear();
      const auto n = varint();
      for (std::uint64_t i = 0; i < n && ok_; ++i) {
        std::string k(take(varint()));
        value(v[std::move(k)]);
      }
    } else if constexpr (WalksItself<T, RowReader>) {
      v.serialize(*this);
    } else {
      serialize(*this, v);
    }
  }

 private:
  template <class T>
  void field(cereal::NameValuePair<T>& named) {
    value(named.value);
  }
  template <class T>
  void field(T& v) {
    value(v);
  }
  unsigned char byte() {
    const auto one = take(1);
    return one.empty() ? 0 : static_cast<unsigned char>(one[0]);
  }
  std::string_view take(std::uint64_t n) {
    if (n > in_.size()) {
      ok_ = false;
      in_ = {};
      return {};
    }
    const auto bytes = in_.substr(0, n);
    in_.remove_prefix(n);
    return bytes;
  }
  std::uint64_t varint() {
    std::uint64_t n = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto b = byte();
      n |= static_cast<std::uint64_t>(b & 0x7f) << shift;
      if (b < 0x80) break;
    }
    return n;
  }
  std::int64_t zigzag() {
    const auto n = varint();
    return static_cast<std::int64_t>(n >> 1 ^ (~(n & 1) + 1));
  }

  std::string_view in_;
  bool ok_ = true;
};

template <class Row>
std::string row_bytes(const Row& row) {
  std::string out;
  RowWriter(out).value(row);
  return out;
}

// nullopt: not the bytes of such a row.
template <class Row>
std::optional<Row> row_from(std::string_view bytes) {
  RowReader reader(bytes);
  Row row{};
  reader.value(row);
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return row;
}

}  // namespace yiben::projections
