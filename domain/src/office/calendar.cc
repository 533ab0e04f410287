#include "domain/office/calendar.h"

#include <algorithm>
#include <set>

namespace yiben {
namespace {

bool is_weekend(Date d) { return d.weekday() >= 6; }

DayKind ordinary(Date d) { return is_weekend(d) ? DayKind::weekend : DayKind::working_day; }

DayKind named(const CalendarDay& day, NoticeLevel level) {
  if (day.off) return level == NoticeLevel::national ? DayKind::holiday : DayKind::closure;
  return is_weekend(day.date) ? DayKind::make_up_workday : DayKind::working_day;
}

}  // namespace

std::string_view notice_problem(const CalendarNotice& notice) {
  auto december_before = Date::of(notice.year - 1, 12, 1), last = Date::of(notice.year, 12, 31);
  if (!december_before || !last) return "year";
  if (notice.revision < 1) return "revision";
  std::set<Date> seen;
  for (const auto& day : notice.days) {
    if (day.date < *december_before || day.date > *last) return "day_outside_year";
    if (!seen.insert(day.date).second) return "day_twice";
  }
  return "";
}

bool Calendar::publish(const CalendarNotice& notice) {
  if (revision_of(notice.year, notice.level) >= notice.revision) return false;
  notices_[{notice.level, notice.year}] = notice;
  decide_again();
  return true;
}

// Notices are walked from the lowest level and the oldest year, so the last word on a day stays.
void Calendar::decide_again() {
  std::map<Date, Decided> days;
  for (const auto& [key, notice] : notices_)
    for (const auto& day : notice.days)
      days[day.date] = {day.date, named(day, notice.level), day.name};
  decided_.clear();
  for (auto& [date, decided] : days) decided_.push_back(std::move(decided));
}

const Calendar::Decided* Calendar::decided(Date d) const {
  auto at = std::lower_bound(decided_.begin(), decided_.end(), d,
                             [](const Decided& x, Date date) { return x.date < date; });
  return at != decided_.end() && at->date == d ? &*at : nullptr;
}

DayKind Calendar::kind(Date d) const {
  auto* found = decided(d);
  return found ? found->kind : ordinary(d);
}

bool Calendar::is_working_day(Date d) const {
  auto k = kind(d);
  return k == DayKind::working_day || k == DayKind::make_up_workday;
}

std::string_view Calendar::name(Date d) const {
  auto* found = decided(d);
  return found ? std::string_view(found->name) : std::string_view();
}

bool Calendar::is_provisional(Date d) const {
  int year = d.year();
  if (revision_of(year) == 0) return true;
  return d.month() == 12 && d.day() >= 25 && revision_of(year + 1) == 0;
}

Date Calendar::working_day_from(Date d) const {
  while (!is_working_day(d)) d = d + 1;
  return d;
}

int Calendar::revision_of(int year, NoticeLevel level) const {
  auto found = notices_.find({level, year});
  return found == notices_.end() ? 0 : found->second.revision;
}

std::vector<CalendarRevision> Calendar::revisions() const {
  std::vector<CalendarRevision> out;
  for (const auto& [key, notice] : notices_)
    out.push_back({notice.level, notice.year, notice.revision});
  return out;
}

}  // namespace yiben
