#include "import/findings.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace yiben::ops {
namespace {

// Space, tab, line ends, U+00A0, U+3000, and the mark U+FEFF that pasted text brings along.
constexpr std::array<std::string_view, 7> spaces = {" ",        "\t",           "\r",          "\n",
                                                    "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

}  // namespace

std::vector<Finding> Findings::sorted() && {
  std::stable_sort(all_.begin(), all_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  return std::move(all_);
}

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (auto space : spaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  if (text.size() > 1 && text[0] == '\'') text.remove_prefix(1);
  return text;
}

std::string folded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    auto space =
        std::find_if(spaces.begin(), spaces.end(), [&](auto s) { return text.starts_with(s); });
    if (space != spaces.end()) {
      text.remove_prefix(space->size());
      continue;
    }
    char c = text[0];
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  return out;
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::string_view> split(std::string_view text,
                                    const std::vector<std::string>& separators) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0, at = 0;;) {
    auto found = std::find_if(separators.begin(), separators.end(),
                              [&](const std::string& s) { return text.substr(at).starts_with(s); });
    bool end = at >= text.size();
    if (!end && found == separators.end()) {
      ++at;
      continue;
    }
    auto part = trimmed(text.substr(from, at - from));
    if (!part.empty()) out.push_back(part);
    if (end) return out;
    from = at += found->size();
  }
}

}  // namespace yiben::ops
