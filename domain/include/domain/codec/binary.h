// pack / unpack: a struct's fields as cereal portable binary, walked by its one serialize().
//
// The version of a struct lives in the event envelope, not here; unpack refuses short and trailing
// bytes, so bytes of another version do not decode by luck.
#pragma once

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "domain/core/money.h"
#include "domain/core/private.h"
#include "domain/core/result.h"

namespace yiben {

template <class Ar> void serialize(Ar& ar, Date& d) { ar(d.days); }
template <class Ar> void serialize(Ar& ar, Month& m) { ar(m.months); }
template <class Ar> void serialize(Ar& ar, Instant& i) { ar(i.us); }
template <class Ar> void serialize(Ar& ar, Fen& f) { ar(f.fen); }
template <class Ar> void serialize(Ar& ar, Uuid& u) { ar(u.bytes); }
template <class Ar, class Tag> void serialize(Ar& ar, Id<Tag>& id) { ar(id.uuid); }

template <class Ar> void save(Ar& ar, const Private& p) {
  check(p.plain.empty() || !p.sealed.empty(), "a private value is sealed before it is stored");
  ar(p.subject, p.sealed);
}
template <class Ar> void load(Ar& ar, Private& p) { ar(p.subject, p.sealed); }

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

class ReadFrom : public std::streambuf {
 public:
  explicit ReadFrom(std::string_view in) {
    auto* p = const_cast<char*>(in.data());  // never written: only the get area is set
    setg(p, p, p + in.size());
  }
  std::size_t left() const { return static_cast<std::size_t>(egptr() - gptr()); }
};

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
  ReadFrom buffer(bytes);
  std::istream stream(&buffer);
  try {
    T value{};
    cereal::PortableBinaryInputArchive archive(stream);
    archive(value);
    if (buffer.left() != 0) return std::nullopt;
    return value;
  } catch (const std::exception&) {  // cereal::Exception; bad_alloc and length_error on wild sizes
    return std::nullopt;
  }
}

}  // namespace yiben
