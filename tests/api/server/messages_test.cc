// api/messages: every refusal, error and value has its words, in Chinese and in English.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "domain/aggregates.h"
#include "domain/life_events/migration_obstacle.h"
#include "domain/people/id_number.h"
#include "eventstore/error.h"
#include "projections/money/rolls.h"
#include "workflows/office/yaml.h"

namespace yiben::api {
namespace {

namespace fs = std::filesystem;
using Messages = std::map<std::string, std::string>;

const fs::path root = YIBEN_SOURCE_DIR;

json::value read_yaml(const fs::path& file) {
  auto value = workflows::load_yaml(file);
  EXPECT_TRUE(value) << (value ? "" : value.error().text);
  return value ? *value : json::value(nullptr);
}

Messages read_messages(const std::string& language) {
  auto messages = from_json<Messages>(read_yaml(root / "api/messages" / (language + ".yaml")));
  EXPECT_TRUE(messages) << language << (messages ? "" : ": " + messages.error().path);
  return messages ? *messages : Messages{};
}
const Messages& zh() {
  static const Messages messages = read_messages("zh-CN");
  return messages;
}
const Messages& en() {
  static const Messages messages = read_messages("en");
  return messages;
}

void expect_words(const std::string& key) {
  EXPECT_TRUE(zh().contains(key)) << key << " in zh-CN.yaml";
  EXPECT_TRUE(en().contains(key)) << key << " in en.yaml";
}
void expect_title_and_next(const std::string& key) {
  expect_words(key + ".title");
  expect_words(key + ".next");
}
template <class E>
void expect_words_of(const std::string& group) {
  for (auto name : EnumNames<E>::names) expect_words(group + "." + std::string(name));
}

// {zh} and {en} are a name in either language: each file uses its own.
std::set<std::string> placeholders(const std::string& text, const std::string& language) {
  static const std::regex placeholder(R"(\{(\w+)\})");
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), placeholder), end; at != end; ++at) {
    auto name = (*at)[1].str();
    found.insert(name == language ? "(name)" : name);
  }
  return found;
}

std::vector<json::object> files_of(const std::string& folder) {
  std::vector<json::object> out;
  for (const auto& entry : fs::directory_iterator(root / "domain/rules" / folder))
    if (auto value = read_yaml(entry.path()); value.is_object()) out.push_back(value.as_object());
  EXPECT_FALSE(out.empty()) << folder;
  return out;
}
json::array list(const json::object& in, std::string_view field) {
  auto* found = in.if_contains(field);
  return found && found->is_array() ? found->as_array() : json::array{};
}
std::string text(const json::value& value) { return json::value_to<std::string>(value); }

TEST(Messages, BothLanguagesHaveTheSameKeys) {
  for (const auto& [key, words] : zh()) EXPECT_TRUE(en().contains(key)) << key << " in en.yaml";
  for (const auto& [key, words] : en()) EXPECT_TRUE(zh().contains(key)) << key << " in zh-CN.yaml";
}

TEST(Messages, NothingIsEmpty) {
  EXPECT_FALSE(zh().empty());
  for (const auto* messages : {&zh(), &en()})
    for (const auto& [key, words] : *messages)
      EXPECT_NE(words.find_first_not_of(" \n"), std::string::npos) << key;
}

TEST(Messages, BothLanguagesUseTheSamePlaceholders) {
  for (const auto& [key, words] : zh())
    if (en().contains(key)) {
      EXPECT_EQ(placeholders(words, "zh"), placeholders(en().at(key), "en")) << key;
    }
}

// The English gloss follows the citation.
TEST(Messages, BothLanguagesCiteTheSameLaw) {
  int laws = 0;
  for (const auto& [key, words] : zh()) {
    if (!key.ends_with(".law")) continue;
    ++laws;
    EXPECT_TRUE(en().contains(key) && en().at(key).starts_with(words)) << key;
  }
  EXPECT_GT(laws, 0);
}

TEST(Messages, EveryRuleSaysWhatHappenedAndWhatToDo) {
  for (std::size_t i = 0; !rule_name_at(i).empty(); ++i)
    expect_title_and_next("rule." + std::string(rule_name_at(i)));
}

