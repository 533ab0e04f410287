#include "domain/people/person_name.h"

#include <gtest/gtest.h>

namespace yiben {
namespace {

TEST(PersonName, OneNameWrittenInManyWaysIsOneName) {
  struct Row {
    const char *written, *kept;
  };
  for (const auto& row : {
           Row{"张三", "张三"},
           Row{"张\u3000三", "张三"},
           Row{" 张 三\t", "张三"},
           Row{"张\u200b三", "张三"},
           Row{"\ufeff张三", "张三"},
           Row{"买买提•艾力", "买买提·艾力"},
           Row{"买买提‧艾力", "买买提·艾力"},
           Row{"买买提・艾力", "买买提·艾力"},
           Row{"买买提 · 艾力", "买买提·艾力"},
           Row{"⾼山", "高山"},
           Row{"\ue863小明", "䶮小明"},
           Row{"\uf900", "豈"},
           Row{"Ame\u0301lie", "Am\u00e9lie"},
           Row{"Ａｎｎａ  Ｓｍｉｔｈ", "Anna Smith"},
           Row{"O\u2019Brien", "O'Brien"},
           Row{"John W. Smith", "John W. Smith"},
           Row{"李〇", "李〇"},
           Row{"𠮷野", "𠮷野"},
       }) {
    const auto name = person_name(row.written);
    ASSERT_TRUE(name) << row.written;
    EXPECT_EQ(*name, row.kept);
    EXPECT_EQ(normal_name(row.kept), row.kept) << "kept as it is the second time";
  }
}

TEST(PersonName, WhatIsNoNameIsRefused) {
  for (const std::string& written :
       {std::string(), std::string(" \u3000"), std::string("张\0三", 7), std::string("张\n三"),
        std::string("张三😀"), std::string("<b>张三</b>"), std::string("张三2"),
        std::string("１２３"), std::string("·张三"), std::string("张三·"), std::string("张-三"),
        std::string("张三（本人）"), std::string("\xd5\xc5"), std::string(3'000, 'a')}) {
    const auto name = person_name(written);
    ASSERT_FALSE(name) << written;
    EXPECT_EQ(name.error().rule, Rule::name_invalid);
  }
  EXPECT_EQ(normal_name("\xd5\xc5"), "\xd5\xc5");
}

}  // namespace
}  // namespace yiben
