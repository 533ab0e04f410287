// SHA-256, for what is recorded about a file and for ids that follow from something.
#pragma once

#include <string>
#include <string_view>

namespace yiben::workflows {

std::string sha256(std::string_view bytes);  // 32 bytes
std::string sha256_hex(std::string_view bytes);

}  // namespace yiben::workflows
