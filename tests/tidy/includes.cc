// Which folder may include what: the table of DESIGN.md part 3, with the libraries each may use.
// CMake cannot hold it alone: system headers are visible to all, and links carry through.
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <regex>

#include "tests/tidy/source_tree.h"

namespace tidy {
namespace {

using Prefixes = std::vector<std::string>;

// "std" is the C++ standard library, "posix" the system's C headers. The rest are prefixes of what
// stands between the quotes or angle brackets. `ops` and `tests` wire everything together, so
// nothing is kept from them.
const std::map<std::string, Prefixes, std::less<>>& may_include() {
  static const std::map<std::string, Prefixes, std::less<>> table = {
      {"domain", {"std", "cereal/", "boost/system/", "boost/json", "boost/assert", "utf8proc.h"}},
      {"eventstore",
       {"std", "posix", "rocksdb/", "openssl/", "librdkafka/", "boost/system/", "boost/assert"}},
      {"projections",
       {"std", "posix", "domain/", "eventstore/", "rocksdb/", "cereal/", "boost/json",
        "boost/system/"}},
      {"workflows",
       {"std", "domain/", "eventstore/", "yaml-cpp/", "openssl/", "boost/json", "boost/system/",
        "boost/asio", "boost/beast", "boost/url"}},
      {"api",
       {"std", "posix", "domain/", "projections/", "workflows/", "eventstore/error.h", "boost/",
        "openssl/", "xlsxwriter.h"}},
  };
  return table;
}

std::string kind_of(const std::string& header) {
  static const std::regex posix(
      R"((sys|netinet|arpa|net|linux)/.*|(unistd|fcntl|signal|poll|netdb|pthread|termios)\.h)");
  if (header.find_first_of("./") == std::string::npos) return "std";
  return std::regex_match(header, posix) ? "posix" : header;
}

// A folder's own header: its public one, one under its src, or one beside the file.
bool is_own(const SourceFile& file, const std::string& folder, const std::string& header) {
  namespace fs = std::filesystem;
  const fs::path root = YIBEN_SOURCE_DIR;
  return header.starts_with(folder + "/") || fs::exists(root / folder / "src" / header) ||
         fs::exists((root / file.path).parent_path() / header);
}

std::optional<std::string> included_by(const std::string& line) {
  static const std::regex include(R"re(\s*#\s*include\s*[<"]([^>"]+)[>"].*)re");
  std::smatch match;
  if (!std::regex_match(line, match, include)) return std::nullopt;
  return match[1].str();
}

Findings scan_includes(const SourceFile& file) {
  const std::string folder(folder_of(file.path));
  const auto row = may_include().find(folder);
  if (row == may_include().end() || !is_cpp(file)) return {};
  Findings found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const auto header = included_by(file.lines[i]);
    if (!header || is_own(file, folder, *header)) continue;
    const std::string kind = kind_of(*header);
    const bool allowed = std::ranges::any_of(
        row->second, [&](const std::string& prefix) { return kind.starts_with(prefix); });
    if (allowed) continue;
    found.push_back({file.path, i + 1, folder + " may not include <" + *header + ">",
                     "Move the code to a folder that may, or pass it in as a parameter; a new "
                     "library is a row of the table in tests/tidy/includes.cc."});
  }
  return found;
}

TEST(Includes, EveryFolderSeesOnlyWhatTheTableAllows) { EXPECT_TRUE(is_clean(scan_includes)); }

TEST(Includes, APlantedOneIsFound) {
  const auto found = scan_includes(planted("domain/src/x.cc",
                                           "#include <vector>\n"
                                           "#include \"domain/money.h\"\n"
                                           "#include <boost/system/result.hpp>\n"
                                           "#include <rocksdb/db.h>\n"
                                           "# include \"eventstore/log.h\"\n"
                                           "#include <unistd.h>\n"));
  ASSERT_EQ(found.size(), 3u) << to_message(found);
  EXPECT_EQ(found[0].line, 4u);
  EXPECT_EQ(found[1].rule, "domain may not include <eventstore/log.h>");
  EXPECT_EQ(found[2].line, 6u);
}

TEST(Includes, ProjectionsAndWorkflowsDoNotSeeEachOther) {
  const auto projections = planted("projections/src/x.cc", "#include \"workflows/a.h\"");
  EXPECT_EQ(scan_includes(projections).size(), 1u);
  const auto workflows = planted("workflows/src/x.cc", "#include \"projections/a.h\"");
  EXPECT_EQ(scan_includes(workflows).size(), 1u);
}

TEST(Includes, TheTableNamesFoldersThatExist) {
  for (const auto& [folder, prefixes] : may_include()) {
    EXPECT_TRUE(std::filesystem::is_directory(std::filesystem::path(YIBEN_SOURCE_DIR) / folder))
        << folder;
  }
}

}  // namespace
}  // namespace tidy
