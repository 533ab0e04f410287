// CSV in and out.
#include "ops/tables.h"

#include <gmock/gmock.h>

namespace yiben::ops {
namespace {

using testing::ElementsAre;

TableFault fault_of(std::string_view bytes, int line, int column) {
  auto table = read_table(bytes);
  if (table) {
    ADD_FAILURE() << "read without a fault";
    return TableFault::empty_file;
  }
  EXPECT_EQ(table.error().line, line);
  EXPECT_EQ(table.error().column, column);
  return table.error().fault;
}

TEST(Csv, QuotesLinesAndBlankRows) {
  auto table = read_csv(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n\r\n,\r\n3");
  ASSERT_TRUE(table);
  EXPECT_THAT(table->header, ElementsAre("a", "b"));
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_THAT(table->rows[0].cells, ElementsAre("x, \"y\"\nz", "2"));
  EXPECT_EQ(table->rows[0].line, 2);
  EXPECT_THAT(table->rows[1].cells, ElementsAre("3")) << "as many cells as there are";
  EXPECT_EQ(table->rows[1].line, 6);
}

TEST(Csv, FaultsAreNamedByLineAndColumn) {
  EXPECT_EQ(fault_of("", 0, 0), TableFault::empty_file);
  EXPECT_EQ(fault_of("\n\n", 0, 0), TableFault::empty_file);
  EXPECT_EQ(fault_of("a,b\n1,\"2\n3,4\n", 2, 2), TableFault::unclosed_quote);
  EXPECT_EQ(fault_of("a,b\n1,2\"3\"\n", 2, 2), TableFault::stray_quote);
  EXPECT_EQ(fault_of("a,b\n\"1\"x,2\n", 2, 1), TableFault::text_after_quote);
  EXPECT_EQ(fault_of(std::string_view("a\n1\0\n", 5), 2, 1), TableFault::control_character);
  EXPECT_EQ(fault_of("a,b\n1,\xFF\n", 2, 2), TableFault::wrong_encoding);
  EXPECT_EQ(fault_of("\xEF\xBB\xBF"
                     "a,b\n1,\xD0\xD5\n",
                     2, 2),
            TableFault::wrong_encoding)
      << "the mark says UTF-8";
  EXPECT_EQ(fault_of("\xD0\xCF\x11\xE0rest", 0, 0), TableFault::old_excel);
  EXPECT_EQ(fault_of("a\n" + std::string(cell_bytes_max + 1, 'x'), 2, 1),
            TableFault::cell_too_long);
  EXPECT_EQ(fault_of("a" + std::string(table_columns_max, ','), 1, 201),
            TableFault::too_many_columns);
}

TEST(Csv, Gb18030) {
  // 姓名,李示范 in GBK; U+20000 needs the four bytes of GB18030.
  auto table = read_csv("\xD0\xD5\xC3\xFB\n\xC0\xEE\xCA\xBE\xB7\xB6\x95\x32\x82\x36\n");
  ASSERT_TRUE(table);
  EXPECT_THAT(table->header, ElementsAre("姓名"));
  EXPECT_THAT(table->rows.at(0).cells, ElementsAre("李示范𠀀"));
}

TEST(Csv, WhatIsWrittenIsReadBackAndNoFormulaRuns) {
  Table table{1,
              {"a", "b"},
              {{2, {"=1+1", "x\"y"}}, {3, {"@cmd", "-5"}}, {4, {"li\nne", "500199195803010017"}}}};
  auto csv = write_csv(table);
  EXPECT_TRUE(
      csv.starts_with("\xEF\xBB\xBF"
                      "a,b\r\n'=1+1,\"x\"\"y\"\r\n'@cmd,'-5\r\n"))
      << csv;
  auto again = read_csv(csv);
  ASSERT_TRUE(again);
  EXPECT_THAT(again->rows.at(2).cells, ElementsAre("li\nne", "500199195803010017"));
}

TEST(Csv, ColumnLetters) {
  EXPECT_EQ(column_letters(1), "A");
  EXPECT_EQ(column_letters(26), "Z");
  EXPECT_EQ(column_letters(27), "AA");
  EXPECT_EQ(column_letters(703), "AAA");
  EXPECT_EQ(column_letters(0), "");
}

TEST(Csv, WhatASpreadsheetWouldTakeForAFormulaBecomesText) {
  for (const char* text : {"=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1+1", "\n=1+1",
                                  "\u3000=1", "\u200B=1", "＝1+1", "＋1", "－1", "＠a"})
    EXPECT_NE(write_csv({1, {text}, {}}).find(std::string("'") + text), std::string::npos) << text;
  for (const char* text : {"张三", "张=三", "1-1", ""})
    EXPECT_EQ(write_csv({1, {text}, {}}).find('\''), std::string::npos) << text;
}

}  // namespace
}  // namespace yiben::ops
