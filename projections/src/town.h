#pragma once

#include <string>
#include <string_view>

namespace yiben::projections {

// A town is the first 9 digits of a division's code.
inline std::string town_of(std::string_view division) { return std::string(division.substr(0, 9)); }

}  // namespace yiben::projections
