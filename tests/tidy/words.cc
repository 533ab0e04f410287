// Words that may not stand in the code of a folder, and leftovers that may stand nowhere.
#include <regex>

#include "tests/tidy/source_tree.h"

namespace tidy {
namespace {

struct BannedWord {
  std::string_view folder, word, advice;
};

constexpr std::string_view keep_pure =
    "domain is pure: take the bytes, the time or the number as a parameter.";

constexpr BannedWord banned_words[] = {
    {"domain", "<fstream>", keep_pure},         {"domain", "<filesystem>", keep_pure},
    {"domain", "<thread>", keep_pure},          {"domain", "<mutex>", keep_pure},
    {"domain", "<atomic>", keep_pure},          {"domain", "<random>", keep_pure},
    {"domain", "system_clock::now", keep_pure}, {"domain", "steady_clock::now", keep_pure},
    {"domain", "std::rand", keep_pure},         {"domain", "getenv", keep_pure},
};

Findings scan_banned_words(const SourceFile& file) {
  Findings found;
  if (!is_cpp(file)) return found;
  const auto code = without_comments(file);
  for (const BannedWord& banned : banned_words) {
    if (folder_of(file.path) != banned.folder) continue;
    for (std::size_t i = 0; i < code.size(); ++i) {
      if (code[i].find(banned.word) == std::string::npos) continue;
      found.push_back({file.path, i + 1,
                       std::string(banned.word) + " is banned in " + std::string(banned.folder),
                       std::string(banned.advice)});
    }
  }
  return found;
}

bool holds_our_code(const SourceFile& file) {
  static const std::regex code(
      R"(.*\.(h|cc|inc|ts|tsx|mjs|js|css|cmake|ya?ml|sh)|.*CMakeLists\.txt|ops/[^.]*|\.ci/.*)");
  return std::regex_match(file.path, code) && !file.path.ends_with("package-lock.json");
}

Findings scan_leftovers(const SourceFile& file) {
  static const std::regex leftover(R"re(\b(FIX)re"
                                   R"re(ME|TO)re"
                                   R"re(DO|X)re"
                                   R"re(XX)\b)re");
  Findings found;
  if (!holds_our_code(file)) return found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (!std::regex_search(file.lines[i], leftover)) continue;
    found.push_back({file.path, i + 1, "a note to oneself was left over",
                     "Do it now, file an issue, or say in a plain sentence what is not done."});
  }
  return found;
}

TEST(Words, NoFolderUsesItsBannedOnes) { EXPECT_TRUE(is_clean(scan_banned_words)); }

TEST(Words, APlantedBannedOneIsFoundInCodeOnly) {
  const auto found =
      scan_banned_words(planted("domain/src/x.cc",
                                "// std::chrono::system_clock::now() would not be pure\n"
                                "auto t = std::chrono::system_clock::now();\n"));
  ASSERT_EQ(found.size(), 1u) << to_message(found);
  EXPECT_EQ(found[0].line, 2u);
  EXPECT_TRUE(scan_banned_words(planted("ops/src/x.cc", "#include <thread>")).empty());
}

TEST(Words, NoLeftovers) { EXPECT_TRUE(is_clean(scan_leftovers)); }

TEST(Words, APlantedLeftoverIsFound) {
  EXPECT_EQ(scan_leftovers(planted("api/web/src/a.tsx",
                                   "// TO"
                                   "DO: later"))
                .size(),
            1u);
  EXPECT_EQ(scan_leftovers(planted("ops/up",
                                   "# FIX"
                                   "ME"))
                .size(),
            1u);
  EXPECT_TRUE(scan_leftovers(planted("api/src/a.cc", "auto METHODOLOGY = 1;")).empty());
}

}  // namespace
}  // namespace tidy
