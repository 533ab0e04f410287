// The bank file: its words, its order, and that the same roll makes the same bytes.
#include <gmock/gmock.h>

#include "api/money/bank_file.h"
#include "domain/codec/json.h"
#include "ops/tables.h"
#include "workflows/office/yaml.h"

namespace yiben::ops {
namespace {

using testing::ElementsAre;

api::BankFileWords words() {
  return *workflows::load_yaml_as<api::BankFileWords>(YIBEN_SOURCE_DIR
                                                      "/ops/messages/bank_file.yaml");
}

const std::vector<api::BankLine> lines = {
    {"李示范", "500199195803010017", "示范银行", "6219000012345678901", "李示范", Fen{63'050},
     "最低生活保障", *Month::of(2026, 11), ""},
    {"王例", "500199196001010018", "示范银行", "0012345678", "王代", Fen{100}, "最低生活保障",
     *Month::of(2026, 10), "补发"},
};

TEST(BankFile, CsvHasEveryColumnInOrder) {
  auto csv = api::bank_file_csv(lines, words());
  EXPECT_EQ(
      csv,
      "\xEF\xBB\xBF序号,姓名,身份证号码,开户行,账号,户名,金额（元）,项目,发放月份,备注\r\n"
      "1,李示范,500199195803010017,示范银行,6219000012345678901,李示范,630.50,最低生活保障,2026-11,"
      "\r\n"
      "2,王例,500199196001010018,示范银行,0012345678,王代,1.00,最低生活保障,2026-10,补发\r\n");
}

TEST(BankFile, XlsxKeepsNumbersAsTextAndAmountsAsNumbers) {
  auto bytes = api::bank_file_xlsx(lines, words());
  EXPECT_EQ(bytes, api::bank_file_xlsx(lines, words()))
      << "the same bytes, so that its hash can be kept";
  auto table = read_table(bytes);
  ASSERT_TRUE(table);
  EXPECT_THAT(table->rows.at(0).cells,
              ElementsAre("1", "李示范", "500199195803010017", "示范银行", "6219000012345678901",
                          "李示范", "630.5", "最低生活保障", "2026-11", ""));
  EXPECT_EQ(table->rows.at(1).cells.at(4), "0012345678");
}

TEST(BankFile, AnEmptyRollIsAHeader) {
  EXPECT_EQ(read_table(api::bank_file_xlsx({}, words()))->rows.size(), 0u);
  EXPECT_EQ(read_table(api::bank_file_csv({}, words()))->header.size(), 10u);
}

}  // namespace
}  // namespace yiben::ops
