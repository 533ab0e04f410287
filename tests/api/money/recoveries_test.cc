// 追回 over HTTP: finance records what came back, a confirmer waives the rest, everybody of the
// place sees who did.
#include "domain/money/recovery.h"
#include "tests/api/office_server.h"

namespace yiben::api {
namespace {

class Recoveries : public testing::Test {
 protected:
  OfficeServer office;

  RecoveryId opened(const std::string& division, std::int64_t fen) {
    const auto& book = *office.workspace->book;
    Recovery::Opened o;
    o.recovery = RecoveryId{workflows::random_id()};
    o.award = AwardId{workflows::random_id()};
    o.programme = "dibao";
    o.payee = PersonId{workflows::random_id()};
    o.division = division;
    o.months = {{*Month::parse("2026-03"), Fen{fen}}};
    o.reason = "death";
    o.on = book.today();
    const auto open = [&](workflows::Transaction& tx) -> workflows::Outcome<void> {
      // Read first: GCC 12 else takes decide's failure for uninitialised.
      if (auto ok = tx.state<Recovery>(o.recovery.stream()); !ok) return ok.error();
      return tx.decide<Recovery>(o.recovery.stream(), Recovery::Open{o});
    };
    const auto done =
        workflows::run(book, {workflows::random_id(), workflows::system_actor(book)}, open);
    EXPECT_TRUE(done);
    return o.recovery;
  }
  json::object ask(const std::string& login, const std::string& path, int status = 200) {
    EXPECT_TRUE(office.workspace->views->wait_for(office.workspace->log->head(), 10'000));
    const auto reply = office.send(login, "GET", path);
    EXPECT_EQ(reply.status, status) << reply.body;
    const auto value = parse_json(reply.body);
    return value && value->is_object() ? value->as_object() : json::object{};
  }
  int post(const std::string& login, const std::string& path, const json::object& body,
           std::map<std::string, std::string> headers = {}) {
    return office.send(login, "POST", path, json::serialize(body), std::move(headers)).status;
  }
};

TEST_F(Recoveries, ComeToNothingOutstandingByMoneyAndByDecision) {
  const auto id = opened("500199001001", 100'000);
  const auto path = "/recoveries/" + id.text();
  const json::object money{{"amount_fen", 60'000}, {"document", "R-1"}};
  const json::object rest{{"amount_fen", 40'000}, {"reason", "no estate"}};
  EXPECT_EQ(post("clerk01", path + "/repayments", money), 403);
  EXPECT_EQ(post("finance01", path + "/waivers", rest), 403);
  EXPECT_EQ(post("finance01", path + "/repayments", money, {{"if-match", "\"7\""}}), 412);
  EXPECT_EQ(post("finance01", path + "/repayments", money, {{"if-match", "\"1\""}}), 200);
  EXPECT_EQ(post("finance01", path + "/repayments", money), 422) << "more than is outstanding";
  EXPECT_EQ(ask("clerk01", "/recoveries").at("rows").as_array().size(), 1u);
  EXPECT_EQ(post("confirmer01", path + "/waivers", rest), 200);

  const auto page = ask("inspector01", path);
  EXPECT_EQ(page.at("row").at("outstanding_fen").to_number<int>(), 0);
  const auto& entries = page.at("entries").as_array();
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[1].at("document").as_string(), "R-1");
  EXPECT_EQ(entries[2].at("reason").as_string(), "no estate");
  EXPECT_EQ(page.at("users").as_object().size(), 2u);
  EXPECT_TRUE(ask("clerk01", "/recoveries").at("rows").as_array().empty());
  EXPECT_EQ(ask("clerk01", "/recoveries?list=ended").at("rows").as_array().size(), 1u);
}

TEST_F(Recoveries, AreSeenByThoseOfTheDivisionAlone) {
  const auto id = opened("500199001001", 100'000);
  EXPECT_TRUE(ask("clerk03", "/recoveries").at("rows").as_array().empty());
  ask("clerk03", "/recoveries/" + id.text(), 403);
  ask("clerk01", "/recoveries/" + RecoveryId{workflows::random_id()}.text(), 404);
  ask("clerk01", "/recoveries?list=x", 400);
}

}  // namespace
}  // namespace yiben::api
