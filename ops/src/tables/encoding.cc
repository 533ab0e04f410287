#include "tables/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>

namespace yiben::ops {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little = "\xFF\xFE", utf16_big = "\xFE\xFF";

// Bytes of the character that begins here; 0: none does.
std::size_t utf8_length(std::string_view s) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  unsigned char b = byte(0);
  if (b < 0x80) return 1;
  std::size_t n = b >= 0xC2 && b <= 0xDF   ? 2
                  : b >= 0xE0 && b <= 0xEF ? 3
                  : b >= 0xF0 && b <= 0xF4 ? 4
                                           : 0;
  if (n == 0 || s.size() < n) return 0;
  for (std::size_t i = 1; i < n; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  bool overlong = (b == 0xE0 && byte(1) < 0xA0) || (b == 0xF0 && byte(1) < 0x90);
  bool surrogate = b == 0xED && byte(1) > 0x9F;
  bool beyond = b == 0xF4 && byte(1) > 0x8F;
  return overlong || surrogate || beyond ? 0 : n;
}

Decoded converted(std::string_view bytes, const char* from) {
  Decoded out;
  iconv_t converter = iconv_open("UTF-8", from);
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    out.wrong_at = 0;
    return out;
  }
  out.text.resize(bytes.size() * 2 + 16);      // two bytes become three, four become three or four
  char* in = const_cast<char*>(bytes.data());  // iconv reads it only
  std::size_t in_left = bytes.size();
  char* to = out.text.data();
  std::size_t to_left = out.text.size();
  if (iconv(converter, &in, &in_left, &to, &to_left) == static_cast<std::size_t>(-1))
    out.wrong_at = bytes.size() - in_left;
  iconv_close(converter);
  out.text.resize(out.text.size() - to_left);
  return out;
}

}  // namespace

std::optional<std::size_t> not_utf8_at(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto n = utf8_length(text.substr(at));
    if (n == 0) return at;
    at += n;
  }
  return std::nullopt;
}

Decoded decoded(std::string_view bytes) {
  if (bytes.starts_with(utf16_little) || bytes.starts_with(utf16_big)) {
    auto wide = converted(bytes.substr(2), bytes.starts_with(utf16_big) ? "UTF-16BE" : "UTF-16LE");
    if (wide.wrong_at) *wide.wrong_at += 2;
    return wide;
  }
  bool marked = bytes.starts_with(utf8_mark);
  auto text = marked ? bytes.substr(utf8_mark.size()) : bytes;
  auto wrong = not_utf8_at(text);
  if (!wrong) return {std::string(text), std::nullopt};
  if (marked) return {{}, *wrong + utf8_mark.size()};
  auto chinese = converted(bytes, "GB18030");
  // The further of the two is what the file most likely is, and where it goes wrong.
  if (chinese.wrong_at) chinese.wrong_at = std::max(*chinese.wrong_at, *wrong);
  return chinese;
}

}  // namespace yiben::ops
