// Each kind of fault by itself, beside the thirty-seven of import_37_test.cc.
#include <gmock/gmock.h>

#include "tests/data/dibao_roster.h"
#include "tests/ops/import_support.h"
#include "workflows/people/people.h"

namespace yiben::ops {
namespace {

using testing::ElementsAre;

std::string number(const char* birth, int sequence) {
  return make_id_number("500199", *Date::parse(birth), sequence);
}

// A faultless roster of four rows (households of one, two, and one of three), one cell changed.
std::vector<std::string> dibao_with(std::size_t row, demo::Column column,
                                    const std::string& value) {
  Office office;
  auto table = demo::dibao_roster(4);
  table.rows.at(row).cells[column] = value;
  return faults(office.import(write_csv(table), "dibao"));
}

TEST(ImportFaults, OfCells) {
  EXPECT_THAT(dibao_with(0, demo::account, "1234"), ElementsAre("account_length@2:L"));
  EXPECT_THAT(dibao_with(0, demo::account, ""), ElementsAre("account_missing@2:L"));
  EXPECT_THAT(dibao_with(0, demo::account, "6.2190000123E+18"), ElementsAre("id_number_lost@2:L"));
  EXPECT_THAT(dibao_with(0, demo::categories, "重残/重残"), ElementsAre("category_twice@2:H"));
  EXPECT_THAT(dibao_with(0, demo::categories, "重残、未成年"), ElementsAre("category_age@2:H"));
  EXPECT_THAT(dibao_with(2, demo::area, "农村"), ElementsAre("household_area_differs@4:G"));
  EXPECT_THAT(dibao_with(2, demo::start_month, "2023-01"),
              ElementsAre("household_months_differ@4:M"));
  EXPECT_THAT(dibao_with(2, demo::supplement, "1"), ElementsAre("household_amounts_differ@4:J"));
  EXPECT_THAT(dibao_with(0, demo::bank, std::string(61, 'b')), ElementsAre("text_too_long@2:K"));
  EXPECT_THAT(dibao_with(0, demo::household_no, ""), ElementsAre("cell_empty@2:A"));
  EXPECT_THAT(dibao_with(0, demo::amount, ""), ElementsAre("cell_empty@2:I"));
  EXPECT_THAT(dibao_with(0, demo::name, "李１"), ElementsAre("name_characters@2:D"));
}

TEST(ImportFaults, OfColumns) {
  Office office;
  auto table = demo::dibao_roster(4);
  table.header[demo::start_month] = "备用";
  EXPECT_THAT(faults(office.import(write_csv(table), "dibao")), ElementsAre("column_unknown@1:M"));
  table.header[demo::start_month] = "户号";
  EXPECT_THAT(faults(office.import(write_csv(table), "dibao")), ElementsAre("column_twice@1:M"));
  table = demo::dibao_roster(4);
  table.header[demo::amount] = "备用";
  auto report = office.import(write_csv(table), "dibao");
  EXPECT_THAT(faults(report), ElementsAre("column_missing@1:", "column_unknown@1:I"));
  EXPECT_EQ(report.findings[0].details.at("column"), "户月保障金");

  auto headless =
      office.import("户号,姓名,身份证号码,村社区代码,城乡,户月保障金\n1,,,,,\n", "dibao");
  EXPECT_THAT(faults(headless), ElementsAre("column_missing@1:")) << "said once, not for every row";
  EXPECT_EQ(headless.findings.at(0).details.at("column"), "与户主关系 / 户主身份证号码");
}

TEST(ImportFaults, OfTheWholeFile) {
  Office office;
  EXPECT_THAT(faults(office.import("", "dibao")), ElementsAre("empty_file@0:"));
  EXPECT_THAT(faults(office.import("姓名\n\"李", "dibao")), ElementsAre("unclosed_quote@2:A"));
  EXPECT_THAT(faults(office.import("a,b\n1,\xFF\xFF\n", "dibao")),
              ElementsAre("wrong_encoding@2:B"));
}

const std::string child_header =
    "姓名,身份证号码,村社区代码,城乡,类型,养育方式,月保障金,在校就读,监护人,银行,账号\n";
std::string child(const std::string& number, const std::string& rest) {
  return "李童," + number + ",500199001001,城镇," + rest + "\n";
}

TEST(ImportFaults, OfAnOrphan) {
  auto young = number("2015-03-01", 1), grown = number("2006-01-05", 1);
  auto import = [](const std::string& rows) {
    Office office;
    return faults(office.import(child_header + rows, "orphan"));
  };
  EXPECT_THAT(import(child(young, "孤儿,社会散居,900,,,,")), ElementsAre());
  EXPECT_THAT(import(child(grown, "孤儿,社会散居,900,是,,,")), ElementsAre());
  EXPECT_THAT(import(child(grown, "孤儿,社会散居,900,否,,,")), ElementsAre("child_too_old@2:H"));
  EXPECT_THAT(import(child(young, "孤儿,寄养,900,,,,")), ElementsAre("placement_unknown@2:F"));
  EXPECT_THAT(import(child(young, "留守儿童,散居,900,,,,")), ElementsAre("kind_unknown@2:E"));
  EXPECT_THAT(import(child(young, "孤儿,散居,900,也许,,,")), ElementsAre("flag_unknown@2:H"));
  // Two children of one guardian share an account; two of two do not.
  auto second = number("2016-03-01", 1);
  auto two = [&](const char* other) {
    return child(young, "孤儿,散居,900,,李叔,示范银行,6219000012345") +
           child(second, std::string("孤儿,散居,900,,") + other + ",示范银行,6219000012345");
  };
  EXPECT_THAT(import(two("李叔")), ElementsAre());
  EXPECT_THAT(import(two("王姨")), ElementsAre("account_shared@3:K"));
}

TEST(ImportFaults, AChildsAwardEndsWithTheEighteenthBirthday) {
  Office office;
  auto report = office.import(
      child_header + child(number("2015-03-01", 1), "孤儿,社会散居,900,,,,"), "orphan");
  ASSERT_TRUE(report.written) << listed(report);
  auto granted = office.all<Award, Award::Granted>();
  EXPECT_EQ(granted.at(0).until->text(), "2033-03");
}

const std::string funeral_header =
    "逝者姓名,逝者身份证号码,死亡日期,经办人,经办人身份证号码,村社区代码,城乡,减免方式,殡仪馆,"
    "项目金额,减免月份\n";
struct Funeral {
  std::string deceased = number("1940-03-01", 1), died = "2026-10-01", way = "现场减免",
              home = "示范区殡仪馆", items = "遗体接运:400；遗体火化:560.5", month = "2026-11";
  std::string row() const {
    return "李故," + deceased + "," + died + ",李办," + number("1970-03-01", 1) +
           ",500199001001,城镇," + way + "," + home + "," + items + "," + month + "\n";
  }
};

TEST(ImportFaults, OfAFuneral) {
  auto import = [](const std::string& rows) {
    Office office;
    return faults(office.import(funeral_header + rows, "funeral"));
  };
  EXPECT_THAT(import(Funeral{}.row()), ElementsAre());
  EXPECT_THAT(import(Funeral{.died = "2026-13-01"}.row()), ElementsAre("date_invalid@2:C"));
  EXPECT_THAT(import(Funeral{.died = "2026-12-01"}.row()), ElementsAre("date_future@2:C"));
  EXPECT_THAT(import(Funeral{.died = "1939-12-01"}.row()), ElementsAre("death_before_birth@2:C"));
  EXPECT_THAT(import(Funeral{.way = "赊账"}.row()), ElementsAre("way_unknown@2:H"));
  EXPECT_THAT(import(Funeral{.home = ""}.row()), ElementsAre("home_missing@2:I"));
  EXPECT_THAT(import(Funeral{.home = "某殡仪馆"}.row()), ElementsAre("home_unknown@2:I"));
  EXPECT_THAT(import(Funeral{.items = "花圈:100"}.row()), ElementsAre("item_unknown@2:J"));
  EXPECT_THAT(import(Funeral{.items = "遗体接运"}.row()), ElementsAre("item_price_invalid@2:J"));
  EXPECT_THAT(import(Funeral{.items = "遗体接运:四百"}.row()),
              ElementsAre("item_price_invalid@2:J"));
  EXPECT_THAT(import(Funeral{.items = "遗体接运:100;transport:100"}.row()),
              ElementsAre("item_twice@2:J"));
  EXPECT_THAT(import(Funeral{.items = "遗体接运:400.01"}.row()), ElementsAre("item_above_cap@2:J"));
  EXPECT_THAT(import(Funeral{}.row() + Funeral{}.row()), ElementsAre("id_twice@3:B"));
}

TEST(ImportFaults, OfAFuneralBesideTheLog) {
  Office office;
  auto living = demo::dibao_roster(1);
  ASSERT_TRUE(office.import(write_csv(living), "dibao").written);
  auto drawing = Funeral{.deceased = living.rows[0].cells[demo::id_number]};
  auto row = funeral_header + drawing.row();
  row.replace(row.find("李故"), 6, living.rows[0].cells[demo::name]);
  EXPECT_THAT(faults(office.import(row, "funeral")), ElementsAre("deceased_draws_benefit@2:B"));

  ASSERT_TRUE(office.import(funeral_header + Funeral{}.row(), "funeral").written);
  auto head = office.log->head();
  EXPECT_THAT(
      faults(office.import(funeral_header + Funeral{.died = "2026-10-02"}.row(), "funeral")),
      ElementsAre("already_on_programme@2:B"));
  EXPECT_EQ(office.log->head(), head);
}

TEST(ImportFaults, AReductionOfAnEarlierMonthIsNeverOnARoll) {
  Office office;
  auto report = office.import(funeral_header + Funeral{.month = "2026-10"}.row(), "funeral");
  ASSERT_TRUE(report.written) << listed(report);
  auto granted = office.all<Award, Award::Granted>();
  ASSERT_EQ(granted.size(), 1u);
  EXPECT_EQ(granted[0].basic_fen.yuan(), "960.50");
  EXPECT_EQ(granted[0].funeral_home, "shifan");
  Award::State state;
  state = Award::evolve(state, granted[0]);
  EXPECT_TRUE(state.due_for(granted[0].from));
  for (const auto& stop : office.all<Award, Award::Stopped>()) state = Award::evolve(state, stop);
  EXPECT_FALSE(state.due_for(granted[0].from));
  auto died = office.all<Person, Person::Died>();
  EXPECT_EQ(died.size(), 1u);
}

}  // namespace
}  // namespace yiben::ops
