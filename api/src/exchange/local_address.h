// Addresses of this machine and of the link it is on, which a webhook must not reach unless the
// server is told to let them: what is asked from here would be answered as if an administrator had.
#pragma once

#include <string_view>

namespace yiben::api {

// Of an http or https URL; names are taken as they are written, not resolved.
bool is_local_address(std::string_view url);

}  // namespace yiben::api
