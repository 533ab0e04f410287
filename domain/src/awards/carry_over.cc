#include "domain/awards/carry_over.h"

#include <algorithm>
#include <set>

#include "awards/household_assessment.h"

namespace yiben {
namespace {

constexpr std::int64_t months_a_year = 12;
// Exact: a year's standard need not be whole fen a month.
std::int64_t a_year(const Standard& s) {
  return s.amount_fen.fen * (s.period == Period::month ? months_a_year : 1);
}

struct Carrying {
  const AmountBefore& before;
  const Formula& now;
  Assessment out;

  void row(std::string rule, std::map<std::string, std::string> args, Fen amount,
           std::optional<PersonId> person = {}) {
    out.rows.push_back({std::move(rule), std::move(args), amount, now.law, person});
  }
  void look(const char* reason) {
    out.eligible = false;
    out.reasons.push_back(reason);
  }

  void gap() {
    const Standard* then = standard_for(before.rules.formula, before.area);
    const Standard* next = standard_for(now, before.area);
    if (!then || !next) return look("no_standard_for_area");
    if (before.basic_fen.fen * months_a_year > a_year(*then) * out.people)
      return look("amount_above_standard");
    std::int64_t more = (a_year(*next) - a_year(*then)) * out.people;
    std::int64_t sum = before.basic_fen.fen * months_a_year + more;
    if (sum < 0) return look("amount_above_standard");
    out.basic_fen = rounded(sum, months_a_year, now.rounding);
    row("standard_difference",
        {{"people", std::to_string(out.people)},
         {"before", then->amount_fen.yuan()},
         {"before_period", std::string(enum_name(then->period))},
         {"after", next->amount_fen.yuan()},
         {"after_period", std::string(enum_name(next->period))}},
        out.basic_fen - before.basic_fen);
  }

  void band() {
    std::set<Fen> amounts;
    const Band* same = nullptr;
    for (const auto& then : before.rules.formula.bands) {
      if (then.per_person_fen * out.people != before.basic_fen) continue;
      for (const auto& next : now.bands)
        if (next.below_percent == then.below_percent && amounts.insert(next.per_person_fen).second)
          same = &next;
    }
    if (amounts.size() != 1) return look("band_not_known");
    out.basic_fen = same->per_person_fen * out.people;
    row("band",
        {{"below_percent", std::to_string(same->below_percent)},
         {"per_person", same->per_person_fen.yuan()}},
        out.basic_fen);
  }

  void table() {
    std::set<Fen> amounts;
    const TableRow* same = nullptr;
    for (const auto& then : before.rules.formula.rows) {
      if (then.amount_fen != before.basic_fen) continue;
      for (const auto& next : now.rows)
        if (next.id == then.id && amounts.insert(next.amount_fen).second) same = &next;
    }
    if (amounts.size() != 1) return look("row_not_known");
    out.basic_fen = same->amount_fen;
    row("table_row", {{"row", same->id}, {"zh", same->name.zh}, {"en", same->name.en}},
        out.basic_fen);
  }

  // Where no category pays what the person gets, or those that do go apart, it is not guessed.
  void supplement(const MemberShare& share) {
    out.members.push_back(share);
    if (share.supplement_fen.fen == 0) return;
    std::set<Fen> amounts;
    for (const auto& then : before.rules.formula.supplements) {
      if (then.area != before.area || then.amount_fen != share.supplement_fen) continue;
      for (const auto& next : now.supplements)
        if (next.area == then.area && next.category == then.category)
          amounts.insert(next.amount_fen);
    }
    if (amounts.size() != 1) return look("supplement_not_known");
    out.members.back().supplement_fen = *amounts.begin();
    out.supplement_fen += *amounts.begin();
    row("supplement_carried", {{"before", share.supplement_fen.yuan()}}, *amounts.begin(),
        share.person);
  }
};

}  // namespace

Assessment carry_over(const AmountBefore& before, const RulePack& pack, const ProgrammeRules& now) {
  Carrying c{before, now.formula, {}};
  c.out.pack = pack.ref();
  c.out.eligible = true;
  c.out.people = std::max<std::int32_t>(1, static_cast<std::int32_t>(before.members.size()));
  c.row("amount_before", {}, before.basic_fen);
  if (before.rules.formula.kind != now.formula.kind) {
    c.look("row_not_known");
    return std::move(c.out);
  }
  switch (now.formula.kind) {
    case FormulaKind::household_gap:
      c.gap();
      break;
    case FormulaKind::household_bands:
      c.band();
      break;
    case FormulaKind::table:
      c.table();
      break;
    case FormulaKind::capped_items:
      c.look("row_not_known");
      break;
  }
  for (const auto& share : before.members) c.supplement(share);
  return std::move(c.out);
}

}  // namespace yiben
