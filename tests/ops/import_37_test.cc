// A roster of 10,000 rows with thirty-seven planted faults: all are named, nothing is written; the
// repaired roster goes in.
#include <gmock/gmock.h>

#include "tests/data/planted_faults.h"
#include "tests/ops/import_support.h"
#include "workflows/people/people.h"

namespace yiben::ops {
namespace {

constexpr int rows = 10'000;

// Four people the log knows, in households of an earlier roster or registered by hand.
demo::KnownNumbers prepare(Office& office) {
  auto earlier = demo::dibao_roster(1, 50'000);
  auto report = office.import(write_csv(earlier), "dibao");
  EXPECT_TRUE(report.written) << listed(report);
  auto add = [&](int who) {
    auto done = workflows::register_person(
        office.book, office.request(), {demo::name_of(who), demo::number_of(who), "500199001001"});
    EXPECT_TRUE(done);
    return done->person;
  };
  auto died = add(50'010);
  EXPECT_TRUE(workflows::record_death(office.book, office.request(), died, *Date::of(2026, 1, 2),
                                      "police"));
  add(50'011);
  auto housed = add(50'012);
  EXPECT_TRUE(
      workflows::form_household(office.book, office.request(), {housed, {housed}, "500199001001"}));
  return {demo::number_of(50'000), demo::number_of(50'010), demo::number_of(50'011),
          demo::number_of(50'012)};
}

TEST(Import37, EveryPlantedFaultIsNamedAndNothingWritten) {
  Office office;
  auto known = prepare(office);
  auto table = demo::dibao_roster(rows);
  ASSERT_EQ(table.rows.size(), static_cast<std::size_t>(rows));
  auto faulty = table;
  auto planted = demo::plant_37(faulty, known);
  ASSERT_EQ(planted.size(), 37u);
  std::set<ImportFault> kinds;
  for (const auto& p : planted) kinds.insert(p.fault);
  ASSERT_EQ(kinds.size(), 37u) << "each of another kind";

  auto head = office.log->head();
  auto report = office.import(write_csv(faulty), "dibao");
  std::set<demo::PlantedFault> named;
  for (const auto& f : report.findings)
    named.insert({f.line, f.column, enum_from<ImportFault>(f.fault).value()});
  EXPECT_EQ(report.findings.size(), 37u);
  std::vector<demo::PlantedFault> missed, invented;
  std::set_difference(planted.begin(), planted.end(), named.begin(), named.end(),
                      std::back_inserter(missed));
  std::set_difference(named.begin(), named.end(), planted.begin(), planted.end(),
                      std::back_inserter(invented));
  for (const auto& p : missed)
    ADD_FAILURE() << "missed: " << enum_name(p.fault) << " in line " << p.line;
  for (const auto& p : invented)
    ADD_FAILURE() << "invented: " << enum_name(p.fault) << " in line " << p.line << ":" << p.column;
  EXPECT_FALSE(report.written);
  EXPECT_EQ(office.log->head(), head) << "nothing is written";

  auto repaired = office.import(write_csv(table), "dibao");
  ASSERT_TRUE(repaired.written) << listed(repaired);
  EXPECT_EQ(repaired.rows, static_cast<std::size_t>(rows));
  EXPECT_EQ(repaired.written->count, repaired.events);
  EXPECT_EQ(office.log->head(), head + repaired.events);
  auto granted = office.all<Award, Award::Granted>();
  EXPECT_EQ(granted.size(), repaired.awards + 1);
  std::size_t people = 0;
  Fen total;
  for (const auto& g : granted) {
    people += g.members.size();
    total += g.basic_fen + g.supplement_fen;
  }
  EXPECT_EQ(people, static_cast<std::size_t>(rows) + 1);
  EXPECT_GT(total, repaired.total_fen);
}

TEST(Import37, EveryFindingSaysWhereInBothLanguages) {
  Office office;
  auto table = demo::dibao_roster(4);
  table.rows[1].cells[demo::id_number].back() =
      table.rows[1].cells[demo::id_number].back() == '1' ? '2' : '1';
  auto report = office.import(write_csv(table), "dibao");
  ASSERT_EQ(report.findings.size(), 1u) << listed(report);
  auto line = told(report.findings[0], import_words());
  EXPECT_EQ(line,
            "第3行 E列“身份证号码” 校验码不对，至少有一位录错 | line 3, column E \"身份证号码\": "
            "the check "
            "character is wrong: at least one digit is mistyped");
}

}  // namespace
}  // namespace yiben::ops
