// to_json / from_json: the same serialize() walk as the stored bytes.
//
// Dates are "2026-02-28", months "2026-02", instants RFC 3339, money integer fen, ids text, enums
// their names. Reading is strict: an unknown field, a missing one or a wrong type is a JsonProblem
// with its path. Lists, maps, booleans and optionals may be left out.
#pragma once

#include <boost/json.hpp>

#include "domain/codec/shape.h"
#include "domain/core/result.h"

namespace yiben {

namespace json = boost::json;

struct JsonProblem {
  std::string path;                      // "/members/0/born"
  std::string what;                      // "missing", "unknown", "not a date (YYYY-MM-DD)", …
  std::vector<JsonProblem> others = {};  // what else is wrong, at most json_problems_max in all
};
inline constexpr std::size_t json_problems_max = 20;
[[noreturn]] void throw_exception_from_error(const JsonProblem&, const boost::source_location&);

json::value write_json(const Shape&, const void* value);
// What a missing field is: a problem, or, of a document written before there was such a field, its
// default.
enum class Missing { a_problem, the_default };
// Into a value made from defaults. nullopt: it was read whole.
std::optional<JsonProblem> read_json(const Shape&, const json::value&, void* value,
                                     Missing = Missing::a_problem);

template <class T>
json::value to_json(const T& value) {
  return write_json(shape_of<T>(), &value);
}

template <class T>
Result<T, JsonProblem> from_json(const json::value& in, Missing missing = Missing::a_problem) {
  T value{};
  if (auto problem = read_json(shape_of<T>(), in, &value, missing)) return *std::move(problem);
  return value;
}

// Parses text of at most 32 levels. Errors: a JsonProblem at "/" for text that is not JSON.
Result<json::value, JsonProblem> parse_json(std::string_view text);

// Two spaces a level, so that a change reads well in a diff; lists of words on one line.
std::string indented(const json::value&);

template <class T>
Result<T, JsonProblem> from_json_text(std::string_view text, Missing missing = Missing::a_problem) {
  auto value = parse_json(text);
  if (!value) return value.error();
  return from_json<T>(*value, missing);
}

}  // namespace yiben
