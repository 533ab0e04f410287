// A file is one room: near 100 lines, told at 300, refused above 400. Not a limit to write up to.
#include <algorithm>
#include <array>
#include <iostream>

#include "tests/tidy/source_tree.h"

namespace tidy {
namespace {

constexpr std::size_t told_at_lines = 300;
constexpr std::size_t refused_above_lines = 400;

struct LongFile {
  std::string_view path, reason;
};

// Kept short and in sight; each with the reason why it is better whole.
constexpr std::array<LongFile, 0> long_files = {};

bool is_generated(const SourceFile& file) {
  return file.path.find("/generated/") != std::string::npos || file.path.ends_with(".d.ts") ||
         file.path.ends_with(".gen.ts");
}

bool is_measured(const SourceFile& file) {
  const bool code = file.path.ends_with(".h") || file.path.ends_with(".cc") ||
                    file.path.ends_with(".ts") || file.path.ends_with(".tsx");
  return code && !is_generated(file) &&
         std::ranges::find(long_files, file.path, &LongFile::path) == long_files.end();
}

Findings scan_length(const SourceFile& file) {
  if (!is_measured(file) || file.lines.size() <= refused_above_lines) return {};
  return {{file.path, refused_above_lines + 1,
           std::to_string(file.lines.size()) + " lines, more than " +
               std::to_string(refused_above_lines),
           "Split it by what changes together, or give the reason why it is better whole in "
           "long_files of tests/tidy/length.cc."}};
}

TEST(Length, NoFileIsTooLong) {
  for (const SourceFile& file : all_files()) {
    if (is_measured(file) && file.lines.size() > told_at_lines) {
      std::cout << file.path << ": " << file.lines.size() << " lines; still one room?\n";
    }
  }
  EXPECT_TRUE(is_clean(scan_length));
}

TEST(Length, APlantedLongFileIsFound) {
  std::string text;
  for (int i = 0; i < 401; ++i) text += "int x;\n";
  EXPECT_EQ(scan_length(planted("api/src/x.cc", text)).size(), 1u);
  EXPECT_TRUE(scan_length(planted("api/web/src/generated/x.ts", text)).empty());
  EXPECT_TRUE(scan_length(planted("domain/data/x.yaml", text)).empty());
}

TEST(Length, AnExceptionNamesAFileThatIsStillLong) {
  for (const LongFile& exception : long_files) {
    const auto file = std::ranges::find(all_files(), exception.path, &SourceFile::path);
    ASSERT_NE(file, all_files().end()) << exception.path;
    EXPECT_GT(file->lines.size(), refused_above_lines) << exception.path;
  }
}

}  // namespace
}  // namespace tidy
