#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "domain/codec/base64.h"
#include "domain/codec/binary.h"
#include "domain/codec/json.h"
#include "domain/codec/schema.h"

namespace yiben {
namespace {

enum class Colour { red, green };

struct Inner {
  static constexpr std::string_view schema_name = "Inner";
  std::string name;
  Fen amount;
  bool operator==(const Inner&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(name), CEREAL_NVP(amount));
  }
};

}  // namespace

template <>
struct EnumNames<Colour> {
  static constexpr auto names = std::to_array<std::string_view>({"red", "green"});
};

namespace {

struct Sample {
  PersonId person;
  Date born;
  Month month;
  Instant at;
  Colour colour = Colour::red;
  std::uint32_t count = 0;
  bool urgent = false;
  std::optional<std::string> note;
  std::vector<Inner> parts;
  std::map<std::string, std::int64_t> totals;
  Private secret;
  bool operator==(const Sample&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(person), CEREAL_NVP(born), CEREAL_NVP(month), CEREAL_NVP(at), CEREAL_NVP(colour),
       CEREAL_NVP(count), CEREAL_NVP(urgent), CEREAL_NVP(note), CEREAL_NVP(parts),
       CEREAL_NVP(totals), CEREAL_NVP(secret));
  }
};

Uuid uuid(std::uint8_t n) {
  Uuid u;
  u.bytes.fill(n);
  return u;
}

Sample sample() {
  return {PersonId{uuid(7)},
          *Date::of(1949, 12, 31),
          *Month::of(2026, 2),
          *Instant::parse("2026-02-28T01:02:03.000004Z"),
          Colour::green,
          3,
          true,
          "补正",
          {{"甲", Fen{100}}, {"乙", Fen{-1}}},
          {{"a", 1}, {"b", -9'000'000'000}},
          {uuid(7), "", "\x01\xff"}};
}

TEST(Binary, ReadsWhatItWrites) {
  auto back = unpack<Sample>(pack(sample()));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, sample());
  EXPECT_EQ(back->secret.sealed, sample().secret.sealed);
  EXPECT_EQ(unpack<Sample>(pack(Sample{})), Sample{});
}

TEST(Binary, RefusesTrailingBytes) {
  EXPECT_FALSE(unpack<Sample>(pack(sample()) + '\0'));
  EXPECT_FALSE(unpack<Inner>(pack(sample())));
}

TEST(Binary, RefusesEveryPrefix) {
  auto bytes = pack(sample());
  for (std::size_t n = 0; n < bytes.size(); ++n)
    EXPECT_FALSE(unpack<Sample>(std::string_view(bytes).substr(0, n))) << n;
}

// 64-bit counts of garbage are beyond any memory, so this also shows that they are refused.
TEST(Binary, NeverCrashesOnGarbage) {
  std::mt19937_64 random(20260228);
  for (int i = 0; i < 10'000; ++i) {
    std::string bytes(random() % 200, '\0');
    for (auto& c : bytes) c = static_cast<char>(random());
    if (!bytes.empty()) bytes[0] = static_cast<char>(random() % 2);  // a byte order cereal knows
    (void)unpack<Sample>(bytes);
    (void)unpack<std::vector<std::string>>(bytes);
  }
}

TEST(BinaryDeathTest, NeverStoresAnUnsealedPrivateValue) {
  Sample s;
  s.secret = {uuid(1), "赵一", ""};
  EXPECT_DEATH(pack(s), "sealed before it is stored");
}

TEST(Json, ReadsWhatItWrites) {
  auto back = from_json<Sample>(to_json(sample()));
  ASSERT_TRUE(back) << back.error().path << " " << back.error().what;
  EXPECT_EQ(*back, sample());
  EXPECT_EQ(back->secret.sealed, sample().secret.sealed);
}

TEST(Json, NeverShowsThePlainText) {
  Sample s = sample();
  s.secret.plain = "赵一";
  EXPECT_EQ(json::serialize(to_json(s)).find("赵一"), std::string::npos);
}

struct Problem {
  const char* pointer;
  std::optional<json::value> put;  // nullopt: the field is taken away
  const char* path;
  const char* what;
};

json::value with_put(json::value value, std::string_view pointer,
                     const std::optional<json::value>& put) {
  auto slash = pointer.rfind('/');
  auto& parent = value.at_pointer(pointer.substr(0, slash));
  auto key = pointer.substr(slash + 1);
  if (!put)
    parent.as_object().erase(key);
  else if (parent.is_array())
    parent.as_array().at(std::stoul(std::string(key))) = *put;
  else
    parent.as_object()[key] = *put;
  return value;
}

TEST(Json, NamesTheFieldThatIsWrong) {
  const Problem problems[] = {
      {"/person", std::nullopt, "/person", "missing"},
      {"/born", std::nullopt, "/born", "missing"},
      {"/colour", std::nullopt, "/colour", "missing"},
      {"/extra", 1, "/extra", "unknown"},
      {"/parts/1/extra", 1, "/parts/1/extra", "unknown"},
      {"/parts/1/name", std::nullopt, "/parts/1/name", "missing"},
      {"/parts/0/amount", "100", "/parts/0/amount", "not a whole number in range"},
      {"/parts/0/amount", 1.5, "/parts/0/amount", "not a whole number in range"},
      {"/count", -1, "/count", "not a whole number in range"},
      {"/count", 4294967296, "/count", "not a whole number in range"},
      {"/born", "2026-02-30", "/born", "not a date (YYYY-MM-DD)"},
      {"/month", "2026-13", "/month", "not a month (YYYY-MM)"},
      {"/at", "2026-02-28", "/at", "not an instant (RFC 3339)"},
      {"/person", "7", "/person", "not an id"},
      {"/colour", "blue", "/colour", "not one of the allowed values"},
      {"/urgent", 1, "/urgent", "not true or false"},
      {"/note", 5, "/note", "not a text"},
      {"/parts", "x", "/parts", "not a list"},
      {"/parts/0", "x", "/parts/0", "not an object"},
      {"/totals/a", "x", "/totals/a", "not a whole number in range"},
      {"/secret", "x", "/secret", "not a sealed value"},
      {"/secret/sealed", "?", "/secret/sealed", "not base64"},
  };
  for (const auto& p : problems) {
    auto read = from_json<Sample>(with_put(to_json(sample()), p.pointer, p.put));
    ASSERT_FALSE(read) << p.pointer;
    EXPECT_EQ(read.error().path, p.path);
    EXPECT_EQ(read.error().what, p.what) << p.pointer;
  }
}

TEST(Json, LeavesOutWhatMayBeMissing) {
  auto value = to_json(sample());
  for (auto name : {"urgent", "note", "parts", "totals"}) value.as_object().erase(name);
  auto read = from_json<Sample>(value);
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->urgent);
  EXPECT_FALSE(read->note);
  EXPECT_TRUE(read->parts.empty() && read->totals.empty());
}

