// Calendar: which days an office works, from the notices on holidays of the State Council
// (国务院办公厅关于部分节假日安排的通知) and from orders of the place.
//
// A notice moves rest days: a Saturday it names becomes a working day 调休上班. It is revised in
// mid-year (2019-03-22, 2020-01-27), so a deadline records the revision it was counted with.
//
//   Calendar c;
//   c.publish(notice_of_2026);
//   c.kind(*Date::parse("2026-02-14"));  // make_up_workday, a Saturday
#pragma once

#include <cereal/cereal.hpp>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/core/date.h"
#include "domain/core/enum_names.h"

namespace yiben {

// holiday: any weekday or weekend day a national notice gives off, statutory or moved.
// closure: the same by a local or an emergency order.
enum class DayKind { working_day, weekend, holiday, make_up_workday, closure };
YIBEN_ENUM_NAMES(DayKind, "working_day", "weekend", "holiday", "make_up_workday", "closure")

// A higher level decides a day alone, whatever lower levels and Monday-to-Friday say.
enum class NoticeLevel { national, local, emergency };
YIBEN_ENUM_NAMES(NoticeLevel, "national", "local", "emergency")

struct CalendarDay {
  static constexpr std::string_view schema_name = "CalendarDay";
  Date date;
  bool off = false;  // false: worked, even on a weekend
  std::string name;  // 春节
  bool operator==(const CalendarDay&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(date), CEREAL_NVP(off), CEREAL_NVP(name));
  }
};

// All days one authority moved for one year. A revision lists them all again, not the difference;
// the same holds for local and emergency orders, which are one growing notice a year.
struct CalendarNotice {
  static constexpr std::string_view schema_name = "CalendarNotice";
  int year = 0;      // the year it is for: 2018-12-29 is in the notice for 2019
  int revision = 0;  // from 1
  NoticeLevel level = NoticeLevel::national;
  Date issued;
  std::string source;  // address of the published text
  std::vector<CalendarDay> days;
  bool operator==(const CalendarNotice&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(year), CEREAL_NVP(revision), CEREAL_NVP(level), CEREAL_NVP(issued),
       CEREAL_NVP(source), CEREAL_NVP(days));
  }
};

// What is wrong with a notice before it is published: "" or one of "year", "revision",
// "day_outside_year", "day_twice".
std::string_view notice_problem(const CalendarNotice&);

// One file of domain/rules/calendars.
struct CalendarFile {
  std::vector<CalendarNotice> notices;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(notices));
  }
};

struct CalendarRevision {
  static constexpr std::string_view schema_name = "CalendarRevision";
  NoticeLevel level = NoticeLevel::national;
  int year = 0;
  int revision = 0;
  auto operator<=>(const CalendarRevision&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(level), CEREAL_NVP(year), CEREAL_NVP(revision));
  }
};

// A value: copies are independent. Lookups are a binary search over the days notices name.
class Calendar {
 public:
  // False and nothing changed: this revision of the notice, or a later one, is already held. So
  // publishing in any order and more than once ends in the same calendar.
  bool publish(const CalendarNotice&);

  DayKind kind(Date) const;
  bool is_working_day(Date) const;
  std::string_view name(Date) const;  // of the holiday a notice gives; "" for ordinary days

  // No national notice decides this day yet, so it may still move. The next year's notice may reach
  // back over the last week of December (2018-12-29, 2022-12-31).
  bool is_provisional(Date) const;

  // The day itself when it is worked, otherwise the first working day after it.
  Date working_day_from(Date) const;

  int revision_of(int year, NoticeLevel = NoticeLevel::national) const;  // 0: no notice held
  std::vector<CalendarRevision> revisions() const;                       // by level, then year

  bool operator==(const Calendar& o) const { return notices_ == o.notices_; }

 private:
  struct Decided {
    Date date;
    DayKind kind;
    std::string name;
  };
  const Decided* decided(Date) const;
  void decide_again();

  std::map<std::pair<NoticeLevel, int>, CalendarNotice> notices_;
  std::vector<Decided> decided_;  // by date
};

}  // namespace yiben
