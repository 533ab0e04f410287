// A life event changed in its YAML alone: who opens it afterwards follows the new version, who
// opened it before does not, unless somebody moves them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/workflows/office.h"
#include "workflows/life_events/saga_simulation.h"

namespace yiben::workflows {
namespace {

namespace fs = std::filesystem;

// domain/rules, to be edited.
class EditedRules {
 public:
  EditedRules() {
    auto path = (fs::temp_directory_path() / "yiben-rules-XXXXXX").string();
    folder_ = mkdtemp(path.data());
    fs::copy(std::string(YIBEN_SOURCE_DIR) + "/domain/rules", folder_, fs::copy_options::recursive);
  }
  ~EditedRules() { fs::remove_all(folder_); }
  const std::string& folder() const { return folder_; }

  void edit(const std::string& file, const std::string& before, const std::string& after) {
    const auto path = fs::path(folder_) / file;
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    auto yaml = text.str();
    const auto at = yaml.find(before);
    ASSERT_NE(at, std::string::npos) << before;
    yaml.replace(at, before.size(), after);
    std::ofstream(path) << yaml;
  }

 private:
  std::string folder_;
};

class Editing : public testing::Test {
 protected:
  Office office;
  SagaSimulation simulation{office.book,
                            office.rules,
                            office.time,
                            {[](const StepCall&) { return Fault::none; },
                             [](const auto&, const auto&) { return true; }, [] { return true; }}};
  EditedRules rules;

  SagaId open() {
    OpenSaga in{"disability_support",
                office.person(40),
                {},
                village,
                {{"disability.certified", "yes"}, {"work.wanted", "yes"}},
                {},
                {}};
    auto opened = open_saga(office.book, office.rules, office.by(Role::town_clerk), in);
    EXPECT_TRUE(opened) << Office::refusal(opened);
    return opened->saga;
  }
  Saga::State saga(SagaId id) { return office.state<Saga>(id.stream()); }

  // One more department, and one shorter deadline.
  void publish_second_version() {
    const std::string file = "life_events/disability_support.yaml";
    rules.edit(file, "version: 1", "version: 2");
    rules.edit(
        file,
        "due: {n: 20, unit: working_day, count_from: next_day, roll: forward, law: "
        "示范区扶残助困一件事办理规程}\n    roles: [town_clerk, district_reviewer]\n"
        "  - id: employment",
        "due: {n: 10, unit: working_day, count_from: next_day, roll: forward, law: "
        "示范区扶残助困一件事办理规程}\n    roles: [town_clerk, district_reviewer]\n"
        "  - id: housing\n"
        "    name: {zh: 危房改造, en: Repair of the home}\n"
        "    depends_on: [assess]\n"
        "    class: retriable\n"
        "    connector: housing.repair\n"
        "    on_refusal: settle\n"
        "    due: {n: 30, unit: working_day, count_from: next_day, roll: forward, law: 规程}\n"
        "    roles: [town_clerk]\n"
        "  - id: employment");
    rules.edit("departments/demo.yaml", "version: 1", "version: 2");
    rules.edit("departments/demo.yaml", "  - id: education\n",
               "  - id: housing\n"
               "    name: {zh: 住建, en: Housing}\n"
               "    url: http://127.0.0.1:8790/housing\n"
               "    source: https://housing.demo\n"
               "    acts:\n"
               "      - {id: repair, name: {zh: 危房改造, en: Repair of the home}}\n"
               "  - id: education\n");
    auto published = publish_rules(office.book, rules.folder());
    ASSERT_TRUE(published) << (published ? ""
                                         : published.error().rejection()->details.at("problem"));
    EXPECT_EQ(*published, 2);
  }
};

TEST_F(Editing, ALifeEventsYamlChangesWhatIsOpenedAfterwardsAlone) {
  const auto before = open();
  publish_second_version();
  const auto after = open();
  EXPECT_EQ(saga(before).opened->life_event.version, 1);
  EXPECT_EQ(saga(after).opened->life_event.version, 2);
  EXPECT_NE(saga(before).opened->life_event.sha256, saga(after).opened->life_event.sha256);
  // Monday 2026-03-02: 20 and 10 working days.
  EXPECT_EQ(saga(before).step("aids").due, *Date::parse("2026-03-30"));
  EXPECT_EQ(saga(after).step("aids").due, *Date::parse("2026-03-16"));
  ASSERT_TRUE(simulation.run_until_quiet());
  EXPECT_EQ(saga(before).end, SagaEnd::completed);
  EXPECT_EQ(saga(after).end, SagaEnd::completed);
  EXPECT_FALSE(saga(before).steps.contains("housing"));
  EXPECT_EQ(saga(after).step("housing").result, StepResult::succeeded);
  EXPECT_EQ(simulation.calls().at("housing.repair"), 1);
}

TEST_F(Editing, WhatIsUnderWayIsMovedOnlyBySomebodyAndCanBeTriedFirst) {
  const auto moved = open();
  publish_second_version();
  const auto confirmer = office.by(Role::district_confirmer);
  auto tried = migrate_saga(office.book, office.rules, confirmer, moved, 2, "新规程", true);
  ASSERT_TRUE(tried) << Office::refusal(tried);
  EXPECT_EQ(tried->opens, std::vector<std::string>{"housing"});
  EXPECT_EQ(saga(moved).opened->life_event.version, 1);
  auto done = migrate_saga(office.book, office.rules, confirmer, moved, 2, "新规程", false);
  ASSERT_TRUE(done) << Office::refusal(done);
  EXPECT_EQ(saga(moved).opened->life_event.version, 2);
  ASSERT_TRUE(simulation.run_until_quiet());
  EXPECT_EQ(saga(moved).end, SagaEnd::completed);
  EXPECT_EQ(saga(moved).step("housing").result, StepResult::succeeded);
  const auto again = migrate_saga(office.book, office.rules, confirmer, moved, 1, "退回", true);
  EXPECT_EQ(Office::refusal(again), "saga_ended");
}

}  // namespace
}  // namespace yiben::workflows
