// Text of a file as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yiben::ops {

// Where the first byte stands that is not UTF-8 (RFC 3629: no overlong forms, no surrogates);
// nullopt: all of it is.
std::optional<std::size_t> not_utf8_at(std::string_view);

struct Decoded {
  std::string text;                     // UTF-8, without a mark
  std::optional<std::size_t> wrong_at;  // in the bytes given: where they are in no encoding we know
};
// UTF-16 after its mark; UTF-8 when the bytes strictly are that, else GB18030 (GBK and GB2312 with
// it) when strictly that.
Decoded decoded(std::string_view bytes);

}  // namespace yiben::ops
