// Deadlines 办理时限: how long a law gives, as data, and the day that makes.
//
//   Limit confirm{10, TimeUnit::working_day, CountFrom::next_day, Roll::forward,
//   "民发〔2021〕57号"}; Date due = due_date(calendar, received, confirm);
//
// All answers are the last day of the period, which lasts to the close of business (民法典
// 第二百零三条). A period counted over days that is_provisional() is itself provisional.
#pragma once

#include <cereal/cereal.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/core/date.h"
#include "domain/core/enum_names.h"
#include "domain/office/calendar.h"

namespace yiben {

// Which of them “日” means is the law's own choice, and changes with its editions: 行政许可法
// 第八十二条 counts working days, 行政处罚法第八十五条 only its 2, 3, 5 and 7 day periods.
enum class TimeUnit { working_day, calendar_day, month };
YIBEN_ENUM_NAMES(TimeUnit, "working_day", "calendar_day", "month")

// next_day: the day the period starts on is not counted (民法典第二百零一条).
// same_day: it is the first day counted, where a law says so (民法典第二百零四条).
enum class CountFrom { next_day, same_day };
YIBEN_ENUM_NAMES(CountFrom, "next_day", "same_day")

// forward: a last day on a rest day moves to the next working day (民法典第二百零三条). A made-up
// Saturday is a working day and stays. none: for periods of at least so many days, as a 公示.
enum class Roll { none, forward };
YIBEN_ENUM_NAMES(Roll, "none", "forward")

struct Limit {
  static constexpr std::string_view schema_name = "Limit";
  int n = 0;  // 0: due on the day it starts 当日办结
  TimeUnit unit = TimeUnit::working_day;
  CountFrom count_from = CountFrom::next_day;
  Roll roll = Roll::forward;  // without effect on working days, which end on one
  std::string law;            // law and article
  bool operator==(const Limit&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(n), CEREAL_NVP(unit), CEREAL_NVP(count_from), CEREAL_NVP(roll), CEREAL_NVP(law));
  }
};

// What a rule pack is refused for: not 0 <= n <= 3650, or no law cited.
bool is_sound(const Limit&);

// A time that is not counted, as hearing, test or expert review (行政许可法第四十五条). `from`, the
// day it begins, is not counted; `to`, the day it ends, is. So from == to stops nothing. The law
// excludes “所需时间” without telling the two ends; this choice is ours.
struct Stop {
  static constexpr std::string_view schema_name = "Stop";
  Date from;
  std::optional<Date> to;  // nullopt: not ended yet
  std::string reason;
  bool operator==(const Stop&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(from), CEREAL_NVP(to), CEREAL_NVP(reason));
  }
};

// Months end on the day with the number of the start day, or on the last day of a month without it
// (民法典第二百零二条): 31 January and one month is 28 February. Counted from the same day they end
// on the day before.
//
// Requires: 0 <= limit.n <= 3650.
Date due_date(const Calendar&, Date start, const Limit&);

// The same with stopped days left out; they may overlap and come in any order. A period of months
// is lengthened by one day for each stopped day in it. A last day never rolls onto a stopped day.
//
// nullopt: a stop that has not ended lies before the last day, so there is no due date yet.
std::optional<Date> due_date_with_stops(const Calendar&, Date start, const Limit&,
                                        std::span<const Stop>);

// Days after `today` up to and with `due`: 0 on the last day, negative once it is over. Lateness
// counts the days after `due` up to and with `today`, and is at least one: on the Saturday after a
// Friday it is -1 in working days too. Months are told in calendar days.
int days_left(const Calendar&, Date today, Date due, TimeUnit);

}  // namespace yiben
