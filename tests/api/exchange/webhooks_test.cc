// A webhook over HTTP: edited, paused, tested, replayed, and what of that is refused.
#include <gmock/gmock.h>

#include <thread>

#include "domain/people/id_number.h"
#include "tests/api/office_server.h"
#include "tests/workflows/exchange/receiver.h"

namespace yiben::api {
namespace {

class AWebhookOverHttp : public testing::Test {
 protected:
  AWebhookOverHttp() {
    office.services->local_webhooks = true;
    const auto made = answer("POST", "",
                             R"({"name":"医保局","url":")" + receiver.url() +
                                 R"(","types":["gov.yiben.person.*"],"from":0})",
                             201);
    path = "/" + text(made.at("webhook"));
    office.services->local_webhooks = false;
  }

  json::value answer(const std::string& method, const std::string& at, const std::string& body = {},
                     int status = 200) {
    const auto reply = office.send("engineer01", method, "/webhooks" + at, body);
    EXPECT_EQ(reply.status, status) << method << " " << at << " " << reply.body;
    auto parsed = parse_json(reply.body);
    return parsed ? *parsed : json::value{};
  }
  // By what rule it is refused.
  std::string refusal(const std::string& method, const std::string& at, const std::string& body) {
    const auto problem = answer(method, at, body, 422);
    const auto type = text(problem.at("type"));
    return type.substr(type.rfind(':') + 1);
  }
  json::value page() { return answer("GET", path); }
  static std::string text(const json::value& v) { return std::string(v.as_string()); }
  static std::string change(const std::string& url, const std::string& types = R"(["award.*"])") {
    return R"({"name":"医保平台","url":")" + url + R"(","types":)" + types + "}";
  }
  bool eventually(const std::function<bool()>& so) {
    for (int i = 0; i < 500; ++i) {
      if (so()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  workflows::Receiver receiver;
  OfficeServer office;
  std::string path;
};

TEST_F(AWebhookOverHttp, IsChangedUnderTheRulesOfANewOne) {
  answer("PUT", path, change("https://medical.example/in"));
  const auto row = page().at("webhook");
  EXPECT_EQ(text(row.at("name")), "医保平台");
  EXPECT_EQ(text(row.at("url")), "https://medical.example/in");
  EXPECT_EQ(text(row.at("types").at(0)), "gov.yiben.award.*");
  for (const char* local : {"http://127.0.0.1/", "http://localhost:8787/", "http://[::1]/"})
    EXPECT_EQ(refusal("PUT", path, change(local)), "webhook_address_invalid") << local;
  EXPECT_EQ(refusal("PUT", path, change("ftp://medical.example")), "webhook_address_invalid");
  EXPECT_EQ(refusal("PUT", path, R"({"name":" ","url":"https://a.example","types":[]})"),
            "webhook_name_needed");
  answer("PUT", path, change("https://a.example", R"(["claim.fild"])"), 400);
  answer("PUT", path, R"({"name":"x","url":"https://a.example","types":[],"division":"110101"})",
         403);
  EXPECT_EQ(text(page().at("webhook").at("name")), "医保平台");
}

TEST_F(AWebhookOverHttp, HasNoTypesThatAreWithheld) {
  for (const char* type :
       {"gov.yiben.user.password_set", "user.second_factor_begun", "webhook.subscribed",
        "machine.registered", "user.password*", "session.*"}) {
    const auto types = std::string("[\"") + type + "\"]";
    EXPECT_EQ(refusal("PUT", path, change("https://a.example", types)), "event_type_withheld");
    EXPECT_EQ(refusal("POST", "", change("https://a.example", types)), "event_type_withheld");
  }
  const auto listed = [&](const std::string& type) {
    const auto reply = office.send("engineer01", "GET", "/schemas");
    const auto schemas = *parse_json(reply.body);
    for (const auto& row : schemas.at("rows").as_array())
      if (text(row.at("type")) == type) return row.at("withheld").as_bool();
    ADD_FAILURE() << type;
    return false;
  };
  EXPECT_TRUE(listed("user.password_set"));
  EXPECT_FALSE(listed("user.created"));
  answer("PUT", path, change("https://a.example", R"(["user.*"])"));
}

TEST_F(AWebhookOverHttp, IsPausedAndResumed) {
  EXPECT_EQ(refusal("POST", path + "/pause", R"({"reason":""})"), "reason_needed");
  EXPECT_EQ(refusal("POST", path + "/resume", ""), "webhook_not_paused");
  answer("POST", path + "/pause", R"({"reason":"对方检修"})");
  EXPECT_EQ(text(page().at("webhook").at("paused")), "对方检修");
  EXPECT_EQ(refusal("POST", path + "/pause", R"({"reason":"x"})"), "webhook_paused");
  answer("POST", path + "/resume");
  EXPECT_EQ(page().at("webhook").as_object().if_contains("paused"), nullptr);
}

TEST_F(AWebhookOverHttp, IsTestedWhilePausedAndNotOnceItHasEnded) {
  answer("POST", path + "/pause", R"({"reason":"对方检修"})");
  const auto head = office.workspace->log->head();
  auto got = answer("POST", path + "/test");
  EXPECT_EQ(got.at("status").as_int64(), 204);
  EXPECT_EQ(text(got.at("trouble")), "");
  receiver.answer_with([](const auto&) { return 404; });
  got = answer("POST", path + "/test");
  EXPECT_EQ(got.at("status").as_int64(), 404);
  EXPECT_EQ(office.workspace->log->head(), head);
  answer("POST", path + "/end", R"({"reason":"下线"})");
  EXPECT_EQ(refusal("POST", path + "/test", ""), "webhook_ended");
  EXPECT_EQ(office.send("inspector01", "POST", "/webhooks" + path + "/test").status, 403);
}

TEST_F(AWebhookOverHttp, ReplaysARangeThatIsRecorded) {
  const auto person =
      office.send("clerk01", "POST", "/people",
                  R"({"name":"王五","id_number":")" +
                      make_id_number("500199", Date::parse("1970-01-01").value(), 9) +
                      R"(","division":"500199001001","area":"urban"})");
  ASSERT_EQ(person.status / 100, 2) << person.body;
  ASSERT_TRUE(eventually([&] { return !receiver.taken().empty(); }));
  const auto last = office.workspace->log->head() - 1;
  ASSERT_TRUE(eventually([&] { return page().at("webhook").at("behind").as_int64() == 0; }));
  const auto before = receiver.taken().size();
  const auto range = [](std::uint64_t from, std::uint64_t to) {
    return R"({"stream":"","from":)" + std::to_string(from) + R"(,"to":)" + std::to_string(to) +
           "}";
  };
  EXPECT_EQ(refusal("POST", path + "/replay", range(2, 1)), "webhook_range_backwards");
  EXPECT_EQ(refusal("POST", path + "/replay", range(0, last + 1'000)), "webhook_range_beyond");
  answer("POST", path + "/pause", R"({"reason":"先停一停"})");
  answer("POST", path + "/replay", range(0, last));
  const auto waiting = page().at("ranges").at(0);
  EXPECT_EQ(waiting.at("to").as_int64(), static_cast<std::int64_t>(last));
  EXPECT_EQ(waiting.at("next").as_int64(), 0);
  EXPECT_EQ(receiver.taken().size(), before);
  answer("POST", path + "/resume");
  EXPECT_TRUE(eventually([&] { return receiver.taken().size() == 2 * before; }));
  EXPECT_TRUE(eventually([&] { return page().at("ranges").as_array().empty(); }));
}

}  // namespace
}  // namespace yiben::api
