// The OpenAPI document says of every row what the server does, so that generated clients work.
#include <gtest/gtest.h>

#include <set>

#include "api/server/route.h"

namespace yiben::api {
namespace {

const json::object& document() {
  static const json::object parsed =
      parse_json(openapi_document("1", "https://book.example"))->as_object();
  return parsed;
}

const json::object& operation(std::string_view method, std::string_view path) {
  return document().at("paths").at("/api/v1" + std::string(path)).at(method).as_object();
}
const json::object* parameter(const json::object& operation, std::string_view name) {
  for (const auto& one : operation.at("parameters").as_array())
    if (one.at("name").as_string() == name) return &one.as_object();
  return nullptr;
}

TEST(OpenApi, EveryOperationHasItsHandlersNameOnce) {
  std::set<std::string> names;
  for (const auto& route : routes()) {
    EXPECT_TRUE(names.insert(route.name).second) << route.name;
    EXPECT_TRUE(route.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos)
        << route.name;
    EXPECT_FALSE(route.subject.empty());
  }
  EXPECT_EQ(operation("post", "/claims").at("operationId").as_string(), "file_claim");
  EXPECT_EQ(operation("get", "/inbox").at("operationId").as_string(), "inbox");
  EXPECT_EQ(document().at("servers").at(0).at("url").as_string(), "https://book.example");
}

TEST(OpenApi, EveryWriteDeclaresTheHeaderItNeeds) {
  for (const auto& route : routes()) {
    const auto path = route.path.substr(api_root.size());
    std::string method = route.method;
    for (char& c : method) c = static_cast<char>(c + 32);
    const auto& told = operation(method, path);
    const bool needs = route.method != "GET" && !route.signed_by_sender;
    const auto* header = parameter(told, "X-Yiben");
    ASSERT_EQ(header != nullptr, needs) << path;
    if (needs) {
      EXPECT_TRUE(header->at("required").as_bool());
      EXPECT_TRUE(parameter(told, "Idempotency-Key"));
    }
    EXPECT_EQ(parameter(told, "If-Match") != nullptr, route.takes_version) << path;
    for (const auto& [status, answer] : told.at("responses").as_object())
      EXPECT_TRUE(status == "200" || status == "201" || status == "304" ||
                  answer.as_object().contains("$ref"))
          << path << status;
  }
}

TEST(OpenApi, FactsAreSignedCloudEvents) {
  const auto& facts = operation("post", "/facts");
  for (const auto* name : {"webhook-id", "webhook-timestamp", "webhook-signature"}) {
    ASSERT_TRUE(parameter(facts, name)) << name;
    EXPECT_TRUE(parameter(facts, name)->at("required").as_bool());
  }
  EXPECT_TRUE(
      facts.at("requestBody").at("content").as_object().contains("application/cloudevents+json"));
}

TEST(OpenApi, QueriesHaveTypesAndAnswersTheirStatusAndContent) {
  const auto& limit = parameter(operation("get", "/inbox"), "limit")->at("schema").as_object();
  EXPECT_EQ(limit.at("type").as_string(), "integer");
  EXPECT_EQ(limit.at("minimum").to_number<int>(), 1);
  EXPECT_EQ(limit.at("maximum").to_number<int>(), 200);
  EXPECT_EQ(limit.at("default").to_number<int>(), 50);
  EXPECT_EQ(parameter(operation("get", "/rosters/{programme}"), "on")->at("schema").at("format"),
            "date");
  EXPECT_EQ(parameter(operation("get", "/claims/{claim}"), "claim")->at("schema").at("format"),
            "uuid");
  const auto& made = operation("post", "/claims").at("responses").as_object();
  EXPECT_FALSE(made.contains("200"));
  EXPECT_TRUE(made.at("201").at("headers").as_object().contains("Location"));
  const auto& file = operation("get", "/rolls/{programme}/{month}/bank-file");
  EXPECT_TRUE(file.at("responses").at("200").at("content").as_object().contains("text/csv"));
  EXPECT_TRUE(operation("get", "/events")
                  .at("responses")
                  .at("200")
                  .at("content")
                  .as_object()
                  .contains("text/event-stream"));
  EXPECT_TRUE(parameter(operation("get", "/events"), "Last-Event-ID"));
  EXPECT_TRUE(operation("post", "/session").at("responses").as_object().contains("429"));
}

}  // namespace
}  // namespace yiben::api
