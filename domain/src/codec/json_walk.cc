// Values written and read as JSON, field by field, as their shapes say.
#include <cstring>

#include "domain/codec/base64.h"
#include "domain/codec/json.h"

namespace yiben {
namespace {

using Kind = Shape::Kind;

template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}
template <class T>
T& as(void* value) {
  return *static_cast<T*>(value);
}

std::int64_t load_signed(const Shape& shape, const void* value) {
  switch (shape.bytes) {
    case 1:
      return as<std::int8_t>(value);
    case 2:
      return as<std::int16_t>(value);
    case 4:
      return as<std::int32_t>(value);
    default:
      return as<std::int64_t>(value);
  }
}
std::uint64_t load_unsigned(const Shape& shape, const void* value) {
  switch (shape.bytes) {
    case 1:
      return as<std::uint8_t>(value);
    case 2:
      return as<std::uint16_t>(value);
    case 4:
      return as<std::uint32_t>(value);
    default:
      return as<std::uint64_t>(value);
  }
}
// The low bytes of a number that fits are the number in fewer bytes.
void store(const Shape& shape, void* value, std::uint64_t bits) {
  static_assert(std::endian::native == std::endian::little);
  std::memcpy(value, &bits, shape.bytes);
}

std::string_view name_of(const Shape& shape, const void* value) {
  const auto i = static_cast<std::size_t>(load_signed(shape, value));
  return i < shape.names.size() ? shape.names[i] : std::string_view("?");
}

json::value written_private(const Private& p) {
  if (p.subject.is_nil()) return nullptr;
  json::object out{{"subject", p.subject.text()}};
  if (!p.sealed.empty()) out["sealed"] = base64(p.sealed);
  return out;
}

// A walk that writes does not change what it is given; shapes serve both ways.
void* walked(const void* value) { return const_cast<void*>(value); }

json::object written_record(const Shape& shape, const void* value) {
  json::object out;
  out.reserve(shape.fields.size());
  for (const auto& field : shape.fields) {
    const auto& inner = field.shape();
    const void* at = static_cast<const char*>(value) + field.offset;
    if (inner.kind == Kind::optional && inner.count(at) == 0) continue;
    out.emplace(field.name, write_json(inner, at));
  }
  return out;
}

class Reading {
 public:
  explicit Reading(Missing missing) : missing_(missing) {}

  std::vector<JsonProblem> problems;

  void read(const Shape& shape, const json::value& in, void* to, const std::string& path) {
    if (problems.size() >= json_problems_max) return;
    switch (shape.kind) {
      case Kind::flag:
        if (auto* b = in.if_bool())
          as<bool>(to) = *b;
        else
          fail(path, "not true or false");
        return;
      case Kind::name:
        return read_name(shape, in, to, path);
      case Kind::integer:
        return read_integer(shape, in, to, path);
      case Kind::text:
        if (auto* s = in.if_string())
          as<std::string>(to).assign(s->data(), s->size());
        else
          fail(path, "not a text");
        return;
      case Kind::fen:
        return read_integer(shape_of<std::int64_t>(), in, &as<Fen>(to).fen, path);
      case Kind::date:
        return parsed<Date>(in, to, path, "not a date (YYYY-MM-DD)");
      case Kind::month:
        return parsed<Month>(in, to, path, "not a month (YYYY-MM)");
      case Kind::instant:
        return parsed<Instant>(in, to, path, "not an instant (RFC 3339)");
      case Kind::id:
        return parsed<Uuid>(in, to, path, "not an id");
      case Kind::personal:
        return read_private(in, as<Private>(to), path);
      case Kind::any_json:
        as<json::value>(to) = in;
        return;
      case Kind::optional:
        shape.resize(to, in.is_null() ? 0 : 1);
        if (!in.is_null()) read(shape.of(), in, shape.at(to, 0), path);
        return;
      case Kind::list:
        return read_list(shape, in, to, path);
      case Kind::map:
        return read_map(shape, in, to, path);
      case Kind::record:
        return read_record(shape, in, to, path);
    }
  }

 private:
  void read_name(const Shape& shape, const json::value& in, void* to, const std::string& path) {
    auto* s = in.if_string();
    for (std::size_t i = 0; s && i < shape.names.size(); ++i)
      if (shape.names[i] == std::string_view(*s)) return store(shape, to, i);
    fail(path, "not one of the allowed values");
  }

  void read_integer(const Shape& shape, const json::value& in, void* to, const std::string& path) {
    boost::system::error_code ec = boost::json::make_error_code(json::error::not_number);
    if (in.is_number() && !in.is_double()) {
      const int bits = 8 * shape.bytes;
      if (shape.is_signed) {
        const auto n = in.to_number<std::int64_t>(ec);
        if (!ec && (bits == 64 ||
                    (n >= -(std::int64_t{1} << (bits - 1)) && n < (std::int64_t{1} << (bits - 1)))))
          return store(shape, to, static_cast<std::uint64_t>(n));
      } else {
        const auto n = in.to_number<std::uint64_t>(ec);
        if (!ec && (bits == 64 || n < (std::uint64_t{1} << bits))) return store(shape, to, n);
      }
    }
    fail(path, "not a whole number in range");
  }

