// What an import writes, that it writes it once, and that the form of the file does not matter.
#include "ops/import.h"

#include <gmock/gmock.h>
#include <iconv.h>

#include "tests/data/dibao_roster.h"
#include "tests/ops/import_support.h"

namespace yiben::ops {
namespace {

using testing::HasSubstr;

std::string in_gb18030(std::string_view utf8) {
  auto converter = iconv_open("GB18030", "UTF-8");
  std::string out(utf8.size() * 2, '\0');
  char* in = const_cast<char*>(utf8.data());
  std::size_t in_left = utf8.size(), out_left = out.size();
  char* to = out.data();
  EXPECT_EQ(iconv(converter, &in, &in_left, &to, &out_left), 0u);
  iconv_close(converter);
  out.resize(out.size() - out_left);
  return out;
}

TEST(Import, TheFormOfTheFileDoesNotMatter) {
  auto table = demo::dibao_roster(25);
  auto csv = write_csv(table);
  std::vector<std::string> files = {csv, csv.substr(3), in_gb18030(csv.substr(3)),
                                    write_xlsx(table)};
  std::vector<std::vector<std::string>> written;
  for (const auto& file : files) {
    Office office;
    auto before = office.log->head();
    auto report = office.import(file, "dibao");
    ASSERT_TRUE(report.written) << listed(report);
    written.push_back(office.events(before));
  }
  EXPECT_GT(written[0].size(), 70u);
  for (std::size_t i = 1; i < written.size(); ++i)
    EXPECT_TRUE(written[i] == written[0]) << "file " << i;
}

TEST(Import, TheSameRosterTwiceNamesEveryRowAndIsAnsweredAsDone) {
  Office office;
  auto table = demo::dibao_roster(10);
  auto first = office.import(write_csv(table), "dibao");
  ASSERT_TRUE(first.written) << listed(first);
  auto head = office.log->head();
  for (const auto& file : {write_csv(table), write_xlsx(table)}) {
    auto again = office.import(file, "dibao");
    EXPECT_EQ(again.findings.size(), 10u);
    for (const auto& f : again.findings) EXPECT_EQ(f.fault, "already_on_programme");
    ASSERT_TRUE(again.written);
    EXPECT_TRUE(again.written->repeated);
    EXPECT_EQ(again.written->first, first.written->first);
    EXPECT_EQ(office.log->head(), head);
  }
  // One row more is another roster, and none of it goes in.
  auto longer = demo::dibao_roster(11);
  auto refused = office.import(write_csv(longer), "dibao");
  EXPECT_FALSE(refused.written);
  EXPECT_EQ(refused.findings.size(), 10u);
  EXPECT_EQ(office.log->head(), head);
}

TEST(Import, ADryRunWritesNothing) {
  Office office;
  auto head = office.log->head();
  auto report = office.import(write_csv(demo::dibao_roster(10)), "dibao", true);
  EXPECT_TRUE(report.findings.empty()) << listed(report);
  EXPECT_FALSE(report.written);
  EXPECT_EQ(report.new_people, 10u);
  EXPECT_EQ(report.awards, 4u);
  EXPECT_EQ(office.log->head(), head);
}

TEST(Import, AHouseholdBecomesItsPeopleItsHouseholdAndItsAward) {
  Office office;
  auto report = office.import(
      "户号,户主身份证号码,姓名,身份证号码,村社区代码,城乡,类别,户月保障金,分类施保金,银行,账号,"
      "起始月份\n"
      "7,500199195803010017,李子,500199201503010013,500199100200,农村,未成年,,,,,\n"
      "7,500199195803010017,李示范,500199195803010017,500199100200,农村,老年、重残,\"496.50\",140,"
      "示范银行,6219 0000 1234,2024年3月\n",
      "dibao");
  ASSERT_TRUE(report.written) << listed(report);
  auto people = office.all<Person, Person::Registered>();
  auto accounts = office.all<Person, Person::AccountSet>();
  auto households = office.all<Household, Household::Formed>();
  auto awards = office.all<Award, Award::Granted>();
  ASSERT_EQ(people.size(), 2u);
  ASSERT_EQ(accounts.size(), 1u);
  ASSERT_EQ(households.size(), 1u);
  ASSERT_EQ(awards.size(), 1u);
  EXPECT_EQ(people[1].name.plain, "李示范");
  EXPECT_EQ(people[1].area, Area::rural);
  EXPECT_EQ(accounts[0].account.plain, "621900001234") << "as printed on a card";
  EXPECT_EQ(accounts[0].holder.plain, "李示范");
  EXPECT_EQ(households[0].householder, people[1].person);
  const auto& g = awards[0];
  EXPECT_EQ(g.payee, people[1].person);
  EXPECT_EQ(g.household, households[0].household);
  EXPECT_EQ(g.basic_fen.yuan(), "496.50");
  EXPECT_EQ(g.supplement_fen.yuan(), "140.00");
  ASSERT_EQ(g.members.size(), 2u);
  EXPECT_EQ(g.members[0].supplement_fen.yuan(), "50.00") << "a rural minor, to the pack's amount";
  EXPECT_EQ(g.members[1].supplement_fen.yuan(), "90.00")
      << "once a person, though of two categories";
  EXPECT_EQ(g.from.text(), "2026-11");
  EXPECT_EQ(g.pack.id, "demo");
}

TEST(Import, MonthsBeforeTheFirstAreNotPaidAgain) {
  Office office;
  auto table = demo::dibao_roster(1);
  auto report = office.import(write_csv(table), "dibao", false, Month::of(2026, 12));
  ASSERT_TRUE(report.written) << listed(report);
  auto granted = office.all<Award, Award::Granted>();
  ASSERT_EQ(granted.size(), 1u);
  EXPECT_EQ(granted[0].from.text(), "2026-12");
  EXPECT_EQ(granted[0].claim, std::nullopt);
  EXPECT_EQ(granted[0].review_due->text(), "2027-11-22");
  auto started = office.all<Person, Person::BenefitStarted>();
  ASSERT_EQ(started.size(), 1u);
  EXPECT_EQ(started[0].from.text(), "2024-01") << "when the benefit began is kept on the person";
}

TEST(Import, EveryFaultHasWords) {
  const auto& words = import_words();
  std::size_t all = 0;
  for (auto name : EnumNames<ImportFault>::names) all += words.faults.contains(std::string(name));
  for (auto name : EnumNames<TableFault>::names) all += words.faults.contains(std::string(name));
  EXPECT_EQ(all, EnumNames<ImportFault>::names.size() + EnumNames<TableFault>::names.size());
  EXPECT_EQ(words.faults.size(), all) << "and every word a fault";
}

TEST(Import, AnUnknownProgrammeIsAProblemAndNoCrash) {
  Office office;
  auto report = import_roster({office.book, office.rules, office.divisions, import_words()},
                              "a\n1\n", {"medals", {}, false});
  ASSERT_FALSE(report);
  EXPECT_THAT(report.error().text, HasSubstr("medals"));
}

}  // namespace
}  // namespace yiben::ops
