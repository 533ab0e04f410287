// As much of JSON Schema (draft 2020-12) as SchemaWriter writes: types, enums, properties,
// references.
#pragma once

#include <algorithm>
#include <string>

#include "domain/codec/schema.h"

namespace yiben {

inline bool has_type(const json::value& v, std::string_view type) {
  if (type == "null") return v.is_null();
  if (type == "boolean") return v.is_bool();
  if (type == "integer") return v.is_int64() || v.is_uint64();
  if (type == "string") return v.is_string();
  if (type == "array") return v.is_array();
  return type == "object" && v.is_object();
}

inline std::string schema_problem(const json::value& schema, const json::object& definitions,
                                  const json::value& v, const std::string& path = "");

inline std::string object_problem(const json::object& s, const json::object& definitions,
                                  const json::object& v, const std::string& path) {
  auto* properties = s.if_contains("properties");
  if (auto* required = s.if_contains("required"))
    for (const auto& name : required->as_array())
      if (!v.contains(name.as_string()))
        return path + "/" + std::string(name.as_string()) + ": missing";
  for (const auto& kv : v) {
    auto here = path + "/" + std::string(kv.key());
    auto* rest = s.if_contains("additionalProperties");
    auto* own = properties ? properties->as_object().if_contains(kv.key()) : nullptr;
    if (!own && rest && rest->is_bool() && !rest->as_bool()) return here + ": unknown";
    if (!own && rest && rest->is_object()) own = rest;
    if (!own) continue;
    if (auto problem = schema_problem(*own, definitions, kv.value(), here); !problem.empty())
      return problem;
  }
  return "";
}

// "" or the first place where the value does not fit.
inline std::string schema_problem(const json::value& schema, const json::object& definitions,
                                  const json::value& v, const std::string& path) {
  const auto& s = schema.as_object();
  if (auto* ref = s.if_contains("$ref")) {
    std::string name(ref->as_string());
    return schema_problem(definitions.at(name.substr(name.rfind('/') + 1)), definitions, v, path);
  }
  if (auto* type = s.if_contains("type")) {
    bool fits = type->is_string() && has_type(v, std::string_view(type->as_string()));
    if (auto* types = type->if_array())
      fits = std::any_of(types->begin(), types->end(), [&](const json::value& t) {
        return has_type(v, std::string_view(t.as_string()));
      });
    if (!fits) return path + ": not " + json::serialize(*type);
  }
  if (auto* names = s.if_contains("enum"))
    if (std::find(names->as_array().begin(), names->as_array().end(), v) == names->as_array().end())
      return path + ": not one of its values";
  if (auto* minimum = s.if_contains("minimum"))
    if (v.is_int64() && v.as_int64() < minimum->as_int64()) return path + ": too small";
  if (auto* items = s.if_contains("items"); items && v.is_array())
    for (const auto& x : v.as_array())
      if (auto problem = schema_problem(*items, definitions, x, path + "[]"); !problem.empty())
        return problem;
  return v.is_object() ? object_problem(s, definitions, v.as_object(), path) : "";
}

}  // namespace yiben
