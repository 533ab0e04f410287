#include "domain/awards/assess.h"

#include <algorithm>
#include <set>

#include "awards/conditions.h"
#include "awards/household_assessment.h"

namespace yiben {
namespace {

void assess_table(const Formula& f, const ConditionScope& scope, Assessment& out) {
  out.people = 1;
  for (const auto& row : f.rows) {
    if (!all_hold(row.when, scope)) continue;
    out.basic_fen = row.amount_fen;
    out.rows.push_back({"table_row",
                        {{"row", row.id}, {"zh", row.name.zh}, {"en", row.name.en}},
                        row.amount_fen,
                        f.law,
                        {}});
    return;
  }
  out.eligible = false;
  out.reasons.push_back("no_row_applies");
}

void assess_items(const Formula& f, const Facts& facts, Assessment& out) {
  out.people = 1;
  for (const auto& item : facts.items) {
    auto known = std::find_if(f.items.begin(), f.items.end(),
                              [&](const CappedItem& c) { return c.code == item.code; });
    if (known == f.items.end()) continue;
    Fen paid = std::min(item.price_fen, known->cap_fen);
    out.basic_fen += paid;
    out.rows.push_back({"capped_item",
                        {{"item", item.code},
                         {"zh", known->name.zh},
                         {"en", known->name.en},
                         {"price", item.price_fen.yuan()},
                         {"cap", known->cap_fen.yuan()}},
                        paid,
                        f.law,
                        {}});
  }
  if (out.basic_fen.fen == 0) {
    out.eligible = false;
    out.reasons.push_back("no_item_to_pay");
  }
}

void apply_conflict(const Conflict& rule, const HeldBenefit& held, Assessment& out) {
  std::map<std::string, std::string> args{{"with", held.programme},
                                          {"outcome", std::string(enum_name(rule.outcome))},
                                          {"held", held.monthly_fen.yuan()}};
  auto explain = [&](Fen amount) {
    out.rows.push_back({"conflict", args, amount, rule.law, held.person});
  };
  auto nothing_left = [&] {
    out.eligible = false;
    out.reasons.push_back("conflict_" + held.programme);
  };
  switch (rule.outcome) {
    case ConflictOutcome::allow:
      return explain({});
    case ConflictOutcome::block:
      nothing_left();
      return explain({});
    case ConflictOutcome::choose_higher:
      if (held.monthly_fen >= out.total_fen()) nothing_left();
      return explain({});
    case ConflictOutcome::pay_difference: {
      Fen less = std::min(held.monthly_fen, out.basic_fen);
      out.basic_fen -= less;
      if (out.basic_fen.fen == 0) nothing_left();
      return explain(-less);
    }
  }
}

}  // namespace

Assessment assess(const RulePack& pack, const ProgrammeRules& rules, const CaseSubject& subject,
                  const Facts& facts, const std::vector<HeldBenefit>& held, Date on) {
  Assessment out;
  out.pack = pack.ref();
  out.eligible = true;
  ConditionScope scope{subject, facts, on};
  for (const auto& rule : rules.eligibility) {
    if (holds(rule, scope)) continue;
    out.eligible = false;
    out.reasons.push_back(rule.id);
    out.rows.push_back({"eligibility",
                        {{"rule", rule.id}, {"zh", rule.name.zh}, {"en", rule.name.en}},
                        {},
                        rule.law,
                        {}});
  }
  switch (rules.formula.kind) {
    case FormulaKind::household_gap:
    case FormulaKind::household_bands:
      assess_household(rules.formula, subject, facts, on, out);
      break;
    case FormulaKind::table:
      assess_table(rules.formula, scope, out);
      break;
    case FormulaKind::capped_items:
      assess_items(rules.formula, facts, out);
      break;
  }
  for (const auto& h : held)
    for (const auto& conflict : rules.conflicts)
      if (conflict.with == h.programme && all_hold(conflict.when, scope))
        apply_conflict(conflict, h, out);
  if (!out.eligible) {
    out.basic_fen = out.supplement_fen = {};
    for (auto& m : out.members) m.supplement_fen = {};
  }
  return out;
}

Date review_due(const ReviewRule& rule, const CaseSubject& subject, const Facts& facts, Date from) {
  const ConditionScope scope{subject, facts, from};
  for (const auto& interval : rule.intervals)
    if (all_hold(interval.when, scope)) return add_months(from, interval.months);
  return add_months(from, rule.months);
}

Month first_month(const Start& start, Date applied, Date confirmed) {
  switch (start.rule) {
    case StartRule::month_after_confirmation:
      return Month::containing(confirmed) + 1;
    case StartRule::month_of_confirmation:
      return Month::containing(confirmed);
    case StartRule::month_of_application:
      break;
  }
  return Month::containing(applied);
}

std::optional<Month> last_month(const ProgrammeRules& rules, const Facts& facts,
                                std::optional<Date> born) {
  if (!rules.age_end || !born) return std::nullopt;
  if (rules.age_end->unless) {
    auto answer = facts.answers.find(*rules.age_end->unless);
    if (answer != facts.answers.end() && answer->second == "true") return std::nullopt;
  }
  // Born on 29 February, the age is reached on 1 March (age_on).
  Date birthday = add_months(*born, rules.age_end->age * 12);
  if (age_on(*born, birthday) < rules.age_end->age) birthday = birthday + 1;
  return Month::containing(birthday);
}

}  // namespace yiben
