// What lies in the logs stays readable: bytes, JSON, names of private fields and order of enums.
#include "tests/domain/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "domain/aggregates.h"
#include "domain/codec/event_codec.h"
#include "domain/codec/json.h"
#include "domain/codec/privates.h"
#include "tests/domain/codec/field_walk.h"
#include "tests/samples/every_sample.h"

namespace yiben {
namespace {

bool is_empty(const Shape& shape, const void* value) {
  using Kind = Shape::Kind;
  switch (shape.kind) {
    case Kind::optional:
    case Kind::list:
    case Kind::map:
      return shape.count(value) == 0;
    case Kind::personal:
      return static_cast<const Private*>(value)->sealed.empty();
    case Kind::text:
      return static_cast<const std::string*>(value)->empty();
    case Kind::date:
      return *static_cast<const Date*>(value) == Date{};
    case Kind::month:
      return *static_cast<const Month*>(value) == Month{};
    case Kind::id:
      return static_cast<const Uuid*>(value)->is_nil();
    case Kind::fen:
    case Kind::instant: {
      const auto json = write_json(shape, value);
      return json == write_json(shape, std::string(16, '\0').data());
    }
    case Kind::flag:
    case Kind::integer:
    case Kind::name: {
      const auto* bytes = static_cast<const char*>(value);
      return std::all_of(bytes, bytes + (shape.bytes ? shape.bytes : 1),
                         [](char c) { return c == 0; });
    }
    case Kind::any_json:
    case Kind::record:
      return false;
  }
  return false;
}

TEST(Golden, EveryEventHasASample) {
  for (const auto& type : every().without)
    ADD_FAILURE() << "the event " << type << " needs a YIBEN_SAMPLE in tests/samples/samples.h";
  EXPECT_GE(every().all.size(), 38u);
}

TEST(Golden, TypeNamesAreUniqueAndOfTheirCategory) {
  std::set<std::string_view> seen;
  for_each_aggregate([&]<class D>() {
    for (const auto& format : EventCodec<typename D::Event>::formats()) {
      if (!format.newest) continue;
      EXPECT_TRUE(seen.insert(format.name.type).second) << format.name.type << " stands twice";
      EXPECT_TRUE(format.name.type.starts_with(std::string(D::category) + ".")) << format.name.type;
    }
  });
}

// A golden file of empty fields would not notice two of them changing places.
TEST(Golden, SamplesLeaveNoFieldEmpty) {
  for (const auto& sample : every().all)
    walk_fields(sample.shape(), sample.event.event, sample.type(),
                [](const std::string& path, const Shape& shape, const void* value) {
                  EXPECT_FALSE(is_empty(shape, value)) << path;
                });
}

TEST(Golden, BytesStayAndStillDecode) {
  for (const auto& sample : every().all) {
    const auto& format = *sample.event.format;
    const auto name = golden_name(format.name);
    const auto bytes = golden_hex(format.pack(sample.event.event));
    const auto text = golden(name, bytes);
    if (!text) continue;
    EXPECT_EQ(bytes, *text) << "tests/golden/" << name
                            << ": the stored form changed; freeze the old struct as v"
                            << format.name.version << " and write upcast()";
    Room room(format);
    room.made = !format.decode(format.name.version, golden_bytes(*text), room.raw());
    ASSERT_TRUE(room.made) << name;
    EXPECT_EQ(golden_hex(room.packed()), *text) << name;
  }
}

// Files of versions before the present one: each must still decode.
TEST(Golden, EveryFileEverWrittenStillDecodes) {
  int decoded = 0;
  for (const auto& file : std::filesystem::directory_iterator(golden_folder())) {
    auto name = file.path().filename().string();
    auto dot = name.rfind(".v");
    if (dot == std::string::npos || name.ends_with(".json")) continue;
    const auto* format = newest_format(name.substr(0, dot));
    ASSERT_NE(format, nullptr) << "tests/golden/" << name << " is of no event any more";
    const auto version = static_cast<std::uint16_t>(std::stoi(name.substr(dot + 2)));
    Room room(*format);
    room.made = !format->decode(version, golden_bytes(golden(name, "").value()), room.raw());
    EXPECT_TRUE(room.made) << "tests/golden/" << name << " cannot be read any more";
    ++decoded;
  }
  EXPECT_GE(decoded, 38);
}

TEST(Golden, JsonFormStaysAndReadsBack) {
  for (const auto& sample : every().all) {
    const auto& format = *sample.event.format;
    const auto name = golden_name(format.name) + ".json";
    const auto written = json::serialize(write_json(sample.shape(), sample.event.event)) + "\n";
    const auto text = golden(name, written);
    if (!text) continue;
    EXPECT_EQ(written, *text) << name;
    const auto value = parse_json(*text);
    ASSERT_TRUE(value) << name;
    Room room(format);
    format.make(room.raw());
    room.made = true;
    const auto problem = read_json(sample.shape(), *value, room.raw());
    ASSERT_FALSE(problem) << name << problem->path << " " << problem->what;
    EXPECT_EQ(golden_hex(room.packed()), golden_hex(format.pack(sample.event.event))) << name;
  }
}

// A sealed value is bound to the path of its field.
TEST(Golden, PathsOfPrivateFieldsStay) {
  std::string fresh;
  for (const auto& sample : every().all)
    each_private(sample.shape(), sample.event.event, [&](const std::string& path, Private&) {
      fresh += sample.type() + " " + path + "\n";
    });
  auto text = golden("private_paths", fresh);
  if (text) {
    EXPECT_EQ(fresh, *text);
  }
}

// Stored bytes hold an enum's number: names are only ever added at the end.
TEST(Golden, EnumsOnlyGrowAtTheEnd) {
  std::map<std::string, std::string> present;
  for (const auto& sample : every().all)
    walk_fields(sample.shape(), sample.event.event, sample.type(),
                [&](const std::string& path, const Shape& shape, const void*) {
                  for (auto n : shape.names) present[path] += " " + std::string(n);
                });
  std::string fresh;
  for (const auto& [path, names] : present) fresh += path + names + "\n";
  auto text = golden("enum_names", fresh);
  if (!text) return;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    auto path = line.substr(0, line.find(' '));
    EXPECT_TRUE((path + present[path]).starts_with(line)) << line << "\nis now\n"
                                                          << path << present[path];
    present.erase(path);
  }
  for (const auto& [path, names] : present)
    ADD_FAILURE() << "add this line to tests/golden/enum_names: " << path << names;
}

}  // namespace
}  // namespace yiben
