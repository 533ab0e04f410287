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
    check_formula(p, out);
  }
  return out;
}

}  // namespace yiben
