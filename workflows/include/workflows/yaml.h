// YAML text of rule data, as the JSON value that from_json reads strictly.
//
//   auto value = yaml_to_json(text);
//   if (!value) …value.error()…;  // "line 3, column 5: the key 'year' is there twice"
//   auto file = from_json<CalendarFile>(*value);
#pragma once

#include <string>
#include <string_view>

#include "domain/codec/json.h"

namespace yiben::workflows {

// Only plain true, false, null (also empty and ~) and whole numbers are typed. Everything else is
// text: quoted scalars, no and yes, 1.5, 007, 2026-02-14, numbers beyond 64 bits. Keys are text.
// Anchors and aliases are followed.
//
// Errors name line and column: text that is not YAML, two documents, a key twice, a key that is a
// list or map, a tag, more than 32 levels, more than 1,000,000 values (aliases multiply).
Result<json::value, std::string> yaml_to_json(std::string_view text);

}  // namespace yiben::workflows