TEST(Messages, NoRuleIsExplainedThatDoesNotExist) {
  std::set<std::string> rules;
  for (std::size_t i = 0; !rule_name_at(i).empty(); ++i) rules.emplace(rule_name_at(i));
  for (const auto& [key, words] : zh()) {
    if (!key.starts_with("rule.")) continue;
    auto name = key.substr(5, key.rfind('.') - 5);
    EXPECT_TRUE(rules.contains(name)) << key;
  }
}

// A title stands alone: a problem of one kind always has the same (RFC 9457), and a button that is
// not allowed shows it without any details.
TEST(Messages, TitlesHaveNoPlaceholders) {
  for (const auto& [key, words] : zh())
    if (key.ends_with(".title")) {
      EXPECT_TRUE(placeholders(words, "zh").empty()) << key;
    }
}

TEST(Messages, EveryErrorOfTheStore) {
  using eventstore::Errc;
  for (int i = 0; name(static_cast<Errc>(i)) != "unnamed"; ++i)
    expect_title_and_next("errc." + std::string(name(static_cast<Errc>(i))));
}

TEST(Messages, EveryFaultOfAField) {
  std::ifstream source(root / "domain/src/codec/json_walk.cc");
  const std::string text{std::istreambuf_iterator<char>(source), {}};
  static const std::regex fault(R"re("(missing|unknown|not [^"]+)"\))re");
  int found = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), fault), end; at != end; ++at, ++found)
    expect_words("field_fault." + (*at)[1].str());
  EXPECT_GE(found, 14);
}

