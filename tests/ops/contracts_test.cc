// The contracts that are checked in are the code's, hold together, and cannot be broken unnoticed.
#include "ops/contracts.h"

#include <gmock/gmock.h>

#include "domain/codec/event_json.h"
#include "tests/domain/codec/schema_check.h"
#include "workflows/exchange/cloud_event.h"

namespace yiben::ops {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using workflows::broken_contracts;
using workflows::Files;

const Files& of_code() {
  static const Files files = *contracts_of_code(golden_samples_folder());
  return files;
}

// The files with one part of one of them changed.
template <class F>
Files changed(const std::string& path, F&& change) {
  Files files = of_code();
  auto document = *parse_json(files.at(path));
  change(document);
  files[path] = json::serialize(document);
  return files;
}

constexpr const char* ended = "schemas/claim.ended.v1.json";

TEST(Contracts, TheCheckedInOnesAreTheCodes) {
  const auto written = read_files(std::string(YIBEN_SOURCE_DIR) + "/api/contracts");
  const std::string advice = ": run  build/yiben contracts --out api/contracts";
  for (const auto& [path, text] : of_code()) {
    const auto found = written.find(path);
    if (found == written.end())
      ADD_FAILURE() << path << " is missing" << advice;
    else
      EXPECT_TRUE(found->second == text) << path << " is not what the code says" << advice;
  }
  for (const auto& [path, text] : written)
    EXPECT_TRUE(of_code().contains(path)) << path << " is nobody's" << advice;
}

TEST(Contracts, DescribeEveryVersionOfEveryEventByAnExampleThatFits) {
  for (const auto& event : event_schemas()) {
    const auto name = event.type + ".v" + std::to_string(event.version) + ".json";
    const auto schema = *parse_json(of_code().at("schemas/" + name));
    const auto example = *parse_json(of_code().at("examples/" + name));
    EXPECT_EQ(example.at("type").as_string(), "gov.yiben." + event.type);
    const auto* definitions = schema.as_object().if_contains("$defs");
    EXPECT_EQ(schema_problem(schema, definitions ? definitions->as_object() : json::object{},
                             example.at("data")),
              "")
        << name;
  }
}

TEST(Contracts, AnExampleIsARealEntry) {
  const auto document = *parse_json(of_code().at("asyncapi.json"));
  for (const auto& message : document.at("components").at("messages").as_object()) {
    if (message.key().find('.') == message.key().npos) continue;  // no event
    const auto& example = message.value().at("examples").at(0);
    eventstore::Envelope envelope{json::serialize(example.at("payload")), {}};
    for (const auto& header : example.at("headers").as_object())
      envelope.headers.emplace_back(header.key(), header.value().as_string());
    // Back to bytes, which must hash to its leafhash.
    EXPECT_TRUE(workflows::entry_from(envelope)) << message.key();
  }
}

TEST(Contracts, NameTheTopicsBesideTheEvents) {
  const auto channels = parse_json(of_code().at("asyncapi.json"))->at("channels").as_object();
  const auto address = [&](const char* channel) {
    return std::string(channels.at(channel).at("address").as_string());
  };
  EXPECT_EQ(address("progress"), "yiben.{ledger}.progress.v1");
  EXPECT_EQ(address("fact"), "yiben-in.{ledger}.facts.v1");
  EXPECT_EQ(address("dead_letter"), "yiben-in.{ledger}.dead.v1");
}

TEST(Contracts, EveryReferenceLeadsSomewhere) {
  const auto document = *parse_json(of_code().at("asyncapi.json"));
  int followed = 0;
  const std::function<void(const json::value&)> walk = [&](const json::value& v) {
    if (const auto* list = v.if_array())
      for (const auto& x : *list) walk(x);
    const auto* object = v.if_object();
    if (!object) return;
    if (const auto* ref = object->if_contains("$ref"); ref && ref->is_string()) {
      const std::string to(ref->as_string());
      boost::system::error_code ec;
      // A key with a dot needs no escape in a pointer.
      EXPECT_TRUE(to.starts_with("./") ? of_code().contains(to.substr(2))
                                       : document.find_pointer(to.substr(1), ec) != nullptr)
          << to;
      ++followed;
    }
    for (const auto& kv : *object) walk(kv.value());
  };
  walk(document);
  EXPECT_GT(followed, 150);
}

TEST(Contracts, ASampleThatIsMissingOrDoesNotFitIsNamed) {
  auto none = workflows::make_contracts({}, "1");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().text, "access.read.v1 has no sample data");
  auto wrong = workflows::make_contracts({{"access.read.v1", "{}"}}, "1");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().text, "the sample data of access.read.v1 does not fit it");
}

