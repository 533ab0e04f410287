#include "page.h"

#include "domain/codec/hex.h"

namespace yiben::projections {

std::string to_cursor(std::string_view key) { return hex(key); }

std::string from_cursor(std::string_view cursor) { return from_hex(cursor).value_or(""); }

}  // namespace yiben::projections
