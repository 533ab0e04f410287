#include "tests/tidy/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace tidy {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const fs::path& folder) {
  static const std::set<std::string> names = {".git",         "node_modules", "dist", "data",
                                              "test-results", ".cache",       "out"};
  const std::string name = folder.filename();
  // `data` is the server's folder only at the root; elsewhere it is rule data, which is ours.
  if (name == "data") return folder.parent_path() == fs::path(YIBEN_SOURCE_DIR);
  return names.contains(name) || name == "build" || name.starts_with("build-");
}

bool is_text(std::string_view bytes) {
  return bytes.substr(0, 4000).find('\0') == std::string_view::npos;
}

std::vector<SourceFile> read_tree() {
  std::vector<SourceFile> files;
  const fs::path root = YIBEN_SOURCE_DIR;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator();
       ++it) {
    if (it->is_directory() && is_left_out(it->path())) it.disable_recursion_pending();
    if (!it->is_regular_file() || it->path().extension() == ".log") continue;
    std::stringstream bytes;
    bytes << std::ifstream(it->path(), std::ios::binary).rdbuf();
    if (!is_text(bytes.view())) continue;
    files.push_back(planted(fs::relative(it->path(), root).generic_string(), bytes.view()));
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

TEST(SourceTree, HoldsOurFilesAndNotTheBuilt) {
  EXPECT_EQ(std::ranges::count(all_files(), "tests/tidy/source_tree.cc", &SourceFile::path), 1);
  for (const SourceFile& file : all_files()) EXPECT_NE(folder_of(file.path), "build");
}

}  // namespace

SourceFile planted(std::string path, std::string_view text) {
  SourceFile file{std::move(path), {}};
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) file.lines.push_back(line);
  return file;
}

const std::vector<SourceFile>& all_files() {
  static const std::vector<SourceFile> files = read_tree();
  return files;
}

std::string to_message(const Findings& findings) {
  std::ostringstream out;
  for (const Finding& f : findings) {
    out << f.path << ":" << f.line << ": " << f.rule << "\n    " << f.advice << "\n";
  }
  return out.str();
}

testing::AssertionResult is_clean(Findings (*scan)(const SourceFile&)) {
  Findings all;
  for (const SourceFile& file : all_files()) std::ranges::move(scan(file), std::back_inserter(all));
  if (all.empty()) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "\n" << to_message(all);
}

bool is_cpp(const SourceFile& file) {
  return file.path.ends_with(".h") || file.path.ends_with(".cc") || file.path.ends_with(".inc");
}

std::string_view folder_of(std::string_view path) { return path.substr(0, path.find('/')); }

}  // namespace tidy
