#include "api/server/query.h"

#include <algorithm>
#include <charconv>

#include "domain/core/date.h"

namespace yiben::api {
namespace {

bool is_number(std::string_view text, std::uint64_t least, std::uint64_t most) {
  std::uint64_t n = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
  return !text.empty() && ec == std::errc{} && end == text.data() + text.size() && n >= least &&
         n <= most;
}

}  // namespace

bool fits(const QueryField& field, std::string_view value) {
  using Kind = QueryField::Kind;
  switch (field.kind) {
    case Kind::text:
      return true;
    case Kind::position:
      return value == "end" || is_number(value, 0, UINT64_MAX);
    case Kind::whole_number:
      return is_number(value, field.least, field.most);
    case Kind::date:
      return Date::parse(std::string(value)).has_value();
    case Kind::month:
      return Month::parse(std::string(value)).has_value();
    case Kind::one_of:
      return std::ranges::find(field.names, value) != field.names.end();
  }
  return false;
}

}  // namespace yiben::api
