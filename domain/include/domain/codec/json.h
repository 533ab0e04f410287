// to_json / from_json: the same serialize() walk as the stored bytes.
//
// Dates are "2026-02-28", months "2026-02", instants RFC 3339, money integer fen, ids text, enums
// their names. Reading is strict: an unknown field, a missing one or a wrong type is a JsonProblem
// with its path. Lists, maps, booleans and optionals may be left out.
#pragma once

#include <boost/json.hpp>
#include <cereal/cereal.hpp>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "domain/core/date.h"
#include "domain/core/enum_names.h"
#include "domain/core/ids.h"
#include "domain/core/money.h"
#include "domain/core/private.h"
#include "domain/core/result.h"

namespace yiben {

namespace json = boost::json;

struct JsonProblem {
  std::string path;  // "/members/0/born"
  std::string what;  // "missing", "unknown", "not a date (YYYY-MM-DD)", …
};
[[noreturn]] void throw_exception_from_error(const JsonProblem&, const boost::source_location&);

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_string_map : std::false_type {};
template <class T>
struct is_string_map<std::map<std::string, T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};

// What a missing field of this type means: nothing (optional, list, map, bool) or a problem.
template <class T>
inline constexpr bool may_be_missing = is_optional<T>::value || is_vector<T>::value ||
                                       is_string_map<T>::value || std::is_same_v<T, bool>;

class JsonWriter {
 public:
  template <class... Fields>
  void operator()(Fields&&... fields) {
    (void)std::initializer_list<int>{(field(fields), 0)...};
  }

  template <class T>
  static json::value write(const T& v) {
    if constexpr (std::is_same_v<T, bool>)
      return v;
    else if constexpr (std::is_enum_v<T>)
      return json::value(enum_name(v));
    else if constexpr (std::is_integral_v<T>)
      return json::value(v);
    else if constexpr (std::is_same_v<T, std::string>)
      return json::value(v);
    else if constexpr (std::is_same_v<T, json::value>)
      return v;
    else if constexpr (std::is_same_v<T, Fen>)
      return json::value(v.fen);
    else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Month> ||
                       std::is_same_v<T, Instant> || std::is_same_v<T, Uuid> || is_id<T>::value)
      return json::value(v.text());
    else if constexpr (std::is_same_v<T, Private>)
      return write_private(v);
    else if constexpr (is_optional<T>::value)
      return v ? write(*v) : json::value(nullptr);
    else if constexpr (is_vector<T>::value) {
      json::array out;
      out.reserve(v.size());
      for (const auto& x : v) out.push_back(write(x));
      return out;
    } else if constexpr (is_string_map<T>::value) {
      json::object out;
      for (const auto& [k, x] : v) out[k] = write(x);
      return out;
    } else {
      JsonWriter w;
      const_cast<T&>(v).serialize(w);  // a serialize() walk that writes does not change the value
      return std::move(w.out_);
    }
  }

 private:
  template <class T>
  void field(const cereal::NameValuePair<T>& nvp) {
    using V = std::remove_cvref_t<T>;
    if constexpr (is_optional<V>::value)
      if (!nvp.value) return;
    out_[nvp.name] = write(nvp.value);
  }
  static json::value write_private(const Private&);

  json::object out_;
};

class JsonReader {
 public:
  // What was wrong first; empty when nothing was.
  std::optional<JsonProblem> problem;

  template <class... Fields>
  void operator()(Fields&&... fields) {
    (void)std::initializer_list<int>{(field(fields), 0)...};
  }