  void read_list(const Shape& shape, const json::value& in, void* to, const std::string& path) {
    auto* a = in.if_array();
    if (!a) return fail(path, "not a list");
    shape.resize(to, a->size());
    for (std::size_t i = 0; i < a->size(); ++i)
      read(shape.of(), (*a)[i], shape.at(to, i), path + "/" + std::to_string(i));
  }

  void read_map(const Shape& shape, const json::value& in, void* to, const std::string& path) {
    auto* o = in.if_object();
    if (!o) return fail(path, "not an object");
    for (const auto& kv : *o)
      read(shape.of(), kv.value(), shape.insert(to, kv.key()), path + "/" + std::string(kv.key()));
  }

  void read_record(const Shape& shape, const json::value& in, void* to, const std::string& path) {
    auto* o = in.if_object();
    if (!o) return fail(path, "not an object");
    std::size_t found = 0;
    for (const auto& field : shape.fields) {
      const auto& inner = field.shape();
      if (const auto* value = o->if_contains(field.name)) {
        ++found;
        read(inner, *value, static_cast<char*>(to) + field.offset,
             path + "/" + std::string(field.name));
      } else if (missing_ == Missing::a_problem && !inner.may_be_missing()) {
        fail(path + "/" + std::string(field.name), "missing");
      }
    }
    if (found < o->size()) refuse_unknown(shape, *o, path);
  }

  void refuse_unknown(const Shape& shape, const json::object& in, const std::string& path) {
    for (const auto& kv : in) {
      const auto named = [&](const Field& f) { return f.name == std::string_view(kv.key()); };
      if (std::none_of(shape.fields.begin(), shape.fields.end(), named))
        fail(path + "/" + std::string(kv.key()), "unknown");
    }
  }

  void read_private(const json::value& in, Private& v, const std::string& path) {
    if (in.is_null()) return;
    auto* o = in.if_object();
    auto* subject = o ? o->if_contains("subject") : nullptr;
    if (!subject) return fail(path, "not a sealed value");
    parsed<Uuid>(*subject, &v.subject, path + "/subject", "not an id");
    if (auto* sealed = o->if_contains("sealed")) {
      auto bytes =
          sealed->is_string() ? from_base64(std::string_view(sealed->get_string())) : std::nullopt;
      if (!bytes) return fail(path + "/sealed", "not base64");
      v.sealed = *bytes;
    }
  }

  template <class T>
  void parsed(const json::value& in, void* to, const std::string& path, const char* otherwise) {
    auto* s = in.if_string();
    auto t = s ? T::parse(std::string_view(*s)) : std::nullopt;
    if (t)
      as<T>(to) = *t;
    else
      fail(path, otherwise);
  }

  const Missing missing_;

  void fail(const std::string& path, const char* what) {
    if (problems.size() < json_problems_max)
      problems.push_back({path.empty() ? "/" : path, what, {}});
  }
};

}  // namespace

json::value write_json(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::flag:
      return as<bool>(value);
    case Kind::name:
      return json::value(name_of(shape, value));
    case Kind::integer:
      return shape.is_signed ? json::value(load_signed(shape, value))
                             : json::value(load_unsigned(shape, value));
    case Kind::text:
      return json::value(as<std::string>(value));
    case Kind::fen:
      return json::value(as<Fen>(value).fen);
    case Kind::date:
      return json::value(as<Date>(value).text());
    case Kind::month:
      return json::value(as<Month>(value).text());
    case Kind::instant:
      return json::value(as<Instant>(value).text());
    case Kind::id:
      return json::value(as<Uuid>(value).text());
    case Kind::personal:
      return written_private(as<Private>(value));
    case Kind::any_json:
      return as<json::value>(value);
    case Kind::optional:
      if (shape.count(value) == 0) return nullptr;
      return write_json(shape.of(), shape.at(walked(value), 0));
    case Kind::list: {
      json::array out;
      const auto n = shape.count(value);
      out.reserve(n);
      for (std::size_t i = 0; i < n; ++i)
        out.push_back(write_json(shape.of(), shape.at(walked(value), i)));
      return out;
    }
    case Kind::map: {
      json::object out;
      shape.each(walked(value), [&](std::string_view key, void* inner) {
        out.emplace(key, write_json(shape.of(), inner));
      });
      return out;
    }
    case Kind::record:
      return written_record(shape, value);
  }
  return nullptr;
}

std::optional<JsonProblem> read_json(const Shape& shape, const json::value& in, void* value,
                                     Missing missing) {
  Reading reading(missing);
  reading.read(shape, in, value, "");
  if (reading.problems.empty()) return std::nullopt;
  JsonProblem first = std::move(reading.problems.front());
  first.others.assign(std::make_move_iterator(reading.problems.begin() + 1),
                      std::make_move_iterator(reading.problems.end()));
  return first;
}

}  // namespace yiben
