// 基本殡葬服务费减免: one row a reduction.
#include <set>

#include "import/reading.h"

namespace yiben::ops {
namespace {

const CappedItem* item_named(const Formula& formula, std::string_view name) {
  for (const auto& item : formula.items)
    if (folded(name) == folded(item.code) || folded(name) == folded(item.name.zh) ||
        folded(name) == folded(item.name.en))
      return &item;
  return nullptr;
}

// "transport:400; cremation:560": the sum, or nothing.
std::optional<Fen> read_items(const Reading& r, const RowReader& row) {
  Fen sum;
  std::set<std::string> seen;
  auto entries = split(row.text("items"), r.world.words.separators);
  if (entries.empty()) row.fault("items", ImportFault::cell_empty);
  for (auto entry : entries) {
    auto parts = split(entry, r.world.words.item_marks);
    const auto* item = parts.empty() ? nullptr : item_named(r.rules.formula, parts[0]);
    std::optional<ImportFault> wrong;
    if (!item)
      wrong = ImportFault::item_unknown;
    else if (!seen.insert(item->code).second)
      wrong = ImportFault::item_twice;
    auto price = parts.size() == 2 ? read_amount(parts[1], Zero::refused) : ReadAmount{};
    if (!wrong && !price.amount) wrong = ImportFault::item_price_invalid;
    if (!wrong && *price.amount > item->cap_fen) wrong = ImportFault::item_above_cap;
    if (wrong) {
      row.fault("items", *wrong, {{"limit", item ? item->cap_fen.yuan() : ""}});
      return std::nullopt;
    }
    sum += *price.amount;
  }
  return entries.empty() ? std::nullopt : std::optional(sum);
}

// The date of death, checked against the birth and against what is on record.
std::optional<Date> read_death(const Reading& r, const RowReader& row,
                               const std::string& id_number) {
  auto died = row.date("died_on");
  if (!died) return std::nullopt;
  if (*died < parse_id_number(id_number)->birth) {
    row.fault("died_on", ImportFault::death_before_birth);
    return std::nullopt;
  }
  const auto* known = r.known(id_number);
  if (known && known->state.died && *known->state.died != *died) {
    row.fault("died_on", ImportFault::death_differs, {{"on", known->state.died->text()}});
    return std::nullopt;
  }
  return died;
}

// A death stops other benefits, which is the ordinary command's work (workflows/people.h).
bool draws_nothing(const Reading& r, const RowReader& row, const std::string& id_number) {
  const auto* known = r.known(id_number);
  if (!known || known->state.died || known->state.benefits.empty()) return true;
  std::string programmes;
  for (const auto& [programme, award] : known->state.benefits)
    programmes += (programmes.empty() ? "" : ", ") + programme;
  row.fault("id_number", ImportFault::deceased_draws_benefit, {{"programmes", programmes}});
  return false;
}

struct Way {
  std::optional<std::string> home;
  bool sound = false;
};
// By code or name.
std::optional<std::string> home_on_list(const FuneralHomes& homes, std::string_view text) {
  for (const auto& [code, home] : homes)
    if (folded(text) == code || folded(text) == folded(home.name)) return code;
  return std::nullopt;
}
Way read_way(const Reading& r, const RowReader& row) {
  auto way = row.meaning("way", "way", Needed::yes, ImportFault::way_unknown);
  if (!way) return {};
  if (*way != "deducted") return {std::nullopt, true};
  auto text = row.text("home");
  auto home = home_on_list(r.homes, text);
  if (!home)
    row.fault("home", text.empty() ? ImportFault::home_missing : ImportFault::home_unknown);
  return {home, home.has_value()};
}

void read_reduction(Reading& r, const RowReader& row) {
  auto deceased = r.person(row, {.account = false});
  auto applicant =
      r.person(row, {.name = "applicant", .id_number = "applicant_id", .beneficiary = false});
  auto division = row.village("division");
  auto area = row.area("area");
  auto way = read_way(r, row);
  auto amount = read_items(r, row);
  auto month = row.month("month", Needed::yes);
  if (!deceased) return;
  auto id_number = r.plan.people[*deceased].id_number;
  auto died = read_death(r, row, id_number);
  if (!draws_nothing(r, row, id_number)) return;
  if (!applicant || !division || !area || !way.sound || !amount || !month || !died) return;

  for (auto at : {*deceased, *applicant}) {
    r.plan.people[at].division = *division;
    r.plan.people[at].area = *area;
  }
  const auto* known = r.known(id_number);
  if (!known || !known->state.died) r.plan.people[*deceased].died = died;
  PlannedAward award;
  award.granted = r.new_award(*division, *area);
  award.granted.payee = r.plan.people[*applicant].id;
  award.granted.members = {{r.plan.people[*deceased].id, {}}};
  award.granted.funeral_home = way.home;
  award.granted.basic_fen = *amount;
  award.granted.from = award.since = *month;
  award.settled = *month < r.first_month;
  r.plan.awards.push_back(std::move(award));
}

}  // namespace

void read_funerals(Reading& r, const Table& table, const std::function<void(std::size_t)>& done) {
  for (std::size_t i = 0; i < table.rows.size() && !r.failed; ++i) {
    RowReader row(table.rows[i], r.columns, r.world, r.findings);
    if (row.whole()) read_reduction(r, row);
    done(i + 1);
  }
}

}  // namespace yiben::ops