  template <class T>
  void read(const json::value& in, T& v, const std::string& path) {
    if (problem) return;
    if constexpr (std::is_same_v<T, json::value>)
      v = in;
    else if constexpr (std::is_same_v<T, bool>) {
      if (auto* b = in.if_bool())
        v = *b;
      else
        fail(path, "not true or false");
    } else if constexpr (std::is_enum_v<T>) {
      auto* s = in.if_string();
      auto e = s ? enum_from<T>(std::string_view(*s)) : std::nullopt;
      if (e)
        v = *e;
      else
        fail(path, "not one of the allowed values");
    } else if constexpr (std::is_integral_v<T>) {
      boost::system::error_code ec;
      auto n = in.is_number() && !in.is_double() ? in.to_number<T>(ec) : T{};
      if (in.is_double() || !in.is_number() || ec)
        fail(path, "not a whole number in range");
      else
        v = n;
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (auto* s = in.if_string())
        v.assign(s->data(), s->size());
      else
        fail(path, "not a text");
    } else if constexpr (std::is_same_v<T, Fen>) {
      read(in, v.fen, path);
    } else if constexpr (std::is_same_v<T, Date>)
      parsed(in, v, path, "not a date (YYYY-MM-DD)");
    else if constexpr (std::is_same_v<T, Month>)
      parsed(in, v, path, "not a month (YYYY-MM)");
    else if constexpr (std::is_same_v<T, Instant>)
      parsed(in, v, path, "not an instant (RFC 3339)");
    else if constexpr (std::is_same_v<T, Uuid> || is_id<T>::value)
      parsed(in, v, path, "not an id");
    else if constexpr (std::is_same_v<T, Private>)
      read_private(in, v, path);
    else if constexpr (is_optional<T>::value) {
      if (in.is_null())
        v.reset();
      else
        read(in, v.emplace(), path);
    } else if constexpr (is_vector<T>::value) {
      auto* a = in.if_array();
      if (!a) return fail(path, "not a list");
      v.resize(a->size());
      for (std::size_t i = 0; i < a->size(); ++i)
        read((*a)[i], v[i], path + "/" + std::to_string(i));
    } else if constexpr (is_string_map<T>::value) {
      auto* o = in.if_object();
      if (!o) return fail(path, "not an object");
      for (const auto& kv : *o) read(kv.value(), v[kv.key()], path + "/" + std::string(kv.key()));
    } else {
      auto* o = in.if_object();
      if (!o) return fail(path, "not an object");
      JsonReader inner;
      inner.object_ = o;
      inner.path_ = path;
      v.serialize(inner);
      inner.refuse_unknown();
      if (inner.problem) problem = inner.problem;
    }
  }

 private:
  template <class T>
  void field(const cereal::NameValuePair<T>& nvp) {
    if (problem) return;
    known_.push_back(nvp.name);
    auto* found = object_->if_contains(nvp.name);
    if (found)
      read(*found, nvp.value, path_ + "/" + nvp.name);
    else if (!may_be_missing<std::remove_cvref_t<T>>)
      fail(path_ + "/" + nvp.name, "missing");
  }
  template <class T>
  void parsed(const json::value& in, T& v, const std::string& path, const char* otherwise) {
    auto* s = in.if_string();
    auto t = s ? T::parse(std::string_view(*s)) : std::nullopt;
    if (t)
      v = *t;
    else
      fail(path, otherwise);
  }
  void fail(const std::string& path, const char* what) {
    if (!problem) problem = JsonProblem{path.empty() ? "/" : path, what};
  }
  void refuse_unknown();
  void read_private(const json::value& in, Private& v, const std::string& path);

  const json::object* object_ = nullptr;
  std::string path_;
  std::vector<std::string_view> known_;
};

template <class T>
json::value to_json(const T& value) {
  return JsonWriter::write(value);
}

template <class T>
Result<T, JsonProblem> from_json(const json::value& in) {
  T value{};
  JsonReader reader;
  reader.read(in, value, "");
  if (reader.problem) return *reader.problem;
  return value;
}

// Parses text of at most 32 levels. Errors: a JsonProblem at "/" for text that is not JSON.
Result<json::value, JsonProblem> parse_json(std::string_view text);

// Two spaces a level, so that a change reads well in a diff; lists of words on one line.
std::string indented(const json::value&);

template <class T>
Result<T, JsonProblem> from_json_text(std::string_view text) {
  auto value = parse_json(text);
  if (!value) return value.error();
  return from_json<T>(*value);
}

}  // namespace yiben
