// XLSX in and out, and files that are made to hurt.
#include <gmock/gmock.h>

#include "ops/tables.h"
#include "tests/ops/zipped.h"

namespace yiben::ops {
namespace {

using testing::ElementsAre;
Parts workbook(const std::string& sheet_data) {
  return {
      {"xl/workbook.xml",
       "<workbook xmlns:r='r'><sheets><sheet name='S' r:id='rId1'/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='rId1' Type='t/worksheet' Target='worksheets/sheet1.xml'/>"
       "<Relationship Id='rId2' Type='t/styles' Target='styles.xml'/>"
       "<Relationship Id='rId3' Type='t/sharedStrings' "
       "Target='sharedStrings.xml'/></Relationships>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy\"-\"mm'/>"
       "<numFmt numFmtId='171' formatCode='0.00\"yd\"'/></numFmts>"
       "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf "
       "numFmtId='171'/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml",
       "<sst><si><t>姓名</t></si><si><r><t>李</t></r><r><t>示范</t></r><rPh><t>LI</t></rPh></si></"
       "sst>"},
      {"xl/worksheets/sheet1.xml",
       "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>"}};
}

TableFault fault_of(const std::string& bytes) {
  auto table = read_table(bytes);
  if (table) ADD_FAILURE() << "read without a fault";
  return table ? TableFault::empty_file : table.error().fault;
}

TEST(Xlsx, EveryKindOfCell) {
  auto table = read_table(zipped(workbook(
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>b</t></is></c>"
      "<c r='C1' t='str'><v>c</v></c><c r='D1'><v>4</v></c><c r='E1' "
      "t='inlineStr'><is><t>e</t></is></c></row>"
      "<row r='5'><c r='A5' t='s'><v>1</v></c><c r='B5' s='1'><v>45352</v></c><c r='C5' "
      "s='2'><v>45352</v></c>"
      "<c r='D5' s='3'><v>620.10000000000002</v></c></row>"
      "<row r='6'><c r='B6' s='0'/></row>"
      "<row r='7'><c r='A7'><v>5.00199195803010017E+17</v></c><c "
      "r='B7'><v>500199195803010017</v></c>"
      "<c r='C7' t='b'><v>1</v></c><c r='D7' t='e'><v>#REF!</v></c><c "
      "r='E7'><v>123456789012345</v></c></row>")));
  ASSERT_TRUE(table) << enum_name(table.error().fault) << table.error().detail;
  EXPECT_THAT(table->header, ElementsAre("姓名", "b", "c", "4", "e"));
  ASSERT_EQ(table->rows.size(), 2u) << "a row with nothing in it is left out";
  EXPECT_EQ(table->rows[0].line, 5);
  EXPECT_THAT(table->rows[0].cells, ElementsAre("李示范", "2024-03-01", "2024-03-01", "620.1", ""));
  EXPECT_THAT(table->rows[1].cells, ElementsAre("5.0019919580301e+17", "5.0019919580301e+17",
                                                "TRUE", "#REF!", "123456789012345"));
}

TEST(Xlsx, WhatIsWrittenIsReadBack) {
  Table table{1, {"姓名", "号码"}, {{2, {"李示范", "500199195803010017"}}, {3, {"=1+1", ""}}}};
  auto bytes = write_xlsx(table);
  EXPECT_EQ(bytes, write_xlsx(table)) << "the same bytes for the same table";
  auto again = read_table(bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->header, table.header);
  EXPECT_THAT(again->rows.at(0).cells, ElementsAre("李示范", "500199195803010017"))
      << "numbers stay text";
  EXPECT_THAT(again->rows.at(1).cells, ElementsAre("=1+1", "")) << "and text is no formula";
}

TEST(Xlsx, DamagedFilesAreNamed) {
  auto good = write_xlsx({1, {"a"}, {{2, {"1"}}}});
  EXPECT_EQ(fault_of(good.substr(0, good.size() / 2)), TableFault::damaged_zip);
  EXPECT_EQ(fault_of("PK\x03\x04 and no more"), TableFault::damaged_zip);
  EXPECT_EQ(fault_of(zipped({{"word/document.xml", "<d/>"}})), TableFault::not_a_workbook);
  auto parts = workbook("");
  EXPECT_EQ(fault_of(zipped(parts)), TableFault::empty_file);
  parts[4].second = "<worksheet><sheetData><row></worksheet>";
  EXPECT_EQ(fault_of(zipped(parts)), TableFault::damaged_xml);
  parts[4].second =
      "<worksheet><sheetData><row><c t='str'><v>\xD0\xD5</v></c></row></sheetData></worksheet>";
  EXPECT_EQ(fault_of(zipped(parts)), TableFault::damaged_xml);
  parts.erase(parts.begin() + 4);
  EXPECT_EQ(fault_of(zipped(parts)), TableFault::not_a_workbook);
  EXPECT_EQ(fault_of(zipped(workbook("<row r='1'><c r='XFD1'><v>1</v></c></row>"))),
            TableFault::too_many_columns);
}

// Every byte of a small workbook turned over: a table or a named fault, never a crash.
TEST(Xlsx, AFlippedByteNeverCrashes) {
  auto good = write_xlsx({1, {"姓名", "号码"}, {{2, {"李示范", "500199195803010017"}}}});
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x5A);
    (void)read_table(bad).has_value();
  }
}

// 1.9 MB once came to 5 GB: one long shared text in every cell.
TEST(Xlsx, OneTextInManyCellsIsRefused) {
  std::string rows;
  const std::string text(1'000, 'x');
  for (int i = 0; i < 2'000; ++i) rows += "<row><c t='str'><v>" + text + "</v></c></row>";
  const auto file = zipped(workbook(rows));
  EXPECT_TRUE(read_table(file, {.text_bytes = 4u << 20}));
  const auto refused = read_table(file, {.text_bytes = 1u << 20});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, TableFault::too_much_text);
}

TEST(Xlsx, BombsAreRefusedBeforeTheyAreUnpacked) {
  auto parts = workbook("");
  parts[4].second = std::string(64u << 20, ' ');  // packs to 64 KB
  EXPECT_EQ(fault_of(zipped(parts)), TableFault::zip_bomb);
}

}  // namespace
}  // namespace yiben::ops