// What an outside fact is refused for is shown to the engineer who has to tell the other side.
TEST(Messages, EveryFaultOfAnOutsideFact) {
  static const std::regex faults[] = {
      std::regex(
          R"re((?:say|Wrong|nobodys|no_event|Refused)[({][^;"]*(?:"[/a-z_]+", )?"([^"]{5,})")re"),
      std::regex(R"re(return "([^"]{5,})";)re")};
  int found = 0;
  for (const auto* file :
       {"domain/src/exchange/fact_sense.cc", "workflows/src/exchange/outside_facts.cc",
        "workflows/src/exchange/fact_effects.cc"}) {
    std::ifstream source(root / file);
    const std::string text{std::istreambuf_iterator<char>(source), {}};
    for (const auto& fault : faults)
      for (std::sregex_iterator at(text.begin(), text.end(), fault), end; at != end; ++at) {
        const auto reason = (*at)[1].str();
        if (reason.starts_with("longer than") || reason.starts_with("/")) continue;
        expect_words("field_fault." + reason);
        ++found;
      }
  }
  EXPECT_GE(found, 20);
}

TEST(Messages, EveryProblemOfARequest) {
  for (std::string id : {"not_json",
                         "invalid_field",
                         "body_too_large",
                         "not_found",
                         "method_not_allowed",
                         "not_signed_in",
                         "wrong_password",
                         "wrong_credentials",
                         "account_disabled",
                         "second_factor_needed",
                         "second_factor_wrong",
                         "second_factor_setup_needed",
                         "password_change_needed",
                         "busy",
                         "too_many_lookups",
                         "no_permission",
                         "missing_csrf_header",
                         "bad_query",
                         "bad_id",
                         "bug",
                         "views_behind",
                         "too_many_tries",
                         "unsupported_media_type",
                         "slow_request",
                         "too_many_matches",
                         "statement_unreadable",
                         "table_unreadable"})
    expect_title_and_next("problem." + id);
}

template <class T>
void expect_field_words(const json::value& in) {
  auto value = from_json<T>(in);
  ASSERT_FALSE(value) << json::serialize(in);
  std::string key = "field." + value.error().what;
  std::replace_if(
      key.begin() + 6, key.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  expect_words(key);
}

TEST(Messages, EveryReasonAFieldIsRefusedFor) {
  expect_field_words<Income>(json::object{});               // missing
  expect_field_words<Facts>(json::object{{"surplus", 1}});  // unknown
  expect_field_words<std::map<std::string, bool>>(json::object{{"a", 1}});
  expect_field_words<Area>("lunar");
  expect_field_words<Fen>(1.5);
  expect_field_words<Messages>(json::object{{"a", 1}});
  expect_field_words<Date>("2026-02-30");
  expect_field_words<Month>("2026-13");
  expect_field_words<Instant>("noon");
  expect_field_words<PersonId>("7");
  expect_field_words<Private>("open");
  expect_field_words<Private>(
      json::object{{"subject", std::string(Uuid{}.text())}, {"sealed", "?"}});
  expect_field_words<std::vector<std::string>>("a");
  expect_field_words<Facts>("a");
}

TEST(Messages, EveryValueThatIsShown) {
  expect_words_of<Role>("role");
  expect_words_of<Subject>("subject");
  expect_words_of<Frequency>("frequency");
  expect_words_of<Sex>("sex");
  expect_words_of<Area>("area");
  expect_words_of<LeaveReason>("leave_reason");
  expect_words_of<IdNumberProblem>("id_number_problem");
  expect_words_of<MigrationObstacle>("migration_obstacle");
  expect_words_of<Category>("category");
  expect_words_of<IncomeKind>("income");
  expect_words_of<Period>("period");
  expect_words_of<DeductionKind>("deduction");
  expect_words_of<Rounding>("rounding");
  expect_words_of<ConflictOutcome>("conflict_outcome");
  expect_words_of<Purpose>("purpose");
  expect_words_of<CaseResult>("result");
  expect_words_of<ClockChange>("clock");
  expect_words_of<StandardRaise::Status>("raise_status");
  expect_words_of<projections::RollStatus>("roll_status");
  expect_words_of<Payment::Status>("payment_status");
  expect_words_of<DifferenceKind>("difference");
  expect_words_of<FundSource>("fund_source");
  expect_words_of<Scope>("scope");
  expect_words_of<SignInRefusal>("sign_in_reason");
  expect_words_of<SessionEnd>("sign_in_reason");
  expect_words_of<Role>("demo_account");
}

template <class Event, std::size_t i = 0>
void expect_event_words() {
  if constexpr (i < std::variant_size_v<Event>) {
    expect_words("timeline." + std::string(std::variant_alternative_t<i, Event>::event.type));
    expect_event_words<Event, i + 1>();
  }
}

TEST(Messages, EveryKindOfEvent) {
  for_each_aggregate([]<class Aggregate>() { expect_event_words<typename Aggregate::Event>(); });
}

TEST(Messages, EveryLineAndReasonOfAnAssessment) {
  for (std::string row :
       {"people_times_standard", "income", "income_exempt", "deduction", "gap", "band",
        "supplement", "table_row", "capped_item", "conflict", "eligibility", "amount_before",
        "standard_difference", "supplement_carried"})
    expect_words("assessment." + row);
  for (std::string reason :
       {"income_above_standard", "nobody_counted", "no_standard_for_area", "no_band_applies",
        "no_row_applies", "no_item_to_pay", "amount_above_standard", "band_not_known",
        "row_not_known", "supplement_not_known", "old_rules_unknown"})
    expect_words("reason." + reason);
}

TEST(Messages, WhatTheProgrammesName) {
  for (const auto& programme : files_of("programmes")) {
    auto id = text(programme.at("id"));
    expect_words("programme." + id);
    expect_words("reason.conflict_" + id);
    for (const auto& rule : list(programme, "eligibility"))
      expect_words("reason." + text(rule.at("id")));
    for (const auto& exemption : list(programme.at("formula").as_object(), "exemptions"))
      expect_words("exemption." + text(exemption.at("id")));
  }
}

TEST(Messages, WhatTheProceduresName) {
  for (const auto& procedure : files_of("procedures"))
    if (auto* clock = procedure.if_contains("clock"))
      for (const auto& reason : list(clock->as_object(), "extension_reasons"))
        expect_words("extension_reason." + text(reason));
}

}  // namespace
}  // namespace yiben::api
