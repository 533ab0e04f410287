#pragma once

#include <string>

namespace yiben::ops {

// Writes a new random key, readable by its owner alone, on disk with its folder when it returns.
// False: there is a file already, or it cannot be written.
bool make_ledger_key(const std::string& file);

}  // namespace yiben::ops
