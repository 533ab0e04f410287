// Webhooks, senders and facts over HTTP.
#include <gmock/gmock.h>

#include <thread>

#include "domain/people/id_number.h"
#include "eventstore/error.h"
#include "tests/api/office_server.h"
#include "tests/workflows/exchange/receiver.h"
#include "workflows/exchange/signatures.h"

namespace yiben::api {
namespace {

class Exchanging : public testing::Test {
 protected:
  std::unique_ptr<OfficeServer> office = std::make_unique<OfficeServer>();

  json::value answer(const std::string& login, const std::string& method, const std::string& path,
                     const std::string& body = {}, int status = 200) {
    auto reply = office->send(login, method, path, body);
    EXPECT_EQ(reply.status, status) << path << " " << reply.body;
    auto parsed = parse_json(reply.body);
    return parsed ? *parsed : json::value{};
  }
  static std::string text(const json::value& v) { return std::string(v.as_string()); }

  Reply send_fact(const std::string& secret, const std::string& body,
                  std::map<std::string, std::string> headers = {}) {
    const auto now_s = eventstore::system_clock()() / 1'000'000;
    headers.insert({"content-type", "application/cloudevents+json; charset=utf-8"});
    headers.insert({"webhook-id", "m-1"});
    headers.insert({"webhook-timestamp", std::to_string(now_s)});
    headers.insert({"webhook-signature", workflows::signatures_of({"m-1", body, now_s}, {secret})});
    return office->dispatcher->handle({"POST", "/api/v1/facts", std::move(headers), body});
  }
  static std::string death(const std::string& id, const std::string& died_on) {
    return json::serialize(json::object{
        {"specversion", "1.0"},
        {"id", id},
        {"source", "//police.example"},
        {"type", "death.registered"},
        {"data",
         {{"id_number", make_id_number("500199", Date::parse("1950-01-01").value(), 7)},
          {"name", "李四"},
          {"died_on", died_on}}}});
  }
  std::string new_sender() {
    return text(
        answer("engineer01", "POST", "/senders",
               R"({"name":"公安局","source":"//police.example","types":["death.registered"]})")
            .at("secret"));
  }
};

TEST_F(Exchanging, AFactIsTakenOnceByItsSignature) {
  const auto secret = new_sender();
  const auto first = send_fact(secret, death("D-1", "2026-02-28"));
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_FALSE(parse_json(first.body)->at("repeated").as_bool());
  const auto again = send_fact(secret, death("D-1", "2026-02-28"));
  EXPECT_TRUE(parse_json(again.body)->at("repeated").as_bool());
  EXPECT_EQ(send_fact(secret, death("D-1", "2026-02-27")).status, 409);
  const auto dead = send_fact(secret, death("D-2", "2026-02-30"));
  EXPECT_EQ(dead.status, 422);
  EXPECT_EQ(text(parse_json(dead.body)->at("errors").at(0).at("pointer")), "/data/died_on");
  EXPECT_EQ(send_fact(workflows::new_signing_secret(), death("D-3", "2026-02-28")).status, 401);
  EXPECT_EQ(send_fact(secret, "[").status, 400);
  EXPECT_EQ(send_fact(secret, death("D-4", "2026-02-28"), {{"content-type", "text/plain"}}).status,
            415);
  const auto list = answer("engineer01", "GET", "/facts");
  EXPECT_EQ(list.at("received").as_array().size(), 1u);
  EXPECT_EQ(list.at("refused").as_array().size(), 1u);
  EXPECT_EQ(text(list.at("refused").at(0).at("field")), "/data/died_on");
  EXPECT_EQ(json::serialize(list).find("李四"), std::string::npos);
}

TEST_F(Exchanging, SecretsAreToldOnceAndNeverListed) {
  const std::string body =
      R"({"name":"公安局","source":"//police.example","types":["death.registered"]})";
  const auto key = workflows::random_id().text();
  const auto first =
      office->send("engineer01", "POST", "/senders", body, {{"idempotency-key", key}});
  const auto again =
      office->send("engineer01", "POST", "/senders", body, {{"idempotency-key", key}});
  ASSERT_EQ(first.status, 200) << first.body;
  const auto sender = *parse_json(first.body);
  EXPECT_TRUE(text(sender.at("secret")).starts_with("whsec_"));
  EXPECT_EQ(text(parse_json(again.body)->at("secret")), "");
  EXPECT_EQ(json::serialize(answer("engineer01", "GET", "/senders")).find("whsec_"),
            std::string::npos);
  const auto path = "/senders/" + text(sender.at("sender"));
  EXPECT_NE(text(answer("engineer01", "POST", path + "/secret").at("secret")),
            text(sender.at("secret")));
  answer("engineer01", "POST", path + "/end", R"({"reason":""})", 422);
  answer("engineer01", "POST", path + "/end", R"({"reason":"撤销"})");
  answer("engineer01", "POST", path + "/end", R"({"reason":"撤销"})", 422);
}

TEST_F(Exchanging, AWebhookIsMadeWatchedAndEnded) {
  workflows::Receiver receiver;
  office->services->local_webhooks = true;
  const auto made = answer(
      "engineer01", "POST", "/webhooks",
      R"({"name":"医保局","url":")" + receiver.url() + R"(","types":["gov.yiben.person.*"]})", 201);
  office->services->local_webhooks = false;
  const auto path = "/webhooks/" + text(made.at("webhook"));
  office->send("clerk01", "POST", "/people",
               R"({"name":"王五","id_number":")" +
                   make_id_number("500199", Date::parse("1970-01-01").value(), 9) +
                   R"(","division":"500199001001","area":"urban"})");
  for (int i = 0; i < 500 && receiver.taken().empty(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  ASSERT_FALSE(receiver.taken().empty());
  const auto page = answer("inspector01", "GET", path);
  EXPECT_EQ(text(page.at("webhook").at("name")), "医保局");
  EXPECT_EQ(text(page.at("webhook").at("types").at(0)), "gov.yiben.person.*");
  EXPECT_EQ(text(page.at("attempts").at(0).at("type")), "gov.yiben.person.registered");
  EXPECT_EQ(page.at("attempts").at(0).at("status").as_int64(), 204);
  EXPECT_EQ(json::serialize(page).find("whsec_"), std::string::npos);
  answer("engineer01", "POST", path + "/replay", R"({"stream":""})");
  answer("engineer01", "POST", path + "/secret");
  answer("engineer01", "POST", path + "/end", R"({"reason":"下线"})");
  const auto rows = answer("engineer01", "GET", "/webhooks").at("rows").as_array();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(text(rows[0].at("ended")), "下线");
}

TEST_F(Exchanging, WhatCannotBeIsRefusedAndNothingIsWritten) {
  const auto head = office->workspace->log->head();
  const auto post = [&](const std::string& path, const std::string& body) {
    return office->send("engineer01", "POST", path, body).status;
  };
  EXPECT_EQ(post("/webhooks", R"({"name":"x","url":"ftp://a","types":[]})"), 422);
  EXPECT_EQ(post("/webhooks", R"({"name":"x","url":"http://a","types":["claim.fild"]})"), 400);
  EXPECT_EQ(post("/webhooks", R"({"name":"x","url":"http://a","types":[],"from":99999999})"), 400);
  EXPECT_EQ(post("/webhooks", R"({"name":"x","url":"http://a","types":[],"division":"110101"})"),
            403);
  EXPECT_EQ(post("/webhooks", R"({"name":" ","url":"http://a","types":[]})"), 422);
  EXPECT_EQ(post("/webhooks", R"({"name":"x","url":"http://a","types":[""]})"), 400);
  for (const char* url :
       {"http://a:99999999/", "http://a:0/", "http://a:x/", "http://127.0.0.1/", "http://127.1/",
        "http://2130706433/", "http://0x7f.0x1/", "http://LocalHost:8787/", "http://a.localhost./",
        "http://0.0.0.0/", "http://169.254.169.254/latest", "http://[::1]/", "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/"})
    EXPECT_EQ(post("/webhooks", std::string(R"({"name":"x","types":[],"url":")") + url + "\"}"),
              422)
        << url;
  EXPECT_EQ(post("/senders", R"({"name":"x","source":"//x","types":["birth"]})"), 422);
  EXPECT_EQ(post("/webhooks/" + workflows::random_id().text() + "/replay", R"({"stream":""})"),
            404);
  EXPECT_EQ(post("/webhooks/7/replay", R"({"stream":""})"), 400);
  for (const char* login : {"clerk01", "inspector01"})
    for (const char* path : {"/webhooks", "/senders"})
      EXPECT_EQ(office->send(login, "POST", path, "{}").status, 403) << login << path;
  EXPECT_EQ(office->send("clerk01", "GET", "/webhooks").status, 403);
  EXPECT_EQ(office->send("clerk01", "GET", "/facts").status, 403);
  EXPECT_EQ(office->workspace->log->head(), head);
}

TEST_F(Exchanging, TopicsAndFactTypesAreDescribed) {
  const auto topics = answer("engineer01", "GET", "/topics").at("rows").as_array();
  bool found = false;
  for (const auto& topic : topics) {
    EXPECT_NE(text(topic.at("category")), "access");
    if (text(topic.at("category")) != "claim") continue;
    found = true;
    EXPECT_EQ(text(topic.at("topic")), "yiben.500199.claim.v1");
    EXPECT_FALSE(topic.at("types").as_array().empty());
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(answer("engineer01", "GET", "/fact-types").at("rows").as_array().size(), 5u);
}

}  // namespace
}  // namespace yiben::api
