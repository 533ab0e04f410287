#include <algorithm>

#include "domain/awards/assess.h"

namespace yiben {
namespace {

bool whole_number(const std::string& text) {
  return !text.empty() && text.size() <= 15 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool fits(const FormField& field, const std::string& answer) {
  switch (field.type) {
    case FieldType::text:
      return answer.size() <= 2'000;
    case FieldType::choice:
      return std::any_of(field.choices.begin(), field.choices.end(),
                         [&](const Choice& c) { return c.id == answer; });
    case FieldType::flag:
      return answer == "true" || answer == "false";
    case FieldType::date:
      return Date::parse(answer).has_value();
    case FieldType::money:  // whole fen
    case FieldType::number:
      return whole_number(answer);
  }
  return false;
}

constexpr Fen amount_max{1'000'000'000'000};  // ten thousand million yuan: a slip, not an income

// Also of all of a household together, so that sums stay far within 64 bits.
template <class Amount>
bool add_up(const std::vector<Amount>& amounts, Fen& sum) {
  for (const auto& a : amounts) {
    if (a.amount_fen.fen < 0 || a.amount_fen > amount_max - sum) return false;
    sum += a.amount_fen;
  }
  return true;
}

// An exemption nobody knows would count the income without a word.
std::optional<Rejection> check_exemptions(const Formula& formula, const MemberFacts& member) {
  for (const auto& income : member.incomes)
    if (income.exempt_as &&
        std::none_of(formula.exemptions.begin(), formula.exemptions.end(),
                     [&](const Exemption& e) { return e.id == *income.exempt_as; }))
      return Rejection{Rule::exemption_unknown, {{"exemption", *income.exempt_as}}};
  return std::nullopt;
}

std::optional<Rejection> check_members(const Formula& formula, const Facts& facts) {
  Fen incomes, deductions;
  for (const auto& m : facts.members) {
    if (auto no = check_exemptions(formula, m)) return no;
    if (!add_up(m.incomes, incomes))
      return Rejection{Rule::amount_not_positive, {{"fact", "incomes"}}};
    if (!add_up(m.deductions, deductions))
      return Rejection{Rule::amount_not_positive, {{"fact", "deductions"}}};
    auto same = [&](const MemberFacts& other) { return other.person == m.person; };
    if (std::count_if(facts.members.begin(), facts.members.end(), same) != 1)
      return Rejection{Rule::member_listed_twice, {}};
  }
  return std::nullopt;
}

}  // namespace

Lawful<void> check_facts(const ProgrammeRules& rules, const Facts& facts) {
  for (const auto& [id, answer] : facts.answers) {
    auto field = std::find_if(rules.form.begin(), rules.form.end(),
                              [&](const FormField& f) { return f.id == id; });
    if (field == rules.form.end()) return Rejection{Rule::fact_unknown, {{"fact", id}}};
    if (!fits(*field, answer)) return Rejection{Rule::fact_invalid, {{"fact", id}}};
  }
  for (const auto& item : facts.items) {
    auto known = std::any_of(rules.formula.items.begin(), rules.formula.items.end(),
                             [&](const CappedItem& c) { return c.code == item.code; });
    auto same = [&](const Item& other) { return other.code == item.code; };
    bool once = std::count_if(facts.items.begin(), facts.items.end(), same) == 1;
    if (!known || !once) return Rejection{Rule::item_unknown, {{"item", item.code}}};
    if (item.price_fen.fen <= 0 || item.price_fen > amount_max)
      return Rejection{Rule::amount_not_positive, {{"fact", item.code}}};
  }
  if (auto no = check_members(rules.formula, facts)) return *no;
  // Last: what is missing may still come, what is wrong stays so.
  for (const auto& field : rules.form)
    if (field.required && !facts.answers.contains(field.id))
      return Rejection{Rule::fact_missing, {{"fact", field.id}}};
  return {};
}

}  // namespace yiben
