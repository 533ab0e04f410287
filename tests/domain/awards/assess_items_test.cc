// 殡葬减免: each item at its price and up to its cap, and the form's own rules.
#include <gtest/gtest.h>

#include "tests/domain/awards/assess_fixture.h"

namespace yiben {
namespace {

ProgrammeRules funeral_rules() {
  ProgrammeRules p;
  p.id = "funeral";
  p.subject = Subject::deceased;
  p.frequency = Frequency::once;
  p.formula.kind = FormulaKind::capped_items;
  p.formula.law = "cap law";
  p.formula.items = {{"transport", {}, yuan("400")}, {"cremation", {}, yuan("600")}};
  return p;
}

Facts bought(std::vector<Item> items) { return {{}, {}, std::move(items)}; }

Assessment assess_bought(std::vector<Item> items) {
  return assess({}, funeral_rules(), {}, bought(std::move(items)), {}, day("2026-03-02"));
}

std::string_view refusal(const ProgrammeRules& rules, const Facts& facts) {
  auto fits = check_facts(rules, facts);
  return fits ? "" : name(fits.error().rule);
}

TEST(Items, ArePaidAtTheirPriceUpToTheCap) {
  EXPECT_EQ(assess_bought({{"transport", yuan("399.99")}}).total_fen(), yuan("399.99"));
  EXPECT_EQ(assess_bought({{"transport", yuan("400")}}).total_fen(), yuan("400"));
  EXPECT_EQ(assess_bought({{"transport", yuan("400.01")}}).total_fen(), yuan("400"));
  auto both = assess_bought({{"transport", yuan("150")}, {"cremation", yuan("9000")}});
  EXPECT_EQ(both.total_fen(), yuan("750")) << "what one leaves over does not go to the other";
  auto rows = rows_named(both, "capped_item");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].amount_fen, yuan("600"));
  EXPECT_EQ(rows[1].args.at("price"), "9000.00");
  EXPECT_EQ(rows[1].args.at("cap"), "600.00");
  EXPECT_EQ(rows[1].law, "cap law");
}

TEST(Items, NothingBoughtIsNothingPaid) {
  auto a = assess_bought({});
  EXPECT_FALSE(a.eligible);
  EXPECT_EQ(a.reasons, std::vector<std::string>{"no_item_to_pay"});
}

TEST(Items, UnknownOnesAndDuplicatesAreRefused) {
  EXPECT_EQ(refusal(funeral_rules(), bought({{"transport", yuan("1")}, {"cremation", yuan("1")}})),
            "");
  EXPECT_EQ(refusal(funeral_rules(), bought({{"flowers", yuan("100")}})), "item_unknown");
  EXPECT_EQ(
      refusal(funeral_rules(), bought({{"transport", yuan("100")}, {"transport", yuan("100")}})),
      "item_unknown");
  EXPECT_EQ(refusal(funeral_rules(), bought({{"transport", Fen{0}}})), "amount_not_positive");
  EXPECT_EQ(refusal(funeral_rules(), bought({{"transport", Fen{-1}}})), "amount_not_positive");
  EXPECT_EQ(refusal(funeral_rules(), bought({{"transport", Fen{1'000'000'000'001}}})),
            "amount_not_positive");
}

TEST(Form, EachTypeOfAnswer) {
  struct Row {
    FieldType type;
    std::vector<std::string> good, bad;
  };
  const Row rows[] = {
      {FieldType::text, {"", "失业", std::string(2'000, 'x')}, {std::string(2'001, 'x')}},
      {FieldType::choice, {"a"}, {"b", "", "A"}},
      {FieldType::flag, {"true", "false"}, {"yes", "1", "", "True"}},
      {FieldType::date, {"2026-02-28"}, {"2026-02-29", "28.2.2026", ""}},
      {FieldType::money, {"0", "12345"}, {"-1", "1.5", "", "12345678901234567"}},
      {FieldType::number, {"0", "42"}, {"-1", "4e2", " 4", ""}},
  };
  for (const auto& row : rows) {
    auto rules = funeral_rules();
    rules.form = {{"q", {}, row.type, true, {{"a", {}}}}};
    for (const auto& answer : row.good)
      EXPECT_EQ(refusal(rules, {{}, {{"q", answer}}, {}}), "")
          << enum_name(row.type) << " " << answer;
    for (const auto& answer : row.bad)
      EXPECT_EQ(refusal(rules, {{}, {{"q", answer}}, {}}), "fact_invalid")
          << enum_name(row.type) << " " << answer;
    EXPECT_EQ(refusal(rules, {}), "fact_missing");
    EXPECT_EQ(refusal(rules, {{}, {{"q", row.good[0]}, {"z", "1"}}, {}}), "fact_unknown");
    rules.form[0].required = false;
    EXPECT_EQ(refusal(rules, {}), "");
  }
}

TEST(Form, RefusesAmountsThatAreNone) {
  auto with = [](Fen income, Fen deduction) {
    Facts f;
    f.members = {{person(1),
                  true,
                  {},
                  {{IncomeKind::wage, income, Period::month, {}}},
                  {{DeductionKind::medical, deduction, Period::month}}}};
    return f;
  };
  EXPECT_EQ(refusal(funeral_rules(), with(Fen{0}, Fen{0})), "");
  EXPECT_EQ(refusal(funeral_rules(), with(Fen{-1}, Fen{0})), "amount_not_positive");
  EXPECT_EQ(refusal(funeral_rules(), with(Fen{0}, Fen{-1})), "amount_not_positive");
  EXPECT_EQ(refusal(funeral_rules(), with(Fen{1'000'000'000'001}, Fen{0})), "amount_not_positive");
  EXPECT_EQ(refusal(funeral_rules(), with(Fen{0}, Fen{1'000'000'000'001})), "amount_not_positive");
}

// A slip in the id would count the income and nobody would see why.
TEST(Form, RefusesAnExemptionNobodyKnows) {
  HouseholdCase c;
  c.standard("620").member(1).earns("100").exempt_as("scholarship");
  EXPECT_EQ(refusal(c.rules(), c.facts()), "");
  c.exempt_as("scholarships");
  EXPECT_EQ(refusal(c.rules(), c.facts()), "exemption_unknown");
}

// Each amount may be possible and their sum not: it would leave 64 bits and come back negative.
TEST(Form, RefusesSumsThatAreNone) {
  Facts f;
  for (int n = 1; n <= 2; ++n)
    f.members.push_back(
        {person(n), true, {}, {{IncomeKind::wage, Fen{600'000'000'000}, Period::month, {}}}, {}});
  EXPECT_EQ(refusal(funeral_rules(), f), "amount_not_positive");
  f.members.pop_back();
  EXPECT_EQ(refusal(funeral_rules(), f), "");
}

}  // namespace
}  // namespace yiben
