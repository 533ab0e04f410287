#include "workflows/loop/schemas.h"

#include <algorithm>

#include "domain/codec/event_json.h"
#include "domain/office/published.h"
#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

TEST(Schemas, ArePublishedOnceAndReadBackAsTheyAre) {
  Office office;
  auto first = publish_schemas(office.book);
  ASSERT_TRUE(first);
  EXPECT_EQ(static_cast<std::size_t>(*first), event_schemas().size());
  const auto head = office.log->head();
  auto second = publish_schemas(office.book);
  ASSERT_TRUE(second);
  EXPECT_EQ(*second, 0);
  EXPECT_EQ(office.log->head(), head);
  for (const auto& schema : event_schemas()) {
    Transaction read(office.book, system_actor(office.book));
    auto held = read.state<Published>(schema_stream(schema.type));
    ASSERT_TRUE(held);
    ASSERT_FALSE((*held)->versions.empty()) << schema.type;
    EXPECT_EQ(*parse_json((*held)->versions.back().json), schema.schema) << schema.type;
  }
}

// So that a book is opened by a program that tells more of the same fields.
TEST(Schemas, OneOfBeforeIntegersToldTheirWidthIsTheSame) {
  Office office;
  const auto all = event_schemas();
  const auto posted = std::ranges::find(all, "user.posted", &EventSchema::type);
  ASSERT_NE(posted, all.end());
  auto older = posted->schema;
  auto& cases = older.as_object().at("properties").as_object().at("cases").as_object();
  EXPECT_EQ(cases.at("format").as_string(), "int64");
  cases.erase("format");
  auto planted = run(office.book, {random_id(), system_actor(office.book)}, [&](Transaction& tx) {
    return tx.decide<Published>(
        schema_stream(posted->type),
        Published::Issue{{DocumentKind::schema, posted->type, 1, json::serialize(older)}, {}});
  });
  ASSERT_TRUE(planted);
  const auto added = publish_schemas(office.book);
  ASSERT_TRUE(added);
  EXPECT_EQ(static_cast<std::size_t>(*added), all.size() - 1);
}

TEST(Schemas, OneThatTheLogKnowsOtherwiseStopsAndNothingIsPublished) {
  Office office;
  const std::string type = "claim.filed";
  auto planted = run(
      office.book, {random_id(), system_actor(office.book)}, [&](Transaction& tx) -> Outcome<void> {
        return tx.decide<Published>(schema_stream(type),
                                    Published::Issue{{DocumentKind::schema, type, 1, "{}"}, {}});
      });
  ASSERT_TRUE(planted);
  const auto head = office.log->head();
  auto refused = publish_schemas(office.book);
  ASSERT_FALSE(refused);
  ASSERT_TRUE(refused.error().rejection());
  EXPECT_EQ(refused.error().rejection()->rule, Rule::definition_invalid);
  EXPECT_EQ(refused.error().rejection()->details.at("id"), "claim.filed v1");
  EXPECT_EQ(office.log->head(), head);
}

}  // namespace
}  // namespace yiben::workflows
