// Addresses of other departments' systems that we post to.
#pragma once

#include <string_view>

namespace yiben {

// An http or https URL with a host, perhaps a port from 1 to 65535, no user's name, no fragment, at
// most 500 bytes.
bool is_http_address(std::string_view url);

}  // namespace yiben
