#include "domain/awards/assess.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace yiben;

const char* const full = R"json({
  "members": [{"person": "11111111-1111-1111-1111-111111111111", "counted": true,
    "categories": ["elderly", "minor"],
    "incomes": [{"kind": "wage", "amount_fen": 80000, "period": "month", "exempt_as": "scholarship"},
                {"kind": "business", "amount_fen": 999999999999, "period": "year"}],
    "deductions": [{"kind": "medical", "amount_fen": 1, "period": "year"}]}],
  "answers": {"reason": "失业", "property_ok": "true"},
  "items": [{"code": "cremation", "price_fen": 60000}]})json";

ProgrammeRules rules() {
  ProgrammeRules p;
  p.subject = Subject::household;
  p.form = {{"reason", {}, FieldType::text, false, {}},
            {"property_ok", {}, FieldType::flag, false, {}}};
  p.formula.kind = FormulaKind::household_gap;
  p.formula.rounding = Rounding::up_to_yuan;
  p.formula.standards = {{Area::urban, Fen{62000}, Period::month}};
  p.formula.items = {{"cremation", {}, Fen{60000}}};
  p.formula.employment_cost_percent = 20;
  p.formula.deductions = {DeductionKind::medical};
  return p;
}

}  // namespace

// Facts that pass the form are assessed without an amount that is negative or beyond the standard.
YIBEN_FUZZ(facts, {full, "{}", R"({"members":[],"answers":{},"items":[]})"}) {
  auto facts = from_json_text<Facts>(bytes);
  if (!facts) {
    YIBEN_PROMISE(!facts.error().path.empty() && !facts.error().what.empty());
    return;
  }
  auto again = from_json_text<Facts>(json::serialize(to_json(*facts)));
  YIBEN_PROMISE(again && to_json(*again) == to_json(*facts));
  static const ProgrammeRules p = rules();
  if (!check_facts(p, *facts)) return;
  auto a = assess({}, p, {}, *facts, {}, Date{20'000});
  YIBEN_PROMISE(a.income_fen.fen >= 0 && a.basic_fen.fen >= 0);
  YIBEN_PROMISE(a.basic_fen.fen <= 62'000 * static_cast<std::int64_t>(a.people));
}
