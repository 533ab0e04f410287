#include "domain/codec/schema.h"

#include <string>

namespace yiben {

json::value SchemaWriter::of(const Shape& shape) {
  using Kind = Shape::Kind;
  switch (shape.kind) {
    case Kind::flag:
      return {{"type", "boolean"}};
    case Kind::name: {
      json::array names;
      for (const auto name : shape.names) names.push_back(json::value(name));
      return {{"type", "string"}, {"enum", names}};
    }
    case Kind::integer: {
      const auto width = (shape.is_signed ? "int" : "uint") + std::to_string(8 * shape.bytes);
      json::object o{{"type", "integer"}, {"format", width}};
      if (!shape.is_signed) o["minimum"] = 0;
      return o;
    }
    case Kind::text:
      return {{"type", "string"}};
    case Kind::fen:
      return {{"type", "integer"}, {"format", "int64"}, {"description", "fen, 1/100 yuan"}};
    case Kind::date:
      return {{"type", "string"}, {"format", "date"}};
    case Kind::month:
      return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}$"}};
    case Kind::instant:
      return {{"type", "string"}, {"format", "date-time"}};
    case Kind::id:
      return {{"type", "string"}, {"format", "uuid"}};
    case Kind::personal:
      return {{"type", json::array{"object", "null"}},
              {"description", "personal: AES-256-GCM under the subject's key"},
              {"properties",
               {{"subject", {{"type", "string"}, {"format", "uuid"}}},
                {"sealed", {{"type", "string"}, {"contentEncoding", "base64"}}}}}};
    case Kind::any_json:
      return json::object{};
    case Kind::optional:
      return of(shape.of());
    case Kind::list:
      return {{"type", "array"}, {"items", of(shape.of())}};
    case Kind::map:
      return {{"type", "object"}, {"additionalProperties", of(shape.of())}};
    case Kind::record:
      break;
  }
  if (!shape.has_schema_name) return record(shape);
  const std::string key(shape.schema_name);
  if (!definitions_.contains(key)) {
    definitions_[key] = nullptr;  // stops a struct that contains itself
    definitions_[key] = record(shape);
  }
  return {{"$ref", ref_prefix_ + key}};
}

json::value SchemaWriter::record(const Shape& shape) {
  json::object properties;
  json::array required;
  for (const auto& field : shape.fields) {
    properties[field.name] = of(field.shape());
    if (field.shape().kind != Shape::Kind::optional) required.push_back(json::value(field.name));
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

}  // namespace yiben
