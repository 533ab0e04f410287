// A session with a bench's office, as a browser would hold it.
#pragma once

#include <cstdint>
#include <string>

namespace yiben::bench {

// The Cookie header. A demo account of that login.
std::string sign_in(std::uint16_t port, const std::string& login);

}  // namespace yiben::bench
