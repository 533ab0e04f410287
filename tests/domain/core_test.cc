#include <gtest/gtest.h>

#include "domain/core/date.h"
#include "domain/core/ids.h"
#include "domain/core/money.h"
#include "domain/core/whole_number.h"

namespace yiben {
namespace {

Date day(const char* text) { return Date::parse(text).value(); }

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(Date::of(2024, 2, 29));
  EXPECT_TRUE(Date::of(2000, 2, 29));
  EXPECT_FALSE(Date::of(2026, 2, 29));
  EXPECT_FALSE(Date::of(1900, 2, 29));
  EXPECT_FALSE(Date::of(2100, 2, 29));
}

TEST(Date, RefusesWhatIsNoDay) {
  for (auto text : {"2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31",
                    "2026-1-01", "2026/01/01", "2026-01-01 ", "", "20260101", "1799-12-31",
                    "2200-01-01", "-026-01-01", "2026-0a-01"})
    EXPECT_FALSE(Date::parse(text)) << text;
}

TEST(Date, ReadsWhatItWrites) {
  EXPECT_EQ(Date{0}.text(), "1970-01-01");
  EXPECT_EQ(day("1800-01-01").text(), "1800-01-01");
  for (Date d = day("1899-12-25"); d < day("1904-03-05"); d = d + 1)
    EXPECT_EQ(Date::parse(d.text()), d);
}

TEST(Date, CountsWeekdaysFromMonday) {
  EXPECT_EQ(day("2026-02-09").weekday(), 1);
  EXPECT_EQ(day("2026-02-14").weekday(), 6);
  EXPECT_EQ(day("2026-02-15").weekday(), 7);
  EXPECT_EQ(day("1949-10-01").weekday(), 6);
}

TEST(Month, AddsToTheSameDayOrTheLast) {
  EXPECT_EQ(add_months(day("2026-01-31"), 1), day("2026-02-28"));
  EXPECT_EQ(add_months(day("2024-01-31"), 1), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2026-03-31"), -1), day("2026-02-28"));
  EXPECT_EQ(add_months(day("2026-11-15"), 3), day("2027-02-15"));
  EXPECT_EQ(add_months(day("2024-02-29"), 12), day("2025-02-28"));
}

TEST(Month, HasFirstAndLastDay) {
  auto february = Month::parse("2024-02").value();
  EXPECT_EQ(february.first_day(), day("2024-02-01"));
  EXPECT_EQ(february.last_day(), day("2024-02-29"));
  EXPECT_EQ((february + 11).text(), "2025-01");
  EXPECT_EQ(february - Month::parse("2023-12").value(), 2);
  EXPECT_EQ(Month::containing(day("1880-01-01")).first_day(), day("1880-01-01"));
  for (auto text : {"2024-13", "2024-00", "2024-1", "2024-02-01", ""})
    EXPECT_FALSE(Month::parse(text)) << text;
}

TEST(Age, TurnsOnTheBirthday) {
  EXPECT_EQ(age_on(day("1946-09-17"), day("2026-09-16")), 79);
  EXPECT_EQ(age_on(day("1946-09-17"), day("2026-09-17")), 80);
  EXPECT_EQ(age_on(day("2008-02-29"), day("2026-02-28")), 17);
  EXPECT_EQ(age_on(day("2008-02-29"), day("2026-03-01")), 18);
  EXPECT_EQ(age_on(day("2008-02-29"), day("2028-02-29")), 20);
}

TEST(Instant, ReadsWhatItWrites) {
  for (auto text : {"2026-02-28T01:02:03.000004Z", "1969-12-31T23:59:59.999999Z"})
    EXPECT_EQ(Instant::parse(text).value().text(), text);
  EXPECT_EQ(Instant::parse("2026-02-28T01:02:03Z"), Instant::parse("2026-02-28T01:02:03.000Z"));
  EXPECT_EQ(Instant::parse("2026-02-28T01:02:03.5Z").value().us % 1'000'000, 500'000);
  for (auto text : {"2026-02-28T24:00:00Z", "2026-02-28T01:60:00Z", "2026-02-28T01:02:03",
                    "2026-02-28T01:02:03+08:00", "2026-02-28T01:02:03.1234567Z", "2026-02-28",
                    "2026-02-28T01:02:03.Z", "2026-02-30T01:02:03Z",
                    "2026-02-28T01:02:03.99999999999999999999Z"})
    EXPECT_FALSE(Instant::parse(text)) << text;
}

TEST(Instant, FallsOnADayInChina) {
  EXPECT_EQ(Instant::parse("2026-02-27T15:59:59Z").value().day_in_china(), day("2026-02-27"));
  EXPECT_EQ(Instant::parse("2026-02-27T16:00:00Z").value().day_in_china(), day("2026-02-28"));
  EXPECT_EQ(Instant::parse("1969-12-31T15:00:00Z").value().day_in_china(), day("1969-12-31"));
  EXPECT_EQ(Instant::start_of_day_in_china(day("2026-02-28")),
            Instant::parse("2026-02-27T16:00:00Z"));
}

TEST(Fen, ReadsYuan) {
  EXPECT_EQ(Fen::parse_yuan("12"), Fen{1200});
  EXPECT_EQ(Fen::parse_yuan("12.5"), Fen{1250});
  EXPECT_EQ(Fen::parse_yuan("0.01"), Fen{1});
  EXPECT_EQ(Fen::parse_yuan("9999999999999.99"), Fen{999'999'999'999'999});
}

TEST(Fen, RefusesFractionsOfAFen) {
  for (auto text : {"12.345", "1.000", "-1", "+1", "1e3", "1,000", "", ".", ".5", "5.", "1.2.3",
                    " 1", "10000000000000"})
    EXPECT_FALSE(Fen::parse_yuan(text)) << text;
}

TEST(Fen, WritesYuan) {
  EXPECT_EQ(Fen{123450}.yuan(), "1234.50");
  EXPECT_EQ(Fen{5}.yuan(), "0.05");
  EXPECT_EQ(Fen{-5}.yuan(), "-0.05");
  EXPECT_EQ(Fen{-123456}.yuan(), "-1234.56");
}

// A household of three at a standard of 632 with an income of 1894: three times the difference of
// 632 and a rounded 631.33 would be wrong by a cent or by a yuan; integers are not.
TEST(Fen, SubtractsBeforeItDivides) {
  auto gap = Fen::parse_yuan("632").value() * 3 - Fen::parse_yuan("1894").value();
  EXPECT_EQ(gap.yuan(), "2.00");
}

struct Rounded {
  std::int64_t numerator, denominator, to_fen, up_to_jiao, up_to_yuan, nearest_yuan;
};

TEST(Rounding, EachMode) {
  const Rounded rows[] = {
      // fen      /  fen     jiao   yuan   nearest
      {0, 1, 0, 0, 0, 0},
      {1, 1, 1, 10, 100, 0},
      {1000, 3, 333, 340, 400, 300},
      {2000, 3, 667, 670, 700, 700},
      {10, 1, 10, 10, 100, 0},
      {49, 1, 49, 50, 100, 0},
      {50, 1, 50, 50, 100, 100},
      {10000, 1, 10000, 10000, 10000, 10000},
      {10001, 1, 10001, 10010, 10100, 10000},
      {1, 2, 1, 10, 100, 0},
      {1, 3, 0, 10, 100, 0},
  };
  for (const auto& r : rows) {
    auto as = [&](Rounding mode) { return rounded(r.numerator, r.denominator, mode).fen; };
    EXPECT_EQ(as(Rounding::to_fen), r.to_fen) << r.numerator << "/" << r.denominator;
    EXPECT_EQ(as(Rounding::up_to_jiao), r.up_to_jiao) << r.numerator << "/" << r.denominator;
    EXPECT_EQ(as(Rounding::up_to_yuan), r.up_to_yuan) << r.numerator << "/" << r.denominator;
    EXPECT_EQ(as(Rounding::nearest_yuan), r.nearest_yuan) << r.numerator << "/" << r.denominator;
  }
}

TEST(RoundingDeathTest, StopsOnANegativeAmount) {
  EXPECT_DEATH(rounded(-1, 1, Rounding::to_fen), "not negative");
  EXPECT_DEATH(rounded(1, 0, Rounding::to_fen), "not negative");
}

TEST(Ids, ReadWhatTheyWrite) {
  auto text = "0198f0a4-7c1e-7a3b-9f00-0123456789ab";
  auto id = PersonId::parse(text).value();
  EXPECT_EQ(id.text(), text);
  EXPECT_EQ(id.stream(), std::string("person-") + text);
  EXPECT_EQ(PersonId::parse("0198F0A4-7C1E-7A3B-9F00-0123456789AB"), id);
  EXPECT_TRUE(PersonId{}.is_nil());
  for (auto bad : {"", "0198f0a4-7c1e-7a3b-9f00-0123456789a",
                   "0198f0a47c1e-7a3b-9f00-0123456789abc", "0198f0a4-7c1e-7a3b-9f00-0123456789ag"})
    EXPECT_FALSE(PersonId::parse(bad)) << bad;
}

TEST(WholeNumber, IsTheWholeTextAndFits) {
  EXPECT_EQ(whole_number<std::int64_t>("-600"), -600);
  EXPECT_EQ(whole_number<std::uint8_t>("255"), 255);
  EXPECT_EQ(whole_number<std::uint8_t>("256"), std::nullopt);
  for (const char* other : {"", "+1", "1.0", "1 ", " 1", "0x1", "Wed, 21 Oct 2026"})
    EXPECT_EQ(whole_number<std::int64_t>(other), std::nullopt) << other;
}

}  // namespace
}  // namespace yiben
