// QueryField: what a query parameter may be. The dispatcher refuses what a route does not take or
// what does not fit, the OpenAPI document tells both, so a handler gets only values that it knows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yiben::api {

struct QueryField {
  enum class Kind {
    text,
    position,      // a whole number, or "end"
    whole_number,  // from `least` to `most`
    date,          // 2026-02-28
    month,         // 2026-02
    one_of,        // `names`
  };
  std::string name;
  Kind kind = Kind::text;
  std::string what;                     // of the document
  std::vector<std::string> names = {};  // one_of
  std::uint64_t least = 0, most = UINT64_MAX;
  std::string otherwise = {};  // what a request that does not say it gets; empty: it depends
  bool required = false;
};

bool fits(const QueryField&, std::string_view value);

}  // namespace yiben::api
