// Rosters as offices keep them: a title, who reports, a number for each row, remarks, a heading of
// two lines, a household's number over all its lines, totals and notes underneath.
#include <gmock/gmock.h>

#include "tests/data/dibao_roster.h"
#include "tests/ops/import_support.h"
#include "tests/ops/zipped.h"

namespace yiben::ops {
namespace {

using testing::ElementsAre;
using Lines = std::vector<std::vector<std::string>>;

// Households of one, two and one of three: 300.50, 301 and 302 yuan, and 100 on top of the first.
Lines roster_lines() {
  const auto table = demo::dibao_roster(4);
  Lines out{table.header};
  for (const auto& row : table.rows) out.push_back(row.cells);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].insert(out[i].begin(), i == 0 ? "序号" : std::to_string(i));
    out[i].push_back(i == 0 ? "备注" : "");
  }
  return out;
}

std::vector<std::string> totals(const std::string& amount, const std::string& supplement) {
  std::vector<std::string> out(15);
  out[0] = "合计";
  out[1 + demo::amount] = amount;
  out[1 + demo::supplement] = supplement;
  return out;
}

Lines office_sheet(const std::string& amount = "903.50") {
  Lines out{{"示范区城乡居民最低生活保障金发放名册"}, {"填报单位：示范镇", "", "", "2026年11月"}};
  for (auto& line : roster_lines()) out.push_back(std::move(line));
  out.push_back(totals(amount, "100"));
  out.push_back({"注：本表一式三份。"});
  out.push_back({"制表：王示范", "", "", "审核：李示范"});
  return out;
}

std::string csv_of(const Lines& lines, char part = ',') {
  std::size_t width = 0;
  for (const auto& line : lines) width = std::max(width, line.size());
  std::string out;
  for (auto line : lines) {
    line.resize(width);
    for (std::size_t i = 0; i < width; ++i) out += (i ? std::string(1, part) : "") + line[i];
    out += "\n";
  }
  return out;
}

std::string sheet_of(const Lines& lines, const std::vector<std::string>& merged = {}) {
  std::string out = "<worksheet><sheetData>";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += "<row r='" + std::to_string(i + 1) + "'>";
    for (std::size_t j = 0; j < lines[i].size(); ++j)
      if (!lines[i][j].empty())
        out += "<c r='" + column_letters(static_cast<int>(j) + 1) + std::to_string(i + 1) +
               "' t='inlineStr'><is><t>" + lines[i][j] + "</t></is></c>";
    out += "</row>";
  }
  out += "</sheetData><mergeCells>";
  for (const auto& area : merged) out += "<mergeCell ref='" + area + "'/>";
  return out + "</mergeCells></worksheet>";
}

struct NamedSheet {
  std::string attributes, data;
};
std::string workbook_of(const std::vector<NamedSheet>& sheets) {
  std::string list, relations;
  Parts parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto n = std::to_string(i + 1);
    list += "<sheet name='S" + n + "' r:id='r" + n + "'" + sheets[i].attributes + "/>";
    relations +=
        "<Relationship Id='r" + n + "' Type='t/worksheet' Target='worksheets/s" + n + ".xml'/>";
    parts.push_back({"xl/worksheets/s" + n + ".xml", sheets[i].data});
  }
  parts.push_back(
      {"xl/workbook.xml", "<workbook xmlns:r='r'><sheets>" + list + "</sheets></workbook>"});
  parts.push_back(
      {"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
  return zipped(parts);
}

void expect_read_whole(const ImportReport& report) {
  EXPECT_EQ(listed(report), "");
  EXPECT_EQ(report.rows, 4u);
  EXPECT_EQ(report.awards, 3u);
  EXPECT_EQ(report.total_fen.fen, 100'350);
  EXPECT_TRUE(report.written);
}

TEST(ImportLayout, OfACsvFileWithATitleTotalsAndNotes) {
  Office office;
  expect_read_whole(office.import(csv_of(office_sheet()), "dibao"));
}

TEST(ImportLayout, OfUnicodeTextFromExcel) {
  const std::string text = csv_of(office_sheet(), '\t');
  std::string wide = "\xFF\xFE";
  for (std::size_t at = 0; at < text.size();) {  // of the basic plane alone
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    unsigned c = length == 1 ? lead : length == 2 ? lead & 0x1Fu : lead & 0x0Fu;
    for (std::size_t i = 1; i < length; ++i)
      c = c << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    wide += static_cast<char>(c & 0xFF);
    wide += static_cast<char>(c >> 8);
    at += length;
  }
  Office office;
  expect_read_whole(office.import(wide, "dibao"));
}

TEST(ImportLayout, OfAWorkbookBehindAHiddenSheetAndItsInstructions) {
  Office office;
  expect_read_whole(office.import(workbook_of({{" state='hidden'", sheet_of({{"户号"}, {"old"}})},
                                               {"", sheet_of({{"填表说明"}, {"1. 一户一组。"}})},
                                               {"", sheet_of(office_sheet())}}),
                                  "dibao"));
}

TEST(ImportLayout, OfAHeadingOfTwoLinesAndAHouseholdsNumberOverItsLines) {
  auto lines = roster_lines();
  std::vector<std::string> groups(15);
  groups[0] = "序号";
  groups[1] = "户号";
  groups[2] = "家庭成员";  // C to G
  groups[7] = "城乡";
  groups[8] = "类别";
  groups[9] = "保障金额";  // J and K
  groups[11] = "银行";
  groups[12] = "账号";
  groups[13] = "起始月份";
  groups[14] = "备注";
  for (const std::size_t own : {0u, 1u, 7u, 8u, 11u, 12u, 13u, 14u}) lines[0][own].clear();
  lines.insert(lines.begin(), groups);
  // The second household has the lines 4 and 5.
  lines[4][1].clear();
  std::vector<std::string> merged{"C1:G1", "J1:K1", "B4:B5"};
  for (const char* column : {"A", "B", "H", "I", "L", "M", "N", "O"})
    merged.push_back(std::string(column) + "1:" + column + "2");
  Office office;
  expect_read_whole(office.import(workbook_of({{"", sheet_of(lines, merged)}}), "dibao"));
}

TEST(ImportLayout, TheTotalsAreHeldAgainstTheRows) {
  Office office;
  const auto report = office.import(csv_of(office_sheet("9035.00")), "dibao");
  EXPECT_THAT(faults(report), ElementsAre("total_differs@8:J"));
  EXPECT_EQ(report.findings.at(0).details.at("read"), "903.50");
  EXPECT_FALSE(report.written);
}

TEST(ImportLayout, FaultsAreNamedWhereTheyStandInTheFile) {
  auto lines = office_sheet();
  lines[4][1 + demo::name] = "李１";
  Office office;
  EXPECT_THAT(faults(office.import(csv_of(lines), "dibao")), ElementsAre("name_characters@5:E"));
}

TEST(ImportLayout, AMisspeltColumnIsStillNamed) {
  auto lines = office_sheet();
  lines[2][1 + demo::start_month] = "起始月";
  Office office;
  EXPECT_THAT(faults(office.import(csv_of(lines), "dibao")), ElementsAre("column_unknown@3:N"));
}

TEST(ImportLayout, MergesWithoutEndAreRefused) {
  std::vector<std::string> merged(40'000, "A1:GR100");
  Lines lines(100, std::vector<std::string>{"x"});
  const auto table =
      read_table(workbook_of({{"", sheet_of(lines, merged)}}), {.text_bytes = 16u << 20});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().fault, TableFault::too_much_text);
}

}  // namespace
}  // namespace yiben::ops
