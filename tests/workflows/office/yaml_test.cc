#include "workflows/office/yaml.h"

#include <gtest/gtest.h>

namespace yiben::workflows {
namespace {

json::value read(std::string_view text) {
  auto value = yaml_to_json(text);
  EXPECT_TRUE(value) << (value ? "" : value.error());
  return value ? *value : json::value(nullptr);
}

std::string refusal(std::string_view text) {
  auto value = yaml_to_json(text);
  return value ? "read: " + json::serialize(*value) : value.error();
}

TEST(Yaml, TypesOnlyPlainScalars) {
  EXPECT_EQ(read("[true, false, null, ~, 0, -7, 9223372036854775807]"),
            (json::value{true, false, nullptr, nullptr, 0, -7, 9223372036854775807}));
  EXPECT_EQ(read(R"(["true", 'null', "12", "2026-02-14"])"),
            (json::value{"true", "null", "12", "2026-02-14"}));
  EXPECT_EQ(read("[yes, no, True, 1.5, 007, +1, -, 0x10, 1e3, 2026-02-14, 99999999999999999999]"),
            (json::value{"yes", "no", "True", "1.5", "007", "+1", "-", "0x10", "1e3", "2026-02-14",
                         "99999999999999999999"}));
}

TEST(Yaml, ReadsMapsListsAndBlocks) {
  auto value = read("a: 1\n2020: {b: [x, 春节]}\nempty:\ntext: |\n  one\n  two\n");
  EXPECT_EQ(
      value,
      (json::value{
          {"a", 1}, {"2020", {{"b", {"x", "春节"}}}}, {"empty", nullptr}, {"text", "one\ntwo\n"}}));
  EXPECT_EQ(read(""), nullptr);
  EXPECT_EQ(read("# nothing\n"), nullptr);
  EXPECT_EQ(read("---\na: 1\n"), (json::value{{"a", 1}}));
}

TEST(Yaml, FollowsAliases) {
  EXPECT_EQ(read("a: &x {n: 1}\nb: *x\n"), (json::value{{"a", {{"n", 1}}}, {"b", {{"n", 1}}}}));
}

TEST(Yaml, NamesTheLineAndColumn) {
  EXPECT_EQ(refusal("a: 1\nb: 2\na: 3\n"), "line 3, column 1: the key 'a' is there twice");
  EXPECT_EQ(refusal("x:\n  - {k: 1, k: 2}\n"), "line 2, column 12: the key 'k' is there twice");
  EXPECT_EQ(refusal("a: 1\n---\nb: 2\n"), "line 3, column 1: more than one document");
  EXPECT_EQ(refusal("a: !secret x\n"), "line 1, column 4: tags are not used here");
  EXPECT_EQ(refusal("{[1]: 2}"), "line 1, column 2: a key that is not a text");
  EXPECT_EQ(refusal("a: [1, 2\nb: 3\n").rfind("line ", 0), 0u) << refusal("a: [1, 2\nb: 3\n");
  EXPECT_EQ(refusal("a: b: c\n").rfind("line 1, column ", 0), 0u) << refusal("a: b: c\n");
  EXPECT_EQ(refusal("a: *nobody\n").rfind("line 1, column ", 0), 0u) << refusal("a: *nobody\n");
}

TEST(Yaml, StopsAtThirtyTwoLevels) {
  auto nested = [](int n) { return std::string(n, '[') + std::string(n, ']'); };
  EXPECT_TRUE(yaml_to_json(nested(32)));
  EXPECT_EQ(refusal(nested(33)), "line 1, column 33: more than 32 levels");
  EXPECT_FALSE(yaml_to_json(nested(100'000)));
}

TEST(Yaml, StopsWhereAliasesMultiply) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    auto before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) text += (j ? ", " : "") + before;
    text += "]\n";
  }
  EXPECT_NE(refusal(text).find("more than 1,000,000 values"), std::string::npos) << refusal(text);
}

TEST(Yaml, NeverCrashesOnACircle) { EXPECT_FALSE(yaml_to_json("a: &a [*a]\n")); }

}  // namespace
}  // namespace yiben::workflows
