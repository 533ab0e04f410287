// Names of places that only hold on somebody's own machine: registries, which every site mirrors
// under its own name, and folders outside the repository.
#include "tests/tidy/source_tree.h"

namespace tidy {
namespace {

// Each is written in two halves, so that this file passes its own test.
constexpr std::string_view registry_hosts[] = {
    "deb."
    "debian.org",
    "security."
    "debian.org",
    "snapshot."
    "debian.org",
    "deb."
    "nodesource.com",
    "registry."
    "npmjs.org",
    "registry."
    "npmmirror.com",
    "registry."
    "yarnpkg.com",
    "pypi."
    "org",
    "files."
    "pythonhosted.org",
    "index."
    "crates.io",
    "static."
    "crates.io",
    "proxy."
    "golang.org",
    "repo."
    "maven.apache.org",
    "repo1."
    "maven.org",
};

constexpr std::string_view outside =
    ".."
    "/shared";

Findings scan_hosts(const SourceFile& file) {
  Findings found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    for (const std::string_view host : registry_hosts) {
      if (file.lines[i].find(host) == std::string::npos) continue;
      found.push_back({file.path, i + 1, "names a registry's host, " + std::string(host),
                       "Leave the address to the client's own settings; for npm lock files see "
                       "omit-lockfile-registry-resolved in .npmrc."});
    }
  }
  return found;
}

// In the front end a folder may well be called so.
Findings scan_outside(const SourceFile& file) {
  Findings found;
  if (file.path.starts_with("api/web/")) return found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (file.lines[i].find(outside) == std::string::npos) continue;
    found.push_back({file.path, i + 1, "points outside the repository, to " + std::string(outside),
                     "A clone has only what is committed: copy in what is needed."});
  }
  return found;
}

TEST(Places, NoRegistryHostIsNamed) { EXPECT_TRUE(is_clean(scan_hosts)); }

TEST(Places, APlantedHostIsFound) {
  const auto found = scan_hosts(planted("api/web/package-lock.json",
                                        "{\n\"resolved\": \"https://registry."
                                        "npmjs.org/x\"\n}"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].line, 2u);
}

TEST(Places, NothingPointsOutsideTheRepository) { EXPECT_TRUE(is_clean(scan_outside)); }

TEST(Places, APlantedPathOutsideIsFound) {
  EXPECT_EQ(scan_outside(planted("README.md",
                                 "see .."
                                 "/shared/law"))
                .size(),
            1u);
  EXPECT_TRUE(scan_outside(planted("api/web/src/a.ts",
                                   "import '.."
                                   "/shared/x'"))
                  .empty());
}

}  // namespace
}  // namespace tidy
