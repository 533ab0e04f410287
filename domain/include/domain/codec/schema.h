// The JSON Schema (draft 2020-12) of a shape. A struct with `static constexpr std::string_view
// schema_name` becomes a named definition and a $ref; others are written in place.
#pragma once

#include "domain/codec/json.h"

namespace yiben {

class SchemaWriter {
 public:
  // `definitions` collects the named structs; `ref_prefix` is "#/$defs/" or
  // "#/components/schemas/".
  SchemaWriter(json::object& definitions, std::string_view ref_prefix)
      : definitions_(definitions), ref_prefix_(ref_prefix) {}

  json::value of(const Shape&);

 private:
  json::value record(const Shape&);

  json::object& definitions_;
  std::string ref_prefix_;
};

template <class T>
json::value json_schema(json::object& definitions, std::string_view ref_prefix = "#/$defs/") {
  return SchemaWriter(definitions, ref_prefix).of(shape_of<T>());
}

}  // namespace yiben
