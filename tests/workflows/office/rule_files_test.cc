// Rule files and the documents published of them, over the years a book lives.
#include <filesystem>
#include <fstream>

#include "domain/office/published.h"
#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

namespace fs = std::filesystem;

class RuleFiles : public testing::Test {
 protected:
  void SetUp() override {
    fs::copy(YIBEN_SOURCE_DIR "/domain/rules", folder, fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder); }
  void replace(const fs::path& file, const std::string& what, const std::string& by) {
    std::ifstream in(folder / file);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto at = text.find(what);
    ASSERT_NE(at, text.npos) << file << " has no " << what;
    std::ofstream(folder / file) << text.replace(at, what.size(), by);
  }

  fs::path folder = fs::temp_directory_path() / ("yiben-rules-" + random_id().text());
};

TEST_F(RuleFiles, AnEditThatKeepsItsVersionIsRefusedByName) {
  Office o;
  ASSERT_TRUE(publish_rules(o.book, folder.string())) << "as they are, they are in force already";
  replace("procedures/dibao_case.yaml", "n: 30, unit", "n: 29, unit");
  const auto refused = publish_rules(o.book, folder.string());
  EXPECT_EQ(o.refusal(refused), "definition_changed_without_version");
  ASSERT_TRUE(refused.error().rejection());
  EXPECT_EQ(refused.error().rejection()->details.at("id"), "dibao_case");
}

TEST_F(RuleFiles, AnEditUnderANewVersionIsPublished) {
  Office o;
  std::ifstream in(folder / "procedures/dibao_case.yaml");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  const auto at = text.find("version: ") + std::string("version: ").size();
  const int version = std::stoi(text.substr(at));
  replace("procedures/dibao_case.yaml", "version: " + std::to_string(version),
          "version: " + std::to_string(version + 1));
  replace("procedures/dibao_case.yaml", "n: 30, unit", "n: 29, unit");
  const auto published = publish_rules(o.book, folder.string());
  ASSERT_TRUE(published) << o.refusal(published);
  EXPECT_EQ(*published, 1);
}

// A program with one more field meets a log from before there was one.
TEST_F(RuleFiles, ADocumentFromBeforeAFieldIsReadWithItsDefault) {
  Office o;
  const auto rules = o.rules.now();
  ASSERT_TRUE(rules);
  auto document = to_json(*(*rules)->newest_procedure("dibao_case")).as_object();
  document["id"] = "of_old";
  document["version"] = 1;
  document.erase("start");  // no list, no optional: a field that is demanded of files
  const auto issued = run(o.book, o.by(Role::system), [&](Transaction& tx) {
    return tx.decide<Published>(
        Published::stream(DocumentKind::procedure, "of_old"),
        Published::Issue{{DocumentKind::procedure, "of_old", 1, json::serialize(document)}, {}});
  });
  ASSERT_TRUE(issued) << o.refusal(issued);
  const auto later = o.rules.now();
  ASSERT_TRUE(later) << o.refusal(later);
  const auto* read = (*later)->newest_procedure("of_old");
  ASSERT_NE(read, nullptr);
  EXPECT_EQ(read->start, "");
  EXPECT_FALSE(read->steps.empty());
}

}  // namespace
}  // namespace yiben::workflows
