// 低保: one row a person, rows of a household tied by its number.
#include <algorithm>

#include "import/household.h"

namespace yiben::ops {
namespace {

constexpr std::size_t household_no_characters_max = 40;
constexpr int minor_until = 18;

bool is_minor(Category c) { return c == Category::minor || c == Category::single_parent_minor; }

std::vector<Category> read_categories(const Reading& r, const RowReader& row,
                                      const std::optional<IdNumber>& number) {
  std::vector<Category> out;
  for (auto word : split(row.text("categories"), r.world.words.separators)) {
    auto meaning = meaning_of(word, "category", r.world.words);
    if (meaning && *meaning == "none") continue;
    auto category = meaning ? enum_from<Category>(*meaning) : std::nullopt;
    std::optional<ImportFault> wrong;
    if (!category)
      wrong = ImportFault::category_unknown;
    else if (std::find(out.begin(), out.end(), *category) != out.end())
      wrong = ImportFault::category_twice;
    else if (is_minor(*category) && number && age_on(number->birth, r.today) >= minor_until)
      wrong = ImportFault::category_age;
    if (wrong)
      row.fault("categories", *wrong);
    else
      out.push_back(*category);
  }
  return out;
}

template <class T>
void take(Shared<T>& shared, const std::optional<T>& here, const RowReader& row,
          std::string_view field, ImportFault otherwise) {
  if (!here && !row.text(field).empty()) shared.wrong = true;
  if (!shared.take(here, row.line()))
    row.fault(field, otherwise, {{"other", std::to_string(shared.line)}});
}

void read_member(Reading& r, const RowReader& row, const Row& cells, HouseholdGroup& group) {
  HouseholdRow out;
  out.row = &cells;
  out.person = r.person(row, {});
  std::optional<IdNumber> number;
  if (auto parsed = parse_id_number(row.text("id_number")); parsed) number = *parsed;
  out.id_text = number ? number->text : folded(row.text("id_number"));
  auto findings_before = r.findings.size();
  out.categories = read_categories(r, row, number);
  // What the categories come to is not known.
  if (r.findings.size() > findings_before) group.supplement.wrong = true;

  if (r.columns.has("relation")) {
    bool must = !r.columns.has("householder_id");
    auto relation = row.meaning("relation", "relation", must ? Needed::yes : Needed::no,
                                ImportFault::relation_unknown);
    if (!relation && (must || !row.text("relation").empty())) group.whole = false;
    out.head = relation && *relation == "head";
  }
  if (!row.text("householder_id").empty()) {
    auto head = row.id_number("householder_id");
    if (head)
      out.householder = head->text;
    else
      group.whole = false;
  }
  auto division = row.village("division");
  auto area = row.area("area");
  take(group.division, division, row, "division", ImportFault::household_split);
  take(group.area, area, row, "area", ImportFault::household_area_differs);
  take(group.amount, row.amount("amount", Needed::no, Zero::refused), row, "amount",
       ImportFault::household_amounts_differ);
  take(group.supplement, row.amount("supplement", Needed::no, Zero::allowed), row, "supplement",
       ImportFault::household_amounts_differ);
  take(group.since, row.month("start_month", Needed::no), row, "start_month",
       ImportFault::household_months_differ);
  if (out.person && division && area) {
    r.plan.people[*out.person].division = *division;
    r.plan.people[*out.person].area = *area;
  }
  group.rows.push_back(std::move(out));
}

// One of two columns says who the head is.
bool heads_can_be_told(Reading& r, const Table& table) {
  if (r.columns.has("relation") || r.columns.has("householder_id")) return true;
  std::string column;
  for (const auto& words : r.world.words.programmes.at(r.programme))
    if (words.field == "relation" || words.field == "householder_id")
      column += (column.empty() ? "" : " / ") + words.names.front();
  r.findings.add(ImportFault::column_missing, table.header_line, 0, "", {{"column", column}});
  return false;
}

}  // namespace

void read_dibao(Reading& r, const Table& table, const std::function<void(std::size_t)>& done) {
  if (!heads_can_be_told(r, table)) return;
  std::vector<HouseholdGroup> groups;
  std::unordered_map<std::string, std::size_t> by_number;
  for (std::size_t i = 0; i < table.rows.size() && !r.failed; ++i) {
    RowReader row(table.rows[i], r.columns, r.world, r.findings);
    bool whole = row.whole();
    auto number = whole ? row.words("household_no", Needed::yes, household_no_characters_max)
                        : std::optional(std::string(row.text("household_no")));
    auto group = groups.size();
    // A row without a number is a household by itself, so that its other cells are looked at too.
    if (number) group = by_number.emplace(*number, groups.size()).first->second;
    if (group == groups.size()) groups.emplace_back();
    if (!whole || !number) groups[group].whole = false;
    if (whole) read_member(r, row, table.rows[i], groups[group]);
    done(i + 1);
  }
  if (r.failed) return;
  for (const auto& group : groups) group.close(r);
}

}  // namespace yiben::ops
