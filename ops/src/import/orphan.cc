// 孤儿与事实无人抚养儿童: one row a child.
#include "import/reading.h"

namespace yiben::ops {
namespace {

void read_child(Reading& r, const RowReader& row) {
  auto person = r.person(row, {.holder_otherwise = "guardian", .account_for_several = true});
  row.name("guardian", Needed::no);
  auto division = row.village("division");
  auto area = row.area("area");
  row.meaning("kind", "kind", Needed::yes, ImportFault::kind_unknown);
  row.meaning("placement", "placement", Needed::yes, ImportFault::placement_unknown);
  auto amount = row.amount("amount", Needed::yes, Zero::refused);
  auto school = row.meaning("in_school", "flag", Needed::no, ImportFault::flag_unknown);
  auto since = row.month("start_month", Needed::no);
  bool school_wrong = !school && !row.text("in_school").empty();
  if (!person || !division || !area || !amount || school_wrong) return;

  auto& p = r.plan.people[*person];
  p.division = *division;
  p.area = *area;
  PlannedAward award;
  award.granted = r.new_award(*division, *area);
  award.granted.payee = p.id;
  award.granted.members = {{p.id, {}}};
  award.granted.basic_fen = *amount;
  award.since = since.value_or(r.first_month);
  award.granted.from = std::max(award.since, r.first_month);
  Facts facts;
  facts.answers["in_school"] = school.value_or("false");
  auto born = parse_id_number(p.id_number)->birth;
  award.granted.until = last_month(r.rules, facts, born);
  if (award.granted.until && *award.granted.until < award.granted.from)
    return row.fault(row.has("in_school") ? "in_school" : "id_number", ImportFault::child_too_old);
  r.plan.awards.push_back(std::move(award));
}

}  // namespace

void read_orphans(Reading& r, const Table& table, const std::function<void(std::size_t)>& done) {
  for (std::size_t i = 0; i < table.rows.size() && !r.failed; ++i) {
    RowReader row(table.rows[i], r.columns, r.world, r.findings);
    if (row.whole()) read_child(r, row);
    done(i + 1);
  }
}

}  // namespace yiben::ops
