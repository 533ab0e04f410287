// How a test opens the log of a folder of its own: made the first time, opened as it is after that.
#pragma once

#include <filesystem>
#include <string>

#include "eventstore/log.h"

namespace yiben {

inline eventstore::Opening opening_of(const std::string& folder) {
  return std::filesystem::exists(folder + "/CURRENT") ? eventstore::Opening::existing
                                                      : eventstore::Opening::new_log;
}

}  // namespace yiben
