// json_schema<T>(): the JSON Schema (draft 2020-12) of a struct, from the same serialize() walk
// that packs it. A struct with `static constexpr std::string_view schema_name` becomes a named
// definition and a $ref; others are written in place.
#pragma once

#include <map>
#include <string>

#include "domain/codec/json.h"

namespace yiben {

class SchemaWriter {
 public:
  // `definitions` collects the named structs; `ref_prefix` is "#/$defs/" or
  // "#/components/schemas/".
  SchemaWriter(json::object& definitions, std::string_view ref_prefix)
      : definitions_(definitions), ref_prefix_(ref_prefix) {}

  template <class... Fields>
  void operator()(Fields&&... fields) {
    (void)std::initializer_list<int>{(field(fields), 0)...};
  }

  template <class T>
  json::value of() {
    if constexpr (std::is_same_v<T, bool>)
      return {{"type", "boolean"}};
    else if constexpr (std::is_enum_v<T>) {
      json::array names;
      for (auto n : EnumNames<T>::names) names.push_back(json::value(n));
      return {{"type", "string"}, {"enum", names}};
    } else if constexpr (std::is_same_v<T, Fen>)
      return {{"type", "integer"}, {"format", "int64"}, {"description", "fen, 1/100 yuan"}};
    else if constexpr (std::is_integral_v<T>) {
      json::object o{{"type", "integer"}};
      if (std::is_unsigned_v<T>) o["minimum"] = 0;
      return o;
    } else if constexpr (std::is_same_v<T, std::string>)
      return {{"type", "string"}};
    else if constexpr (std::is_same_v<T, json::value>)
      return json::object{};
    else if constexpr (std::is_same_v<T, Date>)
      return {{"type", "string"}, {"format", "date"}};
    else if constexpr (std::is_same_v<T, Month>)
      return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}$"}};
    else if constexpr (std::is_same_v<T, Instant>)
      return {{"type", "string"}, {"format", "date-time"}};
    else if constexpr (std::is_same_v<T, Uuid> || is_id<T>::value)
      return {{"type", "string"}, {"format", "uuid"}};
    else if constexpr (std::is_same_v<T, Private>)
      return {{"type", json::array{"object", "null"}},
              {"description", "personal: AES-256-GCM under the subject's key"},
              {"properties",
               {{"subject", {{"type", "string"}, {"format", "uuid"}}},
                {"sealed", {{"type", "string"}, {"contentEncoding", "base64"}}}}}};
    else if constexpr (is_optional<T>::value)
      return of<typename T::value_type>();
    else if constexpr (is_vector<T>::value)
      return {{"type", "array"}, {"items", of<typename T::value_type>()}};
    else if constexpr (is_string_map<T>::value)
      return {{"type", "object"}, {"additionalProperties", of<typename T::mapped_type>()}};
    else if constexpr (requires { T::schema_name; }) {
      std::string key(T::schema_name);
      if (!definitions_.contains(key)) {
        definitions_[key] = nullptr;  // stops a struct that contains itself
        definitions_[key] = object<T>();
      }
      return {{"$ref", ref_prefix_ + key}};
    } else
      return object<T>();
  }

 private:
  template <class T>
  json::value object() {
    SchemaWriter inner(definitions_, ref_prefix_);
    T value{};
    value.serialize(inner);
    return {{"type", "object"},
            {"properties", inner.properties_},
            {"required", inner.required_},
            {"additionalProperties", false}};
  }
  template <class T>
  void field(const cereal::NameValuePair<T>& nvp) {
    using V = std::remove_cvref_t<T>;
    properties_[nvp.name] = of<V>();
    if (!is_optional<V>::value) required_.push_back(json::value(nvp.name));
  }

  json::object& definitions_;
  std::string ref_prefix_;
  json::object properties_;
  json::array required_;
};

template <class T>
json::value json_schema(json::object& definitions, std::string_view ref_prefix = "#/$defs/") {
  return SchemaWriter(definitions, ref_prefix).of<T>();
}

}  // namespace yiben
