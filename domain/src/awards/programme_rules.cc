#include "domain/awards/programme_rules.h"

#include <algorithm>

namespace yiben {

const ProgrammeRules* RulePack::programme(std::string_view wanted) const {
  for (const auto& p : programmes)
    if (p.id == wanted) return &p;
  return nullptr;
}

namespace {

void check_formula(const ProgrammeRules& p, std::vector<std::string>& out) {
  const Formula& f = p.formula;
  auto say = [&](const std::string& what) { out.push_back(p.id + ": " + what); };
  bool household = f.kind == FormulaKind::household_gap || f.kind == FormulaKind::household_bands;
  if (f.law.empty()) say("the formula cites no law");
  if (household && f.standards.empty()) say("a household formula without a standard");
  if (household != (p.subject == Subject::household)) say("formula and subject do not go together");
  if (f.kind == FormulaKind::household_bands && f.bands.empty()) say("bands without a band");
  if (f.kind == FormulaKind::household_bands && !f.bands.empty() &&
      f.bands.back().below_percent != 100)
    say("the last band does not end at the standard");
  if (f.kind == FormulaKind::table && f.rows.empty()) say("a table without a row");
  if (f.kind == FormulaKind::capped_items && f.items.empty()) say("items without a cap");
  for (std::size_t i = 1; i < f.bands.size(); ++i)
    if (f.bands[i].below_percent <= f.bands[i - 1].below_percent)
      say("bands are not in rising order");
}

constexpr std::string_view known_of_everybody[] = {"age",      "sex",     "area",
                                                   "division", "died_on", "member_category"};

Condition asked(const std::string& fact) {
  Condition out;
  out.fact = fact;
  return out;
}

// A condition on what no form asks for never holds, and nobody is told.
void check_conditions(const ProgrammeRules& p, const std::string& where,
                      const std::vector<Condition>& conditions, std::vector<std::string>& out) {
  for (const auto& c : conditions) {
    if (c.not_before) check_conditions(p, where, {asked(*c.not_before)}, out);
    if (std::ranges::find(known_of_everybody, c.fact) != std::end(known_of_everybody)) continue;
    const auto field = std::ranges::find(p.form, c.fact, &FormField::id);
    if (field == p.form.end()) {
      out.push_back(p.id + ": " + where + " looks at " + c.fact + ", which its form does not ask");
      continue;
    }
    if (field->type != FieldType::choice) continue;
    for (const auto& value : c.in)
      if (std::ranges::find(field->choices, value, &Choice::id) == field->choices.end())
        out.push_back(p.id + ": " + where + ": " + c.fact + " has no choice " + value);
  }
}

void check_all_conditions(const ProgrammeRules& p, std::vector<std::string>& out) {
  for (const auto& e : p.eligibility)
    for (const auto& alternative : e.any_of)
      check_conditions(p, "eligibility " + e.id, alternative, out);
  for (const auto& c : p.conflicts) check_conditions(p, "the conflict with " + c.with, c.when, out);
  for (const auto& row : p.formula.rows) check_conditions(p, "the table", row.when, out);
  if (p.review)
    for (const auto& interval : p.review->intervals)
      check_conditions(p, "the review", interval.when, out);
  if (p.age_end && p.age_end->unless)
    check_conditions(p, "its end by age", {asked(*p.age_end->unless)}, out);
}

// What nobody has decided about holding two benefits at once would be allowed without a word.
// What is paid once goes on beside nothing.
void check_pairs(const RulePack& pack, const ProgrammeRules& p, std::vector<std::string>& out) {
  if (p.frequency == Frequency::once) return;
  for (const auto& other : pack.programmes) {
    if (other.id == p.id) continue;
    if (std::ranges::find(p.conflicts, other.id, &Conflict::with) == p.conflicts.end())
      out.push_back(p.id + ": says nothing of somebody who holds " + other.id + " as well");
  }
}

}  // namespace

std::vector<std::string> problems(const RulePack& pack) {
  std::vector<std::string> out;
  if (pack.source.empty()) out.push_back("the pack names no source");
  for (const auto& p : pack.programmes) {
    auto say = [&](const std::string& what) { out.push_back(p.id + ": " + what); };
    if (pack.programme(p.id) != &p) say("stands twice");
    if (p.law.empty()) say("cites no law");
    if (p.procedure.empty()) say("has no procedure");
    if (p.review && p.review->opens_days_before.value_or(0) < 0)
      say("its review opens after it is due");
    if (p.review) {
      auto sound = [](std::int32_t months) { return months >= 1 && months <= 120; };
      if (!sound(p.review->months) ||
          !std::ranges::all_of(p.review->intervals, sound, &ReviewInterval::months))
        say("a review is due after 1 to 120 months");
    }
    if (p.frequency == Frequency::monthly && !p.start)
      say("a monthly benefit without a first month");
    for (const auto& c : p.conflicts)
      if (c.law.empty()) say("the conflict with " + c.with + " cites no law");
    for (const auto& e : p.eligibility)
      if (e.law.empty() || e.any_of.empty())
        say("eligibility " + e.id + " needs a law and a condition");
    for (const auto& field : p.form)
      if (field.type == FieldType::choice && field.choices.empty())
        say(field.id + " has no choices");
    if (p.filed_by.empty()) say("nobody may file for it");
    check_formula(p, out);
    check_all_conditions(p, out);
    check_pairs(pack, p, out);
  }
  return out;
}

}  // namespace yiben
