// The district that ops/up makes, smaller: whoever signs in finds something to do, and nothing in
// it lies in the future.
#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "domain/codec/json.h"
#include "domain/core/date.h"
#include "eventstore/log.h"
#include "tests/http_client.h"
#include "tests/server/running.h"

namespace yiben {
namespace {

using testing::Contains;
using testing::Ge;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string text(const json::value& in, const char* field) {
  const auto* found = in.as_object().if_contains(field);
  return found && found->is_string() ? std::string(found->as_string()) : std::string{};
}

class LivingDistrict : public testing::Test {
 protected:
  // Made once for all of them.
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    made_ =
        run_yiben("demo --living --households 160 --months 2 --data " + folder_->path() + "/data");
    server_ = new RunningServer(folder_->path() + "/data", folder_->path() + "/said");
    port_ = server_->port();
  }
  static void TearDownTestSuite() {
    delete server_;
    delete folder_;
  }
  void SetUp() override {
    ASSERT_EQ(made_.code, 0) << made_.said;
    ASSERT_NE(port_, 0);
    client_ = std::make_unique<HttpClient>(port_);
    wait_for_views();
  }

  void sign_in(const std::string& login) { cookie_ = signed_in(*client_, login); }
  json::object ask(const std::string& path) {
    const auto answer = client_->send("GET", path, "", {{"Cookie", cookie_}});
    EXPECT_EQ(answer.status, 200) << path << ": " << answer.body;
    const auto parsed = parse_json(answer.body);
    return parsed && parsed->is_object() ? parsed->as_object() : json::object{};
  }
  json::array rows(const std::string& path) {
    const auto answer = ask(path);
    const auto* found = answer.if_contains("rows");
    return found ? found->as_array() : json::array{};
  }
  std::int64_t count(const std::string& path, const char* field) {
    return ask(path).at(field).to_number<std::int64_t>();
  }
  json::array accounts() { return rows("/demo/accounts"); }
  std::vector<std::string> logins_of(const std::string& role) {
    std::vector<std::string> out;
    for (const auto& account : accounts())
      if (text(account, "role") == role) out.push_back(text(account, "login"));
    EXPECT_FALSE(out.empty()) << role;
    return out;
  }
  // "dibao/grant/accept": the open steps in the account's inbox.
  std::multiset<std::string> steps_to_do() {
    std::multiset<std::string> out;
    for (const auto& line : rows("/inbox?list=todo&limit=200")) {
      const auto& row = line.at("row");
      out.insert(text(row, "programme") + "/" + text(row, "purpose") + "/" +
                 text(row, "open_step"));
    }
    return out;
  }
  // By programme, newest first.
  json::array rolls(const std::string& programme) { return rows("/rolls?programme=" + programme); }

