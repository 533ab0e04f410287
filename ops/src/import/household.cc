#include "import/household.h"

#include <algorithm>

namespace yiben::ops {
namespace {

RowReader reader(const Reading& r, const HouseholdRow& row) {
  return RowReader(*row.row, r.columns, r.world, r.findings);
}

Fen limit_of(const Formula& formula, Area area, const std::vector<Category>& categories) {
  Fen highest;
  for (const auto& s : formula.supplements)
    if (s.area == area &&
        std::find(categories.begin(), categories.end(), s.category) != categories.end())
      highest = std::max(highest, s.amount_fen);
  return highest;
}

}  // namespace

std::optional<std::size_t> HouseholdGroup::head_by_relation(const Reading& r) const {
  std::optional<std::size_t> head;
  bool two = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].head) continue;
    if (head) {
      two = true;
      reader(r, rows[i])
          .fault("relation", ImportFault::household_two_heads,
                 {{"other", std::to_string(rows[*head].row->line)}});
    } else {
      head = i;
    }
  }
  if (!head) reader(r, rows.front()).fault("relation", ImportFault::household_headless);
  return two ? std::nullopt : head;
}

std::optional<std::size_t> HouseholdGroup::head_by_number(const Reading& r) const {
  const HouseholdRow* says = nullptr;
  for (const auto& row : rows) {
    if (!row.householder) continue;
    if (says && *says->householder != *row.householder) {
      reader(r, row).fault("householder_id", ImportFault::household_two_heads,
                           {{"other", std::to_string(says->row->line)}});
      return std::nullopt;
    }
    if (!says) says = &row;
  }
  if (!says) {
    reader(r, rows.front()).fault("householder_id", ImportFault::household_headless);
    return std::nullopt;
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id_text == *says->householder) return i;
  reader(r, *says).fault("householder_id", ImportFault::head_not_member);
  return std::nullopt;
}

std::optional<std::size_t> HouseholdGroup::head(const Reading& r) const {
  bool by_relation = r.columns.has("relation"), by_number = r.columns.has("householder_id");
  // Some rosters have both columns; then the number may be left out, but must not contradict.
  bool number_given = std::any_of(rows.begin(), rows.end(),
                                  [](const auto& row) { return row.householder.has_value(); });
  if (!by_relation) return head_by_number(r);
  auto head = head_by_relation(r);
  if (!head || !by_number || !number_given) return head;
  auto number = head_by_number(r);
  if (!number || *number == *head) return number;
  reader(r, rows[*number])
      .fault("householder_id", ImportFault::household_two_heads,
             {{"other", std::to_string(rows[*head].row->line)}});
  return std::nullopt;
}

std::vector<Fen> HouseholdGroup::supplement_limits(const Reading& r) const {
  std::vector<Fen> out;
  for (const auto& row : rows)
    out.push_back(limit_of(r.rules.formula, *area.value, row.categories));
  return out;
}

bool HouseholdGroup::supplement_fits(const Reading& r, const std::vector<Fen>& limits) const {
  if (!supplement.value || r.rules.formula.supplements.empty()) return true;
  Fen limit;
  for (auto l : limits) limit += l;
  if (*supplement.value <= limit) return true;
  auto says = std::find_if(rows.begin(), rows.end(),
                           [&](const auto& row) { return row.row->line == supplement.line; });
  reader(r, *says).fault("supplement", ImportFault::supplement_above, {{"limit", limit.yuan()}});
  return false;
}

void HouseholdGroup::close(Reading& r) const {
  if (!whole) return;
  auto head = this->head(r);
  if (!amount.value && !amount.wrong)
    reader(r, rows.front()).fault("amount", ImportFault::cell_empty);
  bool known = division.value && area.value && !supplement.wrong;
  if (!known) return;
  auto limits = supplement_limits(r);
  bool fits = supplement_fits(r, limits);
  bool people =
      std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.person.has_value(); });
  if (head && fits && people && amount.value) plan(r, *head, limits);
}

void HouseholdGroup::plan(Reading& r, std::size_t head, const std::vector<Fen>& limits) const {
  PlannedAward award;
  auto& g = award.granted;
  g = r.new_award(*division.value, *area.value);
  g.household = HouseholdId{r.new_id("household")};
  g.basic_fen = *amount.value;
  g.supplement_fen = supplement.value.value_or(Fen{});
  award.since = since.value.value_or(r.first_month);
  g.from = std::max(award.since, r.first_month);
  // The roster has the household's sum: it is shared out in the order of the rows, to each what
  // their categories allow; where the pack names no amounts, all to the head.
  Fen left = g.supplement_fen;
  bool no_limits = r.rules.formula.supplements.empty();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto id = r.plan.people[*rows[i].person].id;
    Fen share = no_limits ? (i == head ? left : Fen{}) : std::min(left, limits[i]);
    left -= share;
    g.members.push_back({id, share});
    award.household.push_back(id);
  }
  std::swap(award.household[0], award.household[head]);
  g.payee = award.household[0];
  r.plan.awards.push_back(std::move(award));
}

}  // namespace yiben::ops
