// Shape: what the serialize() walk of a type names, as data: fields, kinds, where each lies. Read
// once a type; JSON, schemas and personal fields are plain functions over it, compiled once, where
// an archive of their own would be compiled again for every struct in every file.
//
//   const Shape& fund = shape_of<Fund::Opened>();
//   fund.fields[0].name == "fund"
#pragma once

#include <cereal/cereal.hpp>
#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/core/date.h"
#include "domain/core/enum_names.h"
#include "domain/core/ids.h"
#include "domain/core/money.h"
#include "domain/core/private.h"

namespace boost::json {
class value;
}

namespace yiben {

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

struct Shape;
using ShapeOf = const Shape& (*)();

struct Field {
  std::string_view name;
  std::size_t offset = 0;
  ShapeOf shape = nullptr;
};

// Pointers to values are to objects of exactly the type the shape was made of.
struct Shape {
  enum class Kind {
    flag,      // bool
    integer,   // of `bytes`, signed or not
    name,      // an enum, by one of `names`
    text,      // std::string
    fen,       // Fen
    date,      // Date
    month,     // Month
    instant,   // Instant
    id,        // Uuid or an Id<>
    personal,  // Private
    any_json,  // boost::json::value
    optional,  // of
    list,      // of
    map,       // text → of
    record,    // fields
  };
  Kind kind = Kind::record;
  std::uint8_t bytes = 0;
  bool is_signed = false;
  std::span<const std::string_view> names = {};

  ShapeOf of = nullptr;
  // optional: the value, or nullptr. list: the value at an index.
  void* (*at)(void*, std::size_t) = nullptr;
  // optional: 0 or 1 values, made from defaults. list: as many.
  void (*resize)(void*, std::size_t) = nullptr;
  std::size_t (*count)(const void*) = nullptr;
  void (*each)(void*, const std::function<void(std::string_view, void*)>&) = nullptr;  // map
  void* (*insert)(void*, std::string_view) = nullptr;                                  // map

  std::vector<Field> fields = {};
  std::string_view schema_name = {};
  bool has_schema_name = false;

  // What a missing field of this shape means: nothing, or a problem.
  bool may_be_missing() const {
    return kind == Kind::optional || kind == Kind::list || kind == Kind::map || kind == Kind::flag;
  }
};

template <class T>
const Shape& shape_of();

namespace detail {

// The archive that notes where each field of `sample` lies.
class FieldLister {
 public:
  FieldLister(const void* sample, std::vector<Field>& out)
      : sample_(static_cast<const char*>(sample)), out_(out) {}
  template <class... Fields>
  void operator()(Fields&&... fields) {
    (note(fields), ...);
  }

 private:
  template <class T>
  void note(const cereal::NameValuePair<T>& nvp) {
    const auto* at = reinterpret_cast<const char*>(&nvp.value);
    out_.push_back(
        {nvp.name, static_cast<std::size_t>(at - sample_), &shape_of<std::remove_cvref_t<T>>});
  }
  const char* sample_;
  std::vector<Field>& out_;
};

template <class T>
Shape optional_shape() {
  using Of = typename T::value_type;
  Shape s{Shape::Kind::optional};
  s.of = &shape_of<Of>;
  s.count = [](const void* p) { return std::size_t{static_cast<const T*>(p)->has_value()}; };
  s.at = [](void* p, std::size_t) { return static_cast<void*>(&**static_cast<T*>(p)); };
  s.resize = [](void* p, std::size_t n) {
    auto& o = *static_cast<T*>(p);
    if (n == 0)
      o.reset();
    else
      o.emplace();
  };
  return s;
}

template <class T>
Shape list_shape() {
  using Of = typename T::value_type;
  Shape s{Shape::Kind::list};
  s.of = &shape_of<Of>;
  s.count = [](const void* p) { return static_cast<const T*>(p)->size(); };
  s.at = [](void* p, std::size_t i) { return static_cast<void*>(&(*static_cast<T*>(p))[i]); };
  s.resize = [](void* p, std::size_t n) {
    static_cast<T*>(p)->clear();
    static_cast<T*>(p)->resize(n);
  };
  return s;
}

template <class T>
Shape map_shape() {
  Shape s{Shape::Kind::map};
  s.of = &shape_of<typename T::mapped_type>;
  s.count = [](const void* p) { return static_cast<const T*>(p)->size(); };
  s.each = [](void* p, const std::function<void(std::string_view, void*)>& f) {
    for (auto& [key, value] : *static_cast<T*>(p)) f(key, &value);
  };
  s.insert = [](void* p, std::string_view key) {
    return static_cast<void*>(&(*static_cast<T*>(p))[std::string(key)]);
  };
  return s;
}

template <class T>
Shape record_shape() {
  Shape s{Shape::Kind::record};
  if constexpr (requires { T::schema_name; }) {
    s.schema_name = T::schema_name;
    s.has_schema_name = true;
  }
  T sample{};
  FieldLister lister(&sample, s.fields);
  sample.serialize(lister);
  return s;
}

template <class T>
Shape make_shape() {
  using Kind = Shape::Kind;
  if constexpr (std::is_same_v<T, bool>) {
    return {Kind::flag};
  } else if constexpr (std::is_enum_v<T>) {
    return {Kind::name, sizeof(T), true, EnumNames<T>::names};
  } else if constexpr (std::is_integral_v<T>) {
    return {Kind::integer, sizeof(T), std::is_signed_v<T>};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return {Kind::text};
  } else if constexpr (std::is_same_v<T, Fen>) {
    return {Kind::fen};
  } else if constexpr (std::is_same_v<T, Date>) {
    return {Kind::date};
  } else if constexpr (std::is_same_v<T, Month>) {
    return {Kind::month};
  } else if constexpr (std::is_same_v<T, Instant>) {
    return {Kind::instant};
  } else if constexpr (std::is_same_v<T, Uuid> || is_id<T>::value) {
    static_assert(sizeof(T) == sizeof(Uuid));
    return {Kind::id};
  } else if constexpr (std::is_same_v<T, Private>) {
    return {Kind::personal};
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    return {Kind::any_json};
  } else if constexpr (is_optional<T>::value) {
    return optional_shape<T>();
  } else if constexpr (is_vector<T>::value) {
    return list_shape<T>();
  } else if constexpr (is_string_map<T>::value) {
    return map_shape<T>();
  } else {
    return record_shape<T>();
  }
}

}  // namespace detail

// Threads: any. Cost: the walk at first use, then a look-up.
template <class T>
const Shape& shape_of() {
  static const Shape shape = detail::make_shape<T>();
  return shape;
}

}  // namespace yiben
