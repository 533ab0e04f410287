// What separates two JSON Schemas of SchemaWriter's making, as far as a reader of either would
// break on data of the other: compatibility in both directions.
#pragma once

#include <string>
#include <vector>

#include "domain/codec/json.h"

namespace yiben {

// Empty: whoever reads `older` can read data of `newer` and the other way round, leaving out fields
// it does not know. A field more that may be missing is compatible. A field gone, renamed, of
// another type or other values, one that has become mandatory or no longer is, are not; each is one
// line, "/facts/rest: removed".
std::vector<std::string> incompatible_changes(const json::value& older, const json::value& newer);

}  // namespace yiben
