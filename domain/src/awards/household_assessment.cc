#include "awards/household_assessment.h"

#include <algorithm>

namespace yiben {
namespace {

// Amounts are kept exact until the one rounding, in 1200ths of a fen: a month's figure is twelve
// times a year's, and employment cost is a percentage.
constexpr std::int64_t parts_per_fen = 1200;

std::int64_t parts(Fen amount, Period period) {
  return amount.fen * (period == Period::month ? parts_per_fen : parts_per_fen / 12);
}
Fen to_fen(std::int64_t parts) {  // for showing
  return {(parts + (parts >= 0 ? 1 : -1) * parts_per_fen / 2) / parts_per_fen};
}
std::string months_or_year(Period p) { return std::string(enum_name(p)); }

struct Ledger {
  const Formula& formula;
  Date on;
  Assessment& out;
  std::int64_t income = 0;  // parts

  void row(std::string rule, std::map<std::string, std::string> args, std::int64_t amount,
           std::string law, std::optional<PersonId> person) {
    out.rows.push_back({std::move(rule), std::move(args), to_fen(amount), std::move(law), person});
  }

  void add(const MemberFacts& m, const Income& i) {
    std::map<std::string, std::string> args{{"kind", std::string(enum_name(i.kind))},
                                            {"amount", i.amount_fen.yuan()},
                                            {"period", months_or_year(i.period)}};
    if (i.exempt_as) {
      auto known = std::find_if(formula.exemptions.begin(), formula.exemptions.end(),
                                [&](const Exemption& e) { return e.id == *i.exempt_as; });
      const bool over = known != formula.exemptions.end() && known->until && *known->until < on;
      if (known != formula.exemptions.end()) args["exemption"] = known->id;
      if (over) {
        income += parts(i.amount_fen, i.period);
        return row("exemption_over", args, parts(i.amount_fen, i.period), known->law, m.person);
      }
      if (known != formula.exemptions.end())
        return row("income_exempt", args, 0, known->law, m.person);
    }
    income += parts(i.amount_fen, i.period);
    row("income", args, parts(i.amount_fen, i.period), formula.law, m.person);
  }

  bool allows(DeductionKind kind) const {
    const auto& kinds = formula.deductions;
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }

  // At most the income it is taken from: a deduction never makes income negative.
  void deduct(const MemberFacts& m, DeductionKind kind, std::int64_t amount, std::int64_t& left) {
    amount = std::min(amount, left);
    if (amount <= 0) return;
    left -= amount;
    row("deduction", {{"kind", std::string(enum_name(kind))}}, -amount, formula.law, m.person);
  }

  // 必要就业成本 comes off the wages it was paid for (57号第十三条第一项).
  void member(const MemberFacts& m) {
    std::int64_t before = income, wages = 0;
    for (const auto& i : m.incomes) {
      std::int64_t so_far = income;
      add(m, i);
      if (i.kind == IncomeKind::wage) wages += income - so_far;
    }
    std::int64_t others = income - before - wages, gross = wages;
    bool cost_found = false;
    for (const auto& d : m.deductions) {
      if (d.kind != DeductionKind::employment_cost || !allows(d.kind)) continue;
      cost_found = true;
      deduct(m, d.kind, parts(d.amount_fen, d.period), wages);
    }
    if (!cost_found && formula.employment_cost_percent)
      deduct(m, DeductionKind::employment_cost, gross * *formula.employment_cost_percent / 100,
             wages);
    income = before + wages + others;
  }

  // 因残疾、患重病等增加的刚性支出 comes off the household's income, whoever of it is ill.
  void rigid_spending(const MemberFacts& m) {
    for (const auto& d : m.deductions)
      if (d.kind != DeductionKind::employment_cost && allows(d.kind))
        deduct(m, d.kind, parts(d.amount_fen, d.period), income);
  }
};

// One person counts once, for the reason that gives most, however many reasons and whoever heads
// the household.
void supplements(const Formula& f, const CaseSubject& subject, const Facts& facts,
                 Assessment& out) {
  for (const auto& m : facts.members) {
    if (!m.counted) continue;
    const Supplement* best = nullptr;
    for (const auto& s : f.supplements) {
      bool applies = s.area == subject.area && std::find(m.categories.begin(), m.categories.end(),
                                                         s.category) != m.categories.end();
      if (applies && (!best || s.amount_fen > best->amount_fen)) best = &s;
    }
    out.members.push_back({m.person, best ? best->amount_fen : Fen{}});
    if (!best) continue;
    out.supplement_fen += best->amount_fen;
    out.rows.push_back({"supplement",
                        {{"category", std::string(enum_name(best->category))}},
                        best->amount_fen,
                        f.law,
                        m.person});
  }
}

void gap(const Formula& f, std::int64_t needed, std::int64_t income, Assessment& out) {
  out.basic_fen = rounded(needed - income, parts_per_fen, f.rounding);
  // Whoever is below the standard is granted something, be it the smallest amount there is.
  if (out.basic_fen.fen == 0)
    out.basic_fen = f.rounding == Rounding::to_fen
                        ? Fen{1}
                        : rounded(needed - income, parts_per_fen, Rounding::up_to_yuan);
  out.rows.push_back(
      {"gap", {{"rounding", std::string(enum_name(f.rounding))}}, out.basic_fen, f.law, {}});
}

void bands(const Formula& f, std::int64_t needed, std::int64_t income, Assessment& out) {
  for (const auto& band : f.bands) {
    if (income * 100 >= needed * band.below_percent) continue;
    out.basic_fen = band.per_person_fen * out.people;
    out.rows.push_back({"band",
                        {{"below_percent", std::to_string(band.below_percent)},
                         {"per_person", band.per_person_fen.yuan()}},
                        out.basic_fen,
                        f.law,
                        {}});
    return;
  }
  out.eligible = false;
  out.reasons.push_back("no_band_applies");
}

}  // namespace

const Standard* standard_for(const Formula& f, Area area) {
  for (const auto& s : f.standards)
    if (s.area == area) return &s;
  return nullptr;
}

void assess_household(const Formula& f, const CaseSubject& subject, const Facts& facts, Date on,
                      Assessment& out) {
  const Standard* standard = standard_for(f, subject.area);
  for (const auto& m : facts.members) out.people += m.counted ? 1 : 0;
  if (!standard || out.people == 0) {
    out.eligible = false;
    out.reasons.push_back(standard ? "nobody_counted" : "no_standard_for_area");
    return;
  }
  Ledger ledger{f, on, out};
  for (const auto& m : facts.members)
    if (m.counted) ledger.member(m);
  for (const auto& m : facts.members)
    if (m.counted) ledger.rigid_spending(m);
  std::int64_t needed = parts(standard->amount_fen, standard->period) * out.people;
  out.income_fen = to_fen(ledger.income);
  out.income_1200ths_fen = ledger.income;
  out.rows.push_back({"people_times_standard",
                      {{"people", std::to_string(out.people)},
                       {"standard", standard->amount_fen.yuan()},
                       {"period", months_or_year(standard->period)}},
                      to_fen(needed),
                      f.law,
                      {}});
  if (ledger.income >= needed) {
    out.eligible = false;
    out.reasons.push_back("income_above_standard");
    return;
  }
  if (f.kind == FormulaKind::household_gap)
    gap(f, needed, ledger.income, out);
  else
    bands(f, needed, ledger.income, out);
  supplements(f, subject, facts, out);
}

}  // namespace yiben
