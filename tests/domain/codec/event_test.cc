// Versions of an event: older ones are lifted to the present, newer ones stop.
#include "domain/event.h"

#include <gtest/gtest.h>

#include <set>

#include "domain/codec/event_codec.h"
#include "tests/domain/codec/schema_check.h"
#include "tests/samples/every_sample.h"

namespace yiben {
namespace {

namespace v1 {
struct Renamed {
  static constexpr EventName event{"thing.renamed", 1};
  std::string name;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name));
  }
};
}  // namespace v1

namespace v2 {
struct Renamed {
  static constexpr EventName event{"thing.renamed", 2};
  using Older = v1::Renamed;
  std::string zh, en;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(zh), CEREAL_NVP(en));
  }
  static Renamed upcast(const v1::Renamed& old) { return {old.name, "?"}; }
};
}  // namespace v2

struct Renamed {
  static constexpr EventName event{"thing.renamed", 3};
  using Older = v2::Renamed;
  std::string zh, en;
  std::int32_t times = 0;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(zh), CEREAL_NVP(en), CEREAL_NVP(times));
  }
  static Renamed upcast(const v2::Renamed& old) { return {old.zh, old.en, 1}; }
};
struct Removed {
  static constexpr EventName event{"thing.removed", 1};
  std::string reason;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(reason));
  }
};
using ThingEvent = std::variant<Renamed, Removed>;

Undecodable refusal(std::string_view type, int version, std::string_view bytes) {
  auto e = decode<ThingEvent>(type, static_cast<std::uint16_t>(version), bytes);
  EXPECT_FALSE(e);
  return e.error();
}

TEST(EventVersions, OlderOnesAreLiftedOneByOne) {
  auto read = [](int version, std::string_view bytes) {
    return std::get<Renamed>(
        decode<ThingEvent>("thing.renamed", static_cast<std::uint16_t>(version), bytes).value());
  };
  auto present = read(3, pack(Renamed{"低保", "Dibao", 5}));
  EXPECT_EQ(present.times, 5);
  auto second = read(2, pack(v2::Renamed{"低保", "Dibao"}));
  EXPECT_EQ(second.en, "Dibao");
  EXPECT_EQ(second.times, 1);
  auto first = read(1, pack(v1::Renamed{"低保"}));
  EXPECT_EQ(first.zh, "低保");
  EXPECT_EQ(first.en, "?");
}

TEST(EventVersions, UnknownOnesStop) {
  auto bytes = pack(Renamed{"a", "b", 1});
  for (int version : {0, 4, 65535})
    EXPECT_EQ(refusal("thing.renamed", version, bytes), Undecodable::unknown_version) << version;
  EXPECT_EQ(refusal("thing.removed", 2, bytes), Undecodable::unknown_version);
  EXPECT_EQ(refusal("thing.moved", 1, bytes), Undecodable::unknown_type);
  EXPECT_EQ(refusal("", 1, bytes), Undecodable::unknown_type);
}

TEST(EventVersions, BytesOfAnotherVersionAreDamaged) {
  EXPECT_EQ(refusal("thing.renamed", 3, pack(v2::Renamed{"a", "b"})), Undecodable::damaged);
  EXPECT_EQ(refusal("thing.renamed", 1, pack(v2::Renamed{"a", "b"})), Undecodable::damaged);
  EXPECT_EQ(refusal("thing.renamed", 2, ""), Undecodable::damaged);
}

// Of every event: a cut or lengthened payload is damaged, its own decodes.
bool decodes(const EventFormat& format, std::uint16_t version, const std::string& bytes,
             std::optional<Undecodable>& why, std::string& again) {
  Room room(format);
  why = format.decode(version, bytes, room.raw());
  room.made = !why;
  if (room.made) again = room.packed();
  return room.made;
}

TEST(EveryEvent, DecodesFromItsOwnBytesAndNoOthers) {
  for (const auto& sample : every().all) {
    const auto& format = *sample.event.format;
    const auto type = sample.type();
    const auto bytes = format.pack(sample.event.event);
    std::optional<Undecodable> why;
    std::string again;
    ASSERT_TRUE(decodes(format, format.name.version, bytes, why, again)) << type;
    EXPECT_EQ(again, bytes) << type;
    const auto refused = [&](const std::string& other, std::uint16_t version, Undecodable reason) {
      EXPECT_FALSE(decodes(format, version, other, why, again)) << type;
      EXPECT_EQ(why, reason) << type;
    };
    refused(bytes + '\0', format.name.version, Undecodable::damaged);
    refused(bytes.substr(0, bytes.size() - 1), format.name.version, Undecodable::damaged);
    refused(bytes, format.name.version + 1, Undecodable::unknown_version);
  }
}

TEST(EveryEvent, JsonFitsItsSchema) {
  for (const auto& sample : every().all) {
    json::object definitions;
    const auto schema = SchemaWriter(definitions, "#/$defs/").of(sample.shape());
    const auto full = write_json(sample.shape(), sample.event.event);
    EXPECT_EQ(schema_problem(schema, definitions, full), "") << sample.type();
  }
}

// Readers pack an event again by its schema (docs/streams), which tells no other width of a name.
void expect_names_of_four_bytes(const Shape& shape, std::set<const Shape*>& seen) {
  if (!seen.insert(&shape).second) return;
  if (shape.kind == Shape::Kind::name) {
    EXPECT_EQ(shape.bytes, 4) << shape.names.front();
  }
  if (shape.of) expect_names_of_four_bytes(shape.of(), seen);
  for (const auto& field : shape.fields) expect_names_of_four_bytes(field.shape(), seen);
}
TEST(EveryEvent, PacksNamesInFourBytes) {
  std::set<const Shape*> seen;
  for (const auto& format : event_formats()) expect_names_of_four_bytes(format.shape(), seen);
  EXPECT_GT(seen.size(), 100u);
}

TEST(EveryEvent, SchemaRefusesAFieldTooManyOrTooFew) {
  for (const auto& format : event_formats()) {
    if (!format.newest) continue;
    const std::string type(format.name.type);
    Room empty(format);
    format.make(empty.raw());
    empty.made = true;
    json::object definitions;
    const auto schema = SchemaWriter(definitions, "#/$defs/").of(format.shape());
    auto value = write_json(format.shape(), empty.raw()).as_object();
    EXPECT_EQ(schema_problem(schema, definitions, value), "") << type << ", empty";
    value["one_too_many"] = 1;
    EXPECT_EQ(schema_problem(schema, definitions, value), "/one_too_many: unknown") << type;
    EXPECT_NE(schema_problem(schema, definitions, json::object{}), "") << type;
  }
}

}  // namespace
}  // namespace yiben
