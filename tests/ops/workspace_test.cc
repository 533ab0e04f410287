// Which folders open as a workspace.
#include "ops/workspace.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "ops/restore.h"

namespace yiben::ops {
namespace {

using testing::HasSubstr;

class Folder : public testing::Test {
 protected:
  const std::string folder =
      std::filesystem::temp_directory_path() / ("yiben-ws-" + workflows::random_id().text());
  ~Folder() override { std::filesystem::remove_all(folder); }
  void put(const std::string& name, const std::string& text) {
    std::filesystem::create_directories(folder);
    std::ofstream(std::filesystem::path(folder) / name) << text;
  }
};

TEST_F(Folder, OneThatWasNotRestoredToItsEndDoesNotOpen) {
  put(restoring_marker, "");
  WorkspaceOptions options;
  options.folder = folder;
  const auto opened = open_workspace(options);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().text, HasSubstr("a restore did not come to its end"));
}

TEST_F(Folder, ARestoreTouchesNoFolderInUseAndNeedsTheKeys) {
  put("something", "dear");
  RestoreOptions options{folder, "127.0.0.1:1", folder, "500199", {}};
  EXPECT_THAT(restore_folder(options).error().text, HasSubstr("no key of 32 bytes"));
  put("ledger.key", std::string(32, 'k'));
  EXPECT_THAT(restore_folder(options).error().text, HasSubstr("needs a new folder"));
  EXPECT_TRUE(std::filesystem::exists(folder + "/something"));
}

}  // namespace
}  // namespace yiben::ops
