#pragma once

#include <string>

#include "store/store.h"

namespace yiben::projections {

// SHA-256 over every row in key order, as hexadecimal. The layout and the last event count too.
std::string digest_of(const Store&);

}  // namespace yiben::projections
