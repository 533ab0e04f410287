// What people read in Chinese lives in message and rule data, where those who know the wording
// can correct it. C++ holds none outside its comments; tests may quote it.
#include <algorithm>
#include <array>

#include "tests/tidy/source_tree.h"

namespace tidy {
namespace {

struct Exception {
  std::string_view path, reason;
};

constexpr std::array exceptions = {
    Exception{"domain/src/people/mask.cc", "compound surnames: language, not wording"},
};

// CJK ideographs, their punctuation and full-width forms: all three bytes long in UTF-8.
bool holds_chinese(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[i + at]); };
    if ((byte(0) & 0xF0) != 0xE0) continue;
    const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    if (code >= 0x3000 && code <= 0x303F) return true;
    if (code >= 0x3400 && code <= 0x9FFF) return true;
    if (code >= 0xFF00 && code <= 0xFFEF) return true;
  }
  return false;
}

Findings scan_chinese(const SourceFile& file) {
  Findings found;
  if (!is_cpp(file) || folder_of(file.path) == "tests") return found;
  if (std::ranges::find(exceptions, file.path, &Exception::path) != exceptions.end()) return found;
  const auto code = without_comments(file);
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (!holds_chinese(code[i])) continue;
    found.push_back({file.path, i + 1, "Chinese text in C++",
                     "Move the wording to the message or rule data and name it by its key; a "
                     "well-founded exception is a row in tests/tidy/chinese.cc."});
  }
  return found;
}

TEST(Chinese, StandsInDataAndComments) { EXPECT_TRUE(is_clean(scan_chinese)); }

TEST(Chinese, APlantedStringIsFound) {
  const auto found = scan_chinese(planted("api/src/x.cc",
                                          "struct Claim;  // 申请\n"
                                          "/* 经办 */ auto s = \"café\";\n"
                                          "auto t = \"申请\";\n"
                                          "auto u = R\"(\n，)\";\n"));
  ASSERT_EQ(found.size(), 2u) << to_message(found);
  EXPECT_EQ(found[0].line, 3u);
  EXPECT_EQ(found[1].line, 5u);
}

TEST(Chinese, AnExceptionNamesAFileThatStillNeedsIt) {
  for (const Exception& exception : exceptions) {
    const auto file = std::ranges::find(all_files(), exception.path, &SourceFile::path);
    ASSERT_NE(file, all_files().end()) << exception.path;
    EXPECT_TRUE(std::ranges::any_of(without_comments(*file), holds_chinese)) << exception.path;
  }
}

}  // namespace
}  // namespace tidy