 private:
  void wait_for_views() {
    for (int i = 0; i < 300; ++i) {
      const auto health = ask("/health");
      if (health.at("views_at") == health.at("log_head")) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    FAIL() << "the views do not catch up";
  }

  static inline TemporaryFolder* folder_;
  static inline RunningServer* server_;
  static inline Ran made_;
  static inline std::uint16_t port_ = 0;
  std::unique_ptr<HttpClient> client_;
  std::string cookie_;
};

TEST_F(LivingDistrict, TellsItsAccountsAndEveryOneOfThemSignsIn) {
  const auto all = accounts();
  EXPECT_THAT(all, SizeIs(Ge(30u)));
  for (const auto& account : all) {
    sign_in(text(account, "login"));
    const auto me = ask("/me");
    EXPECT_EQ(text(me, "role"), text(account, "role"));
    EXPECT_EQ(text(me, "division_name"), text(account, "division_name"));
    EXPECT_EQ(text(account, "password"), "yiben-demo");
    EXPECT_THAT(text(account, "what"), Not(testing::StartsWith("awaits.")))
        << text(account, "role");
  }
}

TEST_F(LivingDistrict, StandsAtTodayWithNothingBeyond) {
  sign_in("clerk01");
  const auto now = Instant{eventstore::system_clock()()};
  EXPECT_EQ(text(ask("/me"), "office_date"), now.day_in_china().text());
  for (const auto& line : rows("/inbox?list=todo&limit=200")) {
    const auto claim = text(line.at("row"), "claim");
    const auto page = ask("/claims/" + claim);
    for (const auto& happened : page.at("timeline").as_array())
      EXPECT_LE(*Instant::parse(text(happened, "recorded")), now) << claim;
  }
}

TEST_F(LivingDistrict, HasACaseAtEveryStepInTheInboxOfEveryClerk) {
  for (const auto& login : logins_of("town_clerk")) {
    sign_in(login);
    const auto steps = steps_to_do();
    for (const char* step :
         {"dibao/grant/accept", "dibao/grant/supplement", "dibao/grant/start_check",
          "dibao/grant/means_check", "dibao/grant/tell_mismatch", "dibao/grant/home_visit",
          "dibao/grant/reinvestigate", "dibao/grant/send_up", "dibao/grant/send_up_denial",
          "dibao/grant/tell_denial", "dibao/grant/tell_grant", "dibao/recalculate/check",
          "dibao/recalculate/tell", "orphan/grant/accept", "orphan/grant/supplement",
          "orphan/grant/verify", "orphan/grant/visit", "funeral/grant/check_papers",
          "funeral/grant/supplement"})
      EXPECT_THAT(steps, Contains(step)) << login;
    EXPECT_GE(count("/sagas/counts", "open"), 4) << login;
  }
}

TEST_F(LivingDistrict, HasReviewsForTheTownsAndARollThatSomeHaveConfirmed) {
  for (const auto& login : logins_of("town_reviewer")) {
    sign_in(login);
    const auto steps = steps_to_do();
    for (const char* step : {"dibao/grant/first_review", "dibao/grant/second_review",
                             "dibao/stop/review", "orphan/grant/town_review"})
      EXPECT_THAT(steps, Contains(step)) << login;
  }
  sign_in("confirmer01");
  std::int64_t confirmed = 0;
  const auto towns = rolls("dibao").at(0).at("towns").as_array();
  for (const auto& town : towns) confirmed += town.as_object().contains("confirmed_by");
  EXPECT_GT(confirmed, 0);
  EXPECT_LT(confirmed, static_cast<std::int64_t>(towns.size()));
}

TEST_F(LivingDistrict, LeavesTheVillageAndTheFuneralHomeTheirPart) {
  for (const auto& login : logins_of("village_assistant")) {
    sign_in(login);
    EXPECT_THAT(steps_to_do(), Contains("dibao/grant/home_visit")) << login;
  }
  for (const auto& login : logins_of("funeral_home")) {
    sign_in(login);
    EXPECT_THAT(steps_to_do(), Contains("funeral/grant/supplement")) << login;
  }
}

TEST_F(LivingDistrict, HasHeldLifeEventsAndWarningsForTheDistrict) {
  for (const auto& login : logins_of("district_reviewer")) {
    sign_in(login);
    EXPECT_THAT(steps_to_do(), Contains("dibao/grant/district_visit")) << login;
    EXPECT_GE(count("/sagas/counts", "held"), 8) << login;
  }
  std::int64_t late = 0;
  for (const auto& login : logins_of("town_clerk")) {
    sign_in(login);
    for (const auto& line : rows("/inbox?list=todo&limit=200")) {
      const auto* left = line.as_object().if_contains("days_left");
      if (!left || !left->is_int64()) continue;
      late += left->as_int64() < 0;
      EXPECT_GT(left->as_int64(), -60) << "nobody leaves a case for months";
    }
  }
  EXPECT_GT(late, 0);
}

TEST_F(LivingDistrict, WaitsForTheDistrictsConfirmation) {
  for (const auto& login : logins_of("district_confirmer")) {
    sign_in(login);
    const auto steps = steps_to_do();
    for (const char* step :
         {"dibao/grant/confirm", "dibao/grant/confirm_denial", "dibao/recalculate/decide",
          "orphan/grant/confirm", "orphan/grant/register", "funeral/grant/confirm"})
      EXPECT_THAT(steps, Contains(step)) << login;
    const auto orphan = rolls("orphan").at(0);
    EXPECT_EQ(text(orphan, "status"), "drawn");
    for (const auto& town : orphan.at("towns").as_array())
      EXPECT_TRUE(town.as_object().contains("confirmed_by"));
    const auto raises = json::serialize(ask("/raises/dibao"));
    EXPECT_THAT(raises, testing::HasSubstr("prepared"));
  }
}

TEST_F(LivingDistrict, HasFundsOfItsSizeRollsForTheBankAndMoneyToGetBack) {
  for (const auto& login : logins_of("finance")) {
    sign_in(login);
    for (const auto& fund : rows("/funds")) {
      const auto budget = fund.at("budget_fen").to_number<std::int64_t>();
      EXPECT_GT(budget, 0);
      EXPECT_LT(budget, 500'000'000) << "five million yuan for so few households";
    }
    EXPECT_EQ(text(rolls("funeral").at(1), "status"), "confirmed");
    EXPECT_EQ(text(rolls("orphan").at(1), "status"), "confirmed");
    EXPECT_GT(rolls("dibao").at(1).at("failed").to_number<std::int64_t>(), 0);
    EXPECT_THAT(rows("/recoveries?list=outstanding"), Not(IsEmpty()));
  }
}

TEST_F(LivingDistrict, HasFactsDeadLettersAndReads) {
  for (const auto& login : logins_of("integrator")) {
    sign_in(login);
    const auto facts = ask("/facts");
    EXPECT_THAT(facts.at("received").as_array(), SizeIs(Ge(4u)));
    EXPECT_THAT(facts.at("refused").as_array(), SizeIs(3u));
  }
  sign_in("clerk01");
  std::vector<std::string> people;
  for (const auto& line : rows("/inbox?list=todo&limit=200"))
    people.push_back(text(line.at("row"), "applicant"));
  for (const auto& login : logins_of("supervisor")) {
    sign_in(login);
    std::size_t reads = 0;
    for (const auto& person : people) reads += rows("/people/" + person + "/reads").size();
    EXPECT_GT(reads, people.size()) << "besides that clerk's own look at the inbox";
  }
}

}  // namespace
}  // namespace yiben
