// The address of a department that is reached by files: "batch:" and the name of its folder.
#pragma once

#include <string_view>

namespace yiben {

inline constexpr std::string_view batch_scheme = "batch:";

// Of small letters, digits, "_" and "-", so that the folder leads nowhere else.
inline bool is_batch_address(std::string_view url) {
  if (!url.starts_with(batch_scheme) || url.size() == batch_scheme.size()) return false;
  url.remove_prefix(batch_scheme.size());
  return url.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == url.npos;
}

}  // namespace yiben
