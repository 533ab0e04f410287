#include "domain/office/calendar.h"

#include <gtest/gtest.h>

#include "domain/codec/binary.h"
#include "domain/codec/json.h"
#include "domain/office/deadline.h"

namespace yiben {
namespace {

Date day(const char* text) { return Date::parse(text).value(); }

CalendarNotice notice(int year, int revision, std::vector<const char*> off,
                      std::vector<const char*> worked, NoticeLevel level = NoticeLevel::national) {
  CalendarNotice n{year, revision, level, day("2020-01-01"), "", {}};
  for (auto d : off) n.days.push_back({day(d), true, "放假"});
  for (auto d : worked) n.days.push_back({day(d), false, "上班"});
  return n;
}

// As much of the real notices as the vectors below touch; calendar_data_test.cc of tests/workflows
// runs them over all of the data.
CalendarNotice new_year_2019() {
  return notice(2019, 1, {"2018-12-30", "2018-12-31", "2019-01-01"}, {"2018-12-29"});
}
CalendarNotice spring_2020(int revision) {
  auto n = notice(2020, revision,
                  {"2020-01-24", "2020-01-25", "2020-01-26", "2020-01-27", "2020-01-28",
                   "2020-01-29", "2020-01-30"},
                  {"2020-01-19"});
  if (revision == 1) n.days.push_back({day("2020-02-01"), false, "春节"});
  if (revision == 2)
    for (auto d : {"2020-01-31", "2020-02-01", "2020-02-02"})
      n.days.push_back({day(d), true, "春节"});
  return n;
}
CalendarNotice of_2026() {
  return notice(2026, 1,
                {"2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17",
                 "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23",
                 "2026-09-25", "2026-09-26", "2026-09-27"},
                {"2026-01-04", "2026-02-14", "2026-02-28", "2026-09-20"});
}

Calendar with(std::vector<CalendarNotice> notices) {
  Calendar c;
  for (const auto& n : notices) c.publish(n);
  return c;
}

Limit working_days(int n) {
  return {n, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "行政许可法第八十二条"};
}
Limit days(int n, Roll roll = Roll::forward) {
  return {n, TimeUnit::calendar_day, CountFrom::next_day, roll, "民法典第二百零三条"};
}
Limit months(int n) {
  return {n, TimeUnit::month, CountFrom::next_day, Roll::none, "民法典第二百零二条"};
}

TEST(Calendar, TellsTheKindOfADay) {
  auto c = with({of_2026()});
  EXPECT_EQ(c.kind(day("2026-02-13")), DayKind::working_day);
  EXPECT_EQ(c.kind(day("2026-02-14")), DayKind::make_up_workday);
  EXPECT_EQ(c.kind(day("2026-02-16")), DayKind::holiday);
  EXPECT_EQ(c.kind(day("2026-02-15")), DayKind::holiday);
  EXPECT_EQ(c.kind(day("2026-02-07")), DayKind::weekend);
  EXPECT_EQ(c.name(day("2026-02-16")), "放假");
  EXPECT_EQ(c.name(day("2026-02-07")), "");
  EXPECT_EQ(c.working_day_from(day("2026-02-15")), day("2026-02-24"));
  EXPECT_EQ(c.working_day_from(day("2026-02-14")), day("2026-02-14"));
}

TEST(Calendar, TakesTheHigherRevisionInAnyOrder) {
  auto forwards = with({spring_2020(1), spring_2020(2)});
  auto backwards = with({spring_2020(2), spring_2020(1), spring_2020(2)});
  EXPECT_EQ(forwards, backwards);
  EXPECT_EQ(forwards.kind(day("2020-02-01")), DayKind::holiday);
  EXPECT_EQ(backwards.kind(day("2020-02-01")), DayKind::holiday);
  EXPECT_EQ(forwards.revision_of(2020), 2);
  EXPECT_EQ(forwards.revision_of(2021), 0);
  EXPECT_EQ(forwards.revisions(),
            (std::vector<CalendarRevision>{{NoticeLevel::national, 2020, 2}}));
  EXPECT_FALSE(forwards.publish(spring_2020(2)));
  EXPECT_FALSE(forwards.publish(notice(2021, 0, {}, {})));
  EXPECT_EQ(forwards.revisions().size(), 1u);
}

TEST(Calendar, LetsTheHigherLevelDecide) {
  auto c = with({
      notice(2026, 1, {"2026-03-02"}, {"2026-02-16"}, NoticeLevel::emergency),
      notice(2026, 1, {"2026-02-28", "2026-03-03"}, {"2026-03-02"}, NoticeLevel::local),
      of_2026(),
  });
  EXPECT_EQ(c.kind(day("2026-02-28")), DayKind::closure) << "local over national";
  EXPECT_EQ(c.kind(day("2026-03-02")), DayKind::closure) << "emergency over local";
  EXPECT_EQ(c.kind(day("2026-03-03")), DayKind::closure) << "local over Monday to Friday";
  EXPECT_EQ(c.kind(day("2026-02-16")), DayKind::working_day) << "emergency over national";
  EXPECT_EQ(c.revision_of(2026, NoticeLevel::local), 1);
}

TEST(Calendar, IsProvisionalWhereNoNoticeReaches) {
  auto c = with({of_2026()});
  EXPECT_FALSE(c.is_provisional(day("2026-12-24")));
  EXPECT_TRUE(c.is_provisional(day("2026-12-25"))) << "the notice for 2027 may reach back";
  EXPECT_TRUE(c.is_provisional(day("2027-01-04")));
  EXPECT_TRUE(c.is_provisional(day("2025-06-02")));
  c.publish(notice(2027, 1, {}, {}, NoticeLevel::local));
  EXPECT_TRUE(c.is_provisional(day("2027-01-04"))) << "only a national notice covers a year";
  c.publish(notice(2027, 1, {"2027-01-01"}, {}));
  EXPECT_FALSE(c.is_provisional(day("2026-12-31")));
}

TEST(Calendar, NamesWhatIsWrongWithANotice) {
  EXPECT_EQ(notice_problem(of_2026()), "");
  EXPECT_EQ(notice_problem(new_year_2019()), "");
  EXPECT_EQ(notice_problem(notice(2026, 0, {}, {})), "revision");
  EXPECT_EQ(notice_problem(notice(26, 1, {}, {})), "year");
  EXPECT_EQ(notice_problem(notice(2026, 1, {"2025-11-30"}, {})), "day_outside_year");
  EXPECT_EQ(notice_problem(notice(2026, 1, {"2027-01-01"}, {})), "day_outside_year");
  EXPECT_EQ(notice_problem(notice(2026, 1, {"2026-05-01"}, {"2026-05-01"})), "day_twice");
}

TEST(Calendar, NoticesPackAndReadAsJson) {
  EXPECT_EQ(unpack<CalendarNotice>(pack(of_2026())), of_2026());
  auto read = from_json<CalendarNotice>(to_json(of_2026()));
  ASSERT_TRUE(read) << read.error().path << read.error().what;
  EXPECT_EQ(*read, of_2026());
}

TEST(Deadline, GoldenVectors) {
  auto c = with({new_year_2019(), spring_2020(1), of_2026()});
  EXPECT_EQ(due_date(c, day("2026-02-09"), working_days(10)), day("2026-02-28"));
  EXPECT_EQ(due_date(c, day("2026-09-17"), working_days(5)), day("2026-09-23"));
  EXPECT_EQ(due_date(c, day("2018-12-27"), working_days(2)), day("2018-12-29"));
  EXPECT_EQ(due_date(c, day("2020-01-20"), working_days(5)), day("2020-02-01"));
  c.publish(spring_2020(2));
  EXPECT_EQ(due_date(c, day("2020-01-20"), working_days(5)), day("2020-02-04"));
}

TEST(Deadline, WithoutNoticesIsMondayToFriday) {
  EXPECT_EQ(due_date({}, day("2026-02-09"), working_days(10)), day("2026-02-23"));
}

TEST(Deadline, StartsOnTheNextDayUnlessTheLawSaysOtherwise) {
  auto c = with({of_2026()});
  auto same_day = [](Limit l) {
    l.count_from = CountFrom::same_day;
    return l;
  };
  EXPECT_EQ(due_date(c, day("2026-03-02"), working_days(1)), day("2026-03-03"));
  EXPECT_EQ(due_date(c, day("2026-03-02"), same_day(working_days(1))), day("2026-03-02"));
  EXPECT_EQ(due_date(c, day("2026-03-07"), same_day(working_days(1))), day("2026-03-09"));
  EXPECT_EQ(due_date(c, day("2026-03-02"), same_day(days(7, Roll::none))), day("2026-03-08"));
  EXPECT_EQ(due_date(c, day("2026-03-01"), same_day(months(1))), day("2026-03-31"));
  EXPECT_EQ(due_date(c, day("2026-01-31"), same_day(months(1))), day("2026-02-28"));
  EXPECT_EQ(due_date(c, day("2026-03-03"), working_days(0)), day("2026-03-03"));
  EXPECT_EQ(due_date(c, day("2026-03-07"), working_days(0)), day("2026-03-09"));
}

TEST(Deadline, RollsOffARestDayOntoAMadeUpSaturdayToo) {
  auto c = with({of_2026()});
  EXPECT_EQ(due_date(c, day("2026-02-09"), days(7)), day("2026-02-24"));
  EXPECT_EQ(due_date(c, day("2026-02-09"), days(7, Roll::none)), day("2026-02-16"));
  EXPECT_EQ(due_date(c, day("2026-02-09"), days(5)), day("2026-02-14"));
  EXPECT_EQ(due_date(c, day("2026-03-01"), days(6)), day("2026-03-09"));
}

TEST(Deadline, MonthsEndOnTheSameNumberOrTheLastDay) {
  auto c = with({of_2026()});
  EXPECT_EQ(due_date(c, day("2026-01-31"), months(1)), day("2026-02-28"));
  EXPECT_EQ(due_date(c, day("2026-03-05"), months(12)), day("2027-03-05"));
  auto rolls = months(1);
  rolls.roll = Roll::forward;
  EXPECT_EQ(due_date(c, day("2026-01-16"), rolls), day("2026-02-24"));
}

TEST(Deadline, StoppedDaysDoNotCount) {
  auto c = with({of_2026()});
  auto due = [&](Limit limit, std::vector<Stop> stops) {
    return due_date_with_stops(c, day("2026-03-02"), limit, stops);
  };
  Stop review{day("2026-03-04"), day("2026-03-06"), "专家评审"};
  EXPECT_EQ(due(working_days(3), {}), day("2026-03-05"));
  EXPECT_EQ(due(working_days(3), {review}), day("2026-03-09")) << "3rd, 6th and 9th are counted";
  EXPECT_EQ(due(working_days(3), {review, review}), day("2026-03-09"));
  EXPECT_EQ(due(working_days(3), {{day("2026-03-05"), day("2026-03-06"), ""}, review}),
            day("2026-03-09"));
  EXPECT_EQ(due(working_days(3), {{day("2026-03-04"), day("2026-03-04"), ""}}), day("2026-03-05"));
  EXPECT_EQ(due(days(3, Roll::none), {review}), day("2026-03-07"));
  EXPECT_EQ(due(months(1), {review}), day("2026-04-04"));
  EXPECT_EQ(due(working_days(3), {{day("2026-03-06"), day("2026-03-20"), ""}}), day("2026-03-05"));
}

TEST(Deadline, HasNoDayWhileAStopLasts) {
  auto c = with({of_2026()});
  std::vector<Stop> open{{day("2026-03-04"), std::nullopt, "听证"}};
  EXPECT_FALSE(due_date_with_stops(c, day("2026-03-02"), working_days(3), open));
  EXPECT_EQ(due_date_with_stops(c, day("2026-03-02"), working_days(1), open), day("2026-03-03"))
      << "the last day came before the stop";
}

TEST(Deadline, NeverRollsOntoAStoppedDay) {
  auto c = with({of_2026()});
  std::vector<Stop> stops{{day("2026-03-08"), day("2026-03-11"), ""}};
  EXPECT_EQ(due_date_with_stops(c, day("2026-03-02"), days(5), stops), day("2026-03-11"))
      << "7 March is a Saturday, 9 and 10 are stopped";
}

TEST(Deadline, DaysLeftAreNegativeOnceOver) {
  auto c = with({of_2026()});
  auto left = [&](const char* today, const char* due) {
    return days_left(c, day(today), day(due), TimeUnit::working_day);
  };
  EXPECT_EQ(left("2026-02-09", "2026-02-28"), 10);
  EXPECT_EQ(left("2026-02-28", "2026-02-28"), 0);
  EXPECT_EQ(left("2026-03-06", "2026-03-06"), 0);
  EXPECT_EQ(left("2026-03-07", "2026-03-06"), -1) << "a Saturday is late for a Friday";
  EXPECT_EQ(left("2026-03-09", "2026-03-06"), -1);
  EXPECT_EQ(left("2026-03-10", "2026-03-06"), -2);
  EXPECT_EQ(days_left(c, day("2026-03-07"), day("2026-03-10"), TimeUnit::calendar_day), 3);
  EXPECT_EQ(days_left(c, day("2026-03-10"), day("2026-03-07"), TimeUnit::month), -3);
}

TEST(Deadline, LimitsCiteALaw) {
  EXPECT_TRUE(is_sound(working_days(10)));
  EXPECT_FALSE(is_sound(working_days(-1)));
  EXPECT_FALSE(is_sound(working_days(3651)));
  EXPECT_FALSE(is_sound({10, TimeUnit::working_day, CountFrom::next_day, Roll::forward, ""}));
  EXPECT_EQ(from_json<Limit>(to_json(days(7))).value(), days(7));
  EXPECT_DEATH(due_date({}, day("2026-03-02"), working_days(-1)), "rules were loaded");
}

}  // namespace
}  // namespace yiben