TEST(Json, RefusesTextThatIsNotJson) {
  for (auto text : {"", "{", "[1,]", "{\"a\":1} x", "nul"}) EXPECT_FALSE(parse_json(text)) << text;
  EXPECT_FALSE(parse_json(std::string(40, '[') + std::string(40, ']')));
  EXPECT_TRUE(parse_json(std::string(32, '[') + std::string(32, ']')));
}

TEST(Schema, DescribesEveryField) {
  json::object definitions;
  auto schema = json_schema<Sample>(definitions).as_object();
  auto& properties = schema["properties"].as_object();
  EXPECT_EQ(schema["type"], "object");
  EXPECT_EQ(schema["additionalProperties"], false);
  EXPECT_EQ(properties.size(), 11u);
  EXPECT_EQ(properties["born"], (json::value{{"type", "string"}, {"format", "date"}}));
  EXPECT_EQ(properties["colour"].at("enum"), (json::value{"red", "green"}));
  EXPECT_EQ(properties["count"].at("minimum"), 0);
  EXPECT_EQ(properties["parts"].at("items").at("$ref"), "#/$defs/Inner");
  EXPECT_EQ(properties["totals"].at("additionalProperties").at("type"), "integer");
  EXPECT_EQ(definitions.at("Inner").at("required"), (json::value{"name", "amount"}));
  auto& required = schema["required"].as_array();
  EXPECT_EQ(std::count(required.begin(), required.end(), "note"), 0);
  EXPECT_EQ(std::count(required.begin(), required.end(), "person"), 1);
}

TEST(Base64, Rfc4648) {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  };
  for (auto [bytes, text] : rows) {
    EXPECT_EQ(base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
  for (auto bad : {"Zg", "Zg=", "Z===", "=Zg=", "Zg==Zg==", "Zm9*"})
    EXPECT_FALSE(from_base64(bad)) << bad;
}

}  // namespace
}  // namespace yiben
