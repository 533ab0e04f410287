#include <gtest/gtest.h>

#include "domain/people/id_number.h"
#include "domain/people/mask.h"

namespace yiben {
namespace {

Date day(const char* text) { return Date::parse(text).value(); }

TEST(IdNumber, StandardVectors) {
  auto woman = parse_id_number("11010519491231002X");
  ASSERT_TRUE(woman);
  EXPECT_EQ(*woman, (IdNumber{"11010519491231002X", "110105", day("1949-12-31"), false}));
  auto man = parse_id_number("440524188001010014");
  ASSERT_TRUE(man);
  EXPECT_EQ(*man, (IdNumber{"440524188001010014", "440524", day("1880-01-01"), true}));
}

TEST(IdNumber, TakesALowerCaseX) {
  EXPECT_EQ(parse_id_number("11010519491231002x")->text, "11010519491231002X");
}

TEST(IdNumber, NamesWhatIsWrong) {
  const std::pair<const char*, IdNumberProblem> rows[] = {
      {"", IdNumberProblem::length},
      {"110105491231002", IdNumberProblem::length},  // the 15 digits of before 1999
      {"11010519491231002X ", IdNumberProblem::length},
      {"1101051949123100２", IdNumberProblem::length},
      {"11010519491231A02X", IdNumberProblem::characters},
      {"11010519491231002Y", IdNumberProblem::characters},
      {"1101051949123100X2", IdNumberProblem::characters},
      {"99010519491231002X", IdNumberProblem::area},
      {"00010519491231002X", IdNumberProblem::area},
      {"11010519490230002X", IdNumberProblem::birth_date},
      {"11010519491331002X", IdNumberProblem::birth_date},
      {"11010517991231002X", IdNumberProblem::birth_date},
      {"110105194912310021", IdNumberProblem::checksum},
      {"11010619491231002X", IdNumberProblem::checksum},
  };
  for (auto [text, problem] : rows) {
    auto read = parse_id_number(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(enum_name(read.error()), enum_name(problem)) << text;
  }
}

TEST(IdNumber, RefusesBirthsStillToCome) {
  EXPECT_TRUE(parse_id_number("11010519491231002X", day("1949-12-31")));
  auto early = parse_id_number("11010519491231002X", day("1949-12-30"));
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error(), IdNumberProblem::birth_date);
}

TEST(IdNumber, MakesValidOnes) {
  EXPECT_EQ(make_id_number("110105", day("1949-12-31"), 2), "11010519491231002X");
  Date birth = day("1940-01-01");
  for (int sequence = 1; sequence <= 999; ++sequence) {
    birth = birth + 31;
    auto id = parse_id_number(make_id_number("500199", birth, sequence));
    ASSERT_TRUE(id) << sequence;
    EXPECT_EQ(id->area, "500199");
    EXPECT_EQ(id->birth, birth);
    EXPECT_EQ(id->male, sequence % 2 == 1);
  }
}

// MOD 11-2 exists for this: every single wrong digit and every swap of neighbours is found.
TEST(IdNumber, ChecksumFindsSingleMistakesAndSwaps) {
  const std::string good = make_id_number("500199", day("1958-03-01"), 123);
  for (std::size_t i = 0; i < 17; ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      auto bad = good;
      bad[i] = c;
      EXPECT_EQ(parse_id_number(bad).has_value(), c == good[i]) << bad;
    }
    auto swapped = good;
    std::swap(swapped[i], swapped[i + 1]);
    EXPECT_EQ(parse_id_number(swapped).has_value(), swapped == good) << swapped;
  }
}

TEST(Mask, IdNumber) {
  EXPECT_EQ(mask_id_number("11010519491231002X"), "110105************");
  EXPECT_EQ(mask_id_number("110105"), "******");
  EXPECT_EQ(mask_id_number(""), "");
}

TEST(Mask, Name) {
  EXPECT_EQ(mask_name("王小明"), "王＊＊");
  EXPECT_EQ(mask_name("王明"), "王＊");
  EXPECT_EQ(mask_name("欧阳明"), "欧阳＊");
  EXPECT_EQ(mask_name("欧阳"), "欧＊");
  EXPECT_EQ(mask_name("王"), "＊");
  EXPECT_EQ(mask_name("𠮷田"), "𠮷＊");
  EXPECT_EQ(mask_name(""), "");
  EXPECT_EQ(mask_name("\xff\xff"), "＊");
  EXPECT_EQ(mask_name("王\xe5"), "＊");
}

TEST(Mask, Account) {
  EXPECT_EQ(mask_account("6222020000001234567"), "****4567");
  EXPECT_EQ(mask_account("1234567"), "****");
  EXPECT_EQ(mask_account(""), "****");
}

}  // namespace
}  // namespace yiben
