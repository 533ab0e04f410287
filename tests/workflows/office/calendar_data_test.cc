// The published holidays and divisions in domain/rules, read as the product reads them.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/office/deadline.h"
#include "domain/office/division.h"
#include "domain/people/id_number.h"
#include "workflows/office/yaml.h"

namespace yiben::workflows {
namespace {

Date day(const char* text) { return Date::parse(text).value(); }

template <class T>
T load(const std::string& name) {
  auto file = load_yaml_as<T>(YIBEN_SOURCE_DIR "/domain/rules/" + name);
  if (!file) {
    ADD_FAILURE() << file.error().text;
    return {};
  }
  return *file;
}

std::vector<CalendarNotice> all_notices() {
  std::vector<CalendarNotice> out;
  for (int year = 2016; year <= 2026; ++year)
    for (auto& n : load<CalendarFile>("calendars/" + std::to_string(year) + ".yaml").notices)
      out.push_back(std::move(n));
  return out;
}

Calendar as_of(const char* known) {
  Calendar c;
  for (const auto& n : all_notices())
    if (n.issued <= day(known)) c.publish(n);
  return c;
}

Date due(const Calendar& c, const char* start, int n) {
  return due_date(c, day(start),
                  {n, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "test"});
}

TEST(CalendarData, NoticesAreSound) {
  auto notices = all_notices();
  EXPECT_EQ(notices.size(), 13u) << "eleven years, 2019 and 2020 revised once";
  for (const auto& n : notices) {
    EXPECT_EQ(notice_problem(n), "") << n.year;
    EXPECT_EQ(n.level, NoticeLevel::national);
    EXPECT_NE(n.source.find("gov.cn/"), std::string::npos) << n.year;
    EXPECT_LT(n.issued, *Date::of(n.year, 4, 1)) << n.year;
  }
}

TEST(CalendarData, GoldenVectors) {
  auto c = as_of("2026-12-31");
  EXPECT_EQ(due(c, "2026-02-09", 10), day("2026-02-28"));
  EXPECT_EQ(due(c, "2026-09-17", 5), day("2026-09-23"));
  EXPECT_EQ(due(c, "2018-12-27", 2), day("2018-12-29"));
  EXPECT_EQ(due(as_of("2020-01-26"), "2020-01-20", 5), day("2020-02-01"));
  EXPECT_EQ(due(as_of("2020-01-27"), "2020-01-20", 5), day("2020-02-04"));
  EXPECT_EQ(due(c, "2020-01-20", 5), day("2020-02-04"));
}

TEST(CalendarData, RevisionOf2019LengthensMayDay) {
  auto before = as_of("2019-03-21"), after = as_of("2019-03-22");
  EXPECT_EQ(before.revision_of(2019), 1);
  EXPECT_EQ(after.revision_of(2019), 2);
  EXPECT_EQ(before.kind(day("2019-05-02")), DayKind::working_day);
  EXPECT_EQ(before.kind(day("2019-04-28")), DayKind::weekend);
  for (auto d : {"2019-05-01", "2019-05-02", "2019-05-03", "2019-05-04"})
    EXPECT_EQ(after.kind(day(d)), DayKind::holiday) << d;
  for (auto d : {"2019-04-28", "2019-05-05"})
    EXPECT_EQ(after.kind(day(d)), DayKind::make_up_workday) << d;
}

TEST(CalendarData, FiveToEightMadeUpDaysANotice) {
  for (const auto& n : all_notices()) {
    auto made_up = std::count_if(n.days.begin(), n.days.end(), [](const CalendarDay& d) {
      return !d.off && d.date.weekday() >= 6;
    });
    EXPECT_GE(made_up, 5) << n.year << " revision " << n.revision;
    EXPECT_LE(made_up, 8) << n.year << " revision " << n.revision;
  }
}

TEST(CalendarData, EndsProvisionally) {
  auto c = as_of("2026-12-31");
  EXPECT_FALSE(c.is_provisional(day("2016-01-01")));
  EXPECT_FALSE(c.is_provisional(day("2026-12-24")));
  EXPECT_TRUE(c.is_provisional(day("2026-12-31")));
  EXPECT_TRUE(c.is_provisional(day("2027-01-04")));
  EXPECT_TRUE(as_of("2018-12-05").is_provisional(day("2018-12-29"))) << "it moved on 6 December";
}

DivisionTable table_of(std::vector<std::string> names) {
  DivisionTable t;
  for (const auto& name : names)
    for (const auto& row : load<DivisionFile>(name).divisions) EXPECT_TRUE(t.add(row)) << row.code;
  return t;
}

TEST(DivisionData, DemoDistrictIsNobodys) {
  auto t = table_of({"divisions/demo.yaml"});
  auto on = day("2026-01-01");
  auto district = Division::parse("500199").value();
  ASSERT_TRUE(t.known(district, on));
  auto towns = t.children(district, on);
  EXPECT_EQ(towns.size(), 8u);
  for (const auto* town : towns) {
    auto villages = t.children(Division::parse(town->code).value(), on).size();
    EXPECT_GE(villages, 4u) << town->name;
    EXPECT_LE(villages, 6u) << town->name;
  }
  for (const auto& row : load<DivisionFile>("divisions/demo.yaml").divisions)
    EXPECT_TRUE(district.covers(Division::parse(row.code).value())) << row.code;
}

TEST(DivisionData, OldCodesLeadToTodaysOffices) {
  auto t = table_of({"divisions/retired.yaml", "divisions/demo.yaml"});
  auto on = day("2026-01-01");
  for (auto [old, now] : std::vector<std::pair<const char*, const char*>>{{"510200", "500000"},
                                                                          {"510232", "500120"},
                                                                          {"500222", "500110"},
                                                                          {"500225", "500111"},
                                                                          {"500227", "500120"},
                                                                          {"500223", "500152"},
                                                                          {"500226", "500153"},
                                                                          {"500224", "500151"}})
    EXPECT_EQ(t.current(Division::parse(old).value(), on), Division::parse(now)) << old;
  for (const auto& row : load<DivisionFile>("divisions/retired.yaml").divisions)
    EXPECT_TRUE(t.current(Division::parse(row.code).value(), on)) << row.code;
}

}  // namespace
}  // namespace yiben::workflows
