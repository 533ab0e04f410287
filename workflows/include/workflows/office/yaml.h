// YAML files of rule data and words, read strictly.
//
//   auto file = load_yaml_as<CalendarFile>("domain/rules/calendars/2026.yaml");
//   if (!file) …file.error().text…;  // "2026.yaml: line 3, column 5: the key 'year' is there
//   twice"
#pragma once

#include <filesystem>
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

// Where the value of a JSON pointer ("/steps/3/undo") stands in the text: its line, from 1. Of what
// is not there, the line of what should hold it. 1 for text that is not YAML.
int yaml_line(std::string_view text, std::string_view pointer);

// What is wrong with a file, and where: "HTZ.yaml: /programmes/0/start: missing".
struct FileProblem {
  std::string text;
};
template <class T>
using Loaded = Result<T, FileProblem>;

Loaded<json::value> load_yaml(const std::filesystem::path& file);

template <class T>
Loaded<T> typed_yaml(const json::value& value, const std::filesystem::path& file) {
  auto out = from_json<T>(value);
  if (!out)
    return FileProblem{file.filename().string() + ": " + out.error().path + ": " +
                       out.error().what};
  return std::move(*out);
}
template <class T>
Loaded<T> load_yaml_as(const std::filesystem::path& file) {
  auto value = load_yaml(file);
  if (!value) return value.error();
  return typed_yaml<T>(*value, file);
}

}  // namespace yiben::workflows