TEST(ContractGate, PassesOnWhatIsTheSame) {
  EXPECT_THAT(broken_contracts(of_code(), of_code()), IsEmpty());
}

TEST(ContractGate, PassesOnAnAddedOptionalField) {
  const auto newer = changed(ended, [](json::value& schema) {
    schema.at("properties").as_object()["remark"] = {{"type", "string"}};
  });
  EXPECT_THAT(broken_contracts(of_code(), newer), IsEmpty());
}

TEST(ContractGate, FailsOnARemovedField) {
  const auto newer = changed(
      ended, [](json::value& schema) { schema.at("properties").as_object().erase("claim"); });
  EXPECT_THAT(broken_contracts(of_code(), newer),
              ElementsAre("claim.ended v1 → v1 /claim: removed"));
}

TEST(ContractGate, FailsOnAMandatoryFieldMoreAndOnAnotherType) {
  const auto newer = changed(ended, [](json::value& schema) {
    auto& fields = schema.at("properties").as_object();
    fields["claim"] = {{"type", "integer"}};
    fields["remark"] = {{"type", "string"}};
    schema.at("required").as_array().push_back("remark");
  });
  EXPECT_THAT(broken_contracts(of_code(), newer),
              ElementsAre(R"(claim.ended v1 → v1 /claim: format was "uuid", is any)",
                          R"(claim.ended v1 → v1 /claim: type was "string", is "integer")",
                          "claim.ended v1 → v1 /remark: new and required"));
}

TEST(ContractGate, AVersionMoreMustSuitReadersOfEveryOneBefore) {
  Files second = of_code();
  auto schema = *parse_json(second.at(ended));
  schema.at("properties").as_object()["remark"] = {{"type", "string"}};
  second["schemas/claim.ended.v2.json"] = json::serialize(schema);
  EXPECT_THAT(broken_contracts(of_code(), second), IsEmpty());
  // The third suits the first, but not the second.
  Files third = second;
  third["schemas/claim.ended.v3.json"] = third.at(ended);
  EXPECT_THAT(broken_contracts(of_code(), third), IsEmpty());
  EXPECT_THAT(broken_contracts(second, third), ElementsAre("claim.ended v2 → v3 /remark: removed"));
}

TEST(ContractGate, FailsWhenAnEventIsNoLongerDescribed) {
  Files newer = of_code();
  newer.erase(ended);
  EXPECT_THAT(broken_contracts(of_code(), newer),
              ElementsAre("claim.ended v1: no longer described"));
}

TEST(ContractGate, FailsOnARemovedHeader) {
  const auto newer = changed("asyncapi.json", [](json::value& document) {
    document.at("components")
        .at("schemas")
        .at("eventHeaders")
        .at("properties")
        .as_object()
        .erase("ce_sequence");
  });
  EXPECT_THAT(broken_contracts(of_code(), newer), ElementsAre("headers /ce_sequence: removed"));
}

TEST(ContractGate, NothingToCompareWithIsNoPass) {
  EXPECT_THAT(broken_contracts({}, of_code()),
              ElementsAre("schemas/: empty, nothing to compare", "asyncapi.json: cannot be read"));
  Files damaged = of_code();
  damaged[ended] = "{";
  EXPECT_THAT(broken_contracts(damaged, of_code()),
              ElementsAre(std::string(ended) + ": cannot be read"));
}

}  // namespace
}  // namespace yiben::ops
