// What lies in the logs stays readable: bytes, JSON, names of private fields and order of enums.
#include "tests/domain/golden.h"

#include <gtest/gtest.h>

#include <set>

#include "domain/codec/event_codec.h"
#include "domain/codec/privates.h"
#include "tests/domain/codec/field_walk.h"
#include "tests/domain/codec/samples.h"

namespace yiben {
namespace {

using samples::for_each_event;

// f<E>(event) for every event that has a sample.
template <class F>
void for_each_sample(F&& f) {
  for_each_event([&]<class E>() {
    if constexpr (samples::HasSample<E>) {
      SCOPED_TRACE(std::string(E::event.type));
      f.template operator()<E>(samples::Of<E>::sample());
    }
  });
}

TEST(Golden, EveryEventHasASample) {
  int events = 0;
  for_each_event([&]<class E>() {
    ++events;
    EXPECT_TRUE(samples::HasSample<E>)
        << "the event " << E::event.type << " needs a YIBEN_SAMPLE in tests/domain/samples.h";
  });
  EXPECT_GE(events, 38);
}

TEST(Golden, TypeNamesAreUniqueAndOfTheirCategory) {
  std::set<std::string_view> seen;
  for_each_aggregate([&]<class D>() {
    samples::for_each_event_of<D>([&]<class E>() {
      EXPECT_TRUE(seen.insert(E::event.type).second) << E::event.type << " stands twice";
      EXPECT_TRUE(E::event.type.starts_with(std::string(D::category) + ".")) << E::event.type;
    });
  });
}

// A golden file of empty fields would not notice two of them changing places.
TEST(Golden, SamplesLeaveNoFieldEmpty) {
  for_each_sample([]<class E>(E event) {
    FieldWalk walk([](const std::string& path, const auto& value) {
      using T = std::remove_cvref_t<decltype(value)>;
      bool empty;
      if constexpr (std::is_same_v<T, Private>)
        empty = value.sealed.empty();
      else if constexpr (is_optional<T>::value)
        empty = !value;
      else if constexpr (is_vector<T>::value)
        empty = value.empty();
      else
        empty = value == T{};
      EXPECT_FALSE(empty) << path;
    });
    walk.visit(std::string(E::event.type), event);
  });
}

TEST(Golden, BytesStayAndStillDecode) {
  for_each_sample([]<class E>(const E& event) {
    auto name = golden_name(E::event);
    auto text = golden(name, golden_hex(pack(event)));
    if (!text) return;
    EXPECT_EQ(golden_hex(pack(event)), *text)
        << "tests/golden/" << name << ": the stored form changed; freeze the old struct as v"
        << E::event.version << " and write upcast()";
    auto decoded = decode_as<E>(E::event.version, golden_bytes(*text));
    ASSERT_TRUE(decoded) << name;
    EXPECT_EQ(golden_hex(pack(*decoded)), *text) << name;
  });
}

// Files of versions before the present one: each must still decode by its aggregate.
TEST(Golden, EveryFileEverWrittenStillDecodes) {
  int decoded = 0;
  for (const auto& file : std::filesystem::directory_iterator(golden_folder())) {
    auto name = file.path().filename().string();
    auto dot = name.rfind(".v");
    if (dot == std::string::npos || name.ends_with(".json")) continue;
    auto bytes = golden_bytes(golden(name, "").value());
    bool known = false;
    for_each_aggregate([&]<class D>() {
      auto version = static_cast<std::uint16_t>(std::stoi(name.substr(dot + 2)));
      auto event = decode<typename D::Event>(name.substr(0, dot), version, bytes);
      known |= event.has_value();
    });
    EXPECT_TRUE(known) << "tests/golden/" << name << " cannot be read any more";
    ++decoded;
  }
  EXPECT_GE(decoded, 38);
}

TEST(Golden, JsonFormStaysAndReadsBack) {
  for_each_sample([]<class E>(const E& event) {
    auto name = golden_name(E::event) + ".json";
    auto text = golden(name, json::serialize(to_json(event)) + "\n");
    if (!text) return;
    EXPECT_EQ(json::serialize(to_json(event)) + "\n", *text) << name;
    auto read = from_json_text<E>(*text);
    ASSERT_TRUE(read) << name << read.error().path << " " << read.error().what;
    EXPECT_EQ(golden_hex(pack(*read)), golden_hex(pack(event))) << name;
  });
}

// A sealed value is bound to the path of its field.
TEST(Golden, PathsOfPrivateFieldsStay) {
  std::string fresh;
  for_each_sample([&]<class E>(E event) {
    for_each_private(event, [&](const std::string& path, Private&) {
      fresh += std::string(E::event.type) + " " + path + "\n";
    });
  });
  auto text = golden("private_paths", fresh);
  if (text) {
    EXPECT_EQ(fresh, *text);
  }
}

// Stored bytes hold an enum's number: names are only ever added at the end.
TEST(Golden, EnumsOnlyGrowAtTheEnd) {
  std::map<std::string, std::string> present;
  for_each_sample([&]<class E>(E event) {
    FieldWalk walk([&](const std::string& path, const auto& value) {
      using T = std::remove_cvref_t<decltype(value)>;
      if constexpr (std::is_enum_v<T>)
        for (auto n : EnumNames<T>::names) present[path] += " " + std::string(n);
    });
    walk.visit(std::string(E::event.type), event);
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
