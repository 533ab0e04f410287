// What may change in an event without breaking a reader, and what may not.
#include "domain/codec/schema_changes.h"

#include <gmock/gmock.h>

#include <optional>

#include "domain/codec/event_json.h"
#include "domain/codec/schema.h"

namespace yiben {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

struct Nested {
  static constexpr std::string_view schema_name = "Inner";
  std::string name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name));
  }
};
struct InnerWithMore {
  static constexpr std::string_view schema_name = "Inner";
  std::string name, more;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(more));
  }
};

template <class T = Nested>
struct Base {
  std::int32_t count = 0;
  std::string reason;
  std::vector<T> list;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(count), CEREAL_NVP(reason), CEREAL_NVP(list));
  }
};
struct WithOptional : Base<> {
  std::optional<std::string> note;
  template <class Ar>
  void serialize(Ar& ar) {
    Base::serialize(ar);
    ar(CEREAL_NVP(note));
  }
};
struct WithRequired : Base<> {
  std::string note;
  template <class Ar>
  void serialize(Ar& ar) {
    Base::serialize(ar);
    ar(CEREAL_NVP(note));
  }
};
struct FieldRenamed {
  std::int32_t number = 0;
  std::string reason;
  std::vector<Nested> list;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(number), CEREAL_NVP(reason), CEREAL_NVP(list));
  }
};
struct OtherType {
  std::string count, reason;
  std::vector<Nested> list;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(count), CEREAL_NVP(reason), CEREAL_NVP(list));
  }
};

template <class T>
json::value schema() {
  json::object definitions;
  auto out = json_schema<T>(definitions).as_object();
  out["$defs"] = definitions;
  return out;
}
template <class Old, class New>
std::vector<std::string> changes() {
  return incompatible_changes(schema<Old>(), schema<New>());
}

TEST(SchemaChanges, NoneBetweenASchemaAndItself) {
  for (const auto& event : event_schemas())
    EXPECT_THAT(incompatible_changes(event.schema, event.schema), IsEmpty()) << event.type;
}

TEST(SchemaChanges, AFieldMoreThatMayBeMissingIsCompatible) {
  EXPECT_THAT((changes<Base<>, WithOptional>()), IsEmpty());
}

TEST(SchemaChanges, AFieldGoneIsNot) {
  EXPECT_THAT((changes<WithRequired, Base<>>()), ElementsAre("/note: removed"));
  EXPECT_THAT((changes<WithOptional, Base<>>()), ElementsAre("/note: removed"));
}

TEST(SchemaChanges, AMandatoryFieldMoreIsNot) {
  EXPECT_THAT((changes<Base<>, WithRequired>()), ElementsAre("/note: new and required"));
}

TEST(SchemaChanges, AnotherNameIsNot) {
  EXPECT_THAT((changes<Base<>, FieldRenamed>()),
              ElementsAre("/count: removed", "/number: new and required"));
}

TEST(SchemaChanges, AnotherTypeIsNot) {
  EXPECT_THAT((changes<Base<>, OtherType>()),
              ElementsAre(R"(/count: format was "int32", is any)",
                          R"(/count: type was "integer", is "string")"));
}

TEST(SchemaChanges, TellingHowWideAnIntegerAlwaysWasIsCompatibleAndNoOtherForm) {
  const auto of = [](json::value count) {
    return json::value{{"type", "object"}, {"properties", {{"count", std::move(count)}}}};
  };
  const json::value integer{{"type", "integer"}}, text{{"type", "string"}};
  EXPECT_THAT(incompatible_changes(of(integer), of({{"type", "integer"}, {"format", "int64"}})),
              IsEmpty());
  EXPECT_THAT(incompatible_changes(of({{"type", "integer"}, {"format", "int32"}}),
                                   of({{"type", "integer"}, {"format", "int64"}})),
              ElementsAre(R"(/count: format was "int32", is "int64")"));
  EXPECT_THAT(incompatible_changes(of(text), of({{"type", "string"}, {"format", "date"}})),
              ElementsAre(R"(/count: format was any, is "date")"));
}

TEST(SchemaChanges, MandatoryOrNotIsNotChangedEitherWay) {
  EXPECT_THAT((changes<WithOptional, WithRequired>()), ElementsAre("/note: is now required"));
  EXPECT_THAT((changes<WithRequired, WithOptional>()), ElementsAre("/note: is no longer required"));
}

TEST(SchemaChanges, StructsInsideListsAreLookedInto) {
  EXPECT_THAT((changes<Base<Nested>, Base<InnerWithMore>>()),
              ElementsAre("/list[]/more: new and required"));
}

TEST(SchemaChanges, OtherValuesAreNotCompatible) {
  auto with = [](json::array names) {
    return json::value{{"type", "object"},
                       {"properties", {{"kind", {{"type", "string"}, {"enum", names}}}}}};
  };
  EXPECT_THAT(incompatible_changes(with({"a", "b"}), with({"a", "b", "c"})),
              ElementsAre(StartsWith("/kind: enum was")));
}

}  // namespace
}  // namespace yiben
