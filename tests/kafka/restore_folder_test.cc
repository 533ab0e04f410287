// A data folder made again from the broker, by the keys of its own book and of another.
#include <gmock/gmock.h>

#include <filesystem>

#include "ops/demo_office.h"
#include "ops/relay.h"
#include "ops/restore.h"
#include "tests/kafka/office.h"

namespace yiben::kafka_tests {
namespace {

namespace fs = std::filesystem;

class RestoreFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    if (brokers().empty()) GTEST_SKIP() << "NO BROKER: set YIBEN_KAFKA, see ops/kafka";
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  ops::WorkspaceOptions at(const std::string& name) const {
    ops::WorkspaceOptions out;
    out.folder = (root_ / name).string();
    out.district = district_;
    out.with_views = false;
    return out;
  }
  // A book with people in it; how many entries.
  eventstore::Position make(const std::string& name, bool relayed) {
    auto w = ops::make_workspace(at(name));
    EXPECT_TRUE(w) << w.error().text;
    EXPECT_TRUE(ops::make_demo_office(**w));
    const auto head = (*w)->log->head();
    if (relayed) {
      const auto relay = eventstore::Relay::start(*(*w)->log, ops::relay_options(**w, brokers()));
      EXPECT_TRUE(relay->wait_for(head, 60'000)) << relay->status().trouble;
    }
    return head;
  }
  Result<eventstore::RestoreReport, ops::WorkspaceProblem> restored(const std::string& keys_of) {
    return ops::restore_folder({at("again").folder, brokers(), at(keys_of).folder, district_, {}});
  }

  const std::string district_ = std::to_string(500'000 + std::random_device{}() % 99'999);
  const fs::path root_ =
      fs::temp_directory_path() / ("yiben-restored-" + workflows::random_id().text());
};

TEST_F(RestoreFolderTest, ByItsOwnKeysItIsTheBookAgain) {
  const auto head = make("lost", true);
  const auto report = restored("lost");
  ASSERT_TRUE(report) << report.error().text;
  EXPECT_EQ(report->entries, head);
  const auto again = ops::open_workspace(at("again"));
  ASSERT_TRUE(again) << again.error().text;
  EXPECT_EQ((*again)->log->head(), head);
}

TEST_F(RestoreFolderTest, ByAnotherBooksKeysItIsRefusedAndNoBook) {
  make("lost", true);
  make("other", false);
  const auto report = restored("other");
  ASSERT_FALSE(report);
  EXPECT_THAT(report.error().text,
              testing::HasSubstr("keys of another book than the one in Kafka"));
  EXPECT_FALSE(ops::open_workspace(at("again")));
}

}  // namespace
}  // namespace yiben::kafka_tests
