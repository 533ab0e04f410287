#include "domain/office/deadline.h"

#include <algorithm>

#include "domain/core/result.h"

namespace yiben {
namespace {

constexpr int limit_n_max = 3650;

class Stops {
 public:
  explicit Stops(std::span<const Stop> stops) : stops_(stops) {}
  bool cover(Date d) const {
    return std::any_of(stops_.begin(), stops_.end(),
                       [&](const Stop& s) { return s.from <= d && (!s.to || d < *s.to); });
  }
  bool for_ever_from(Date d) const {
    return std::any_of(stops_.begin(), stops_.end(),
                       [&](const Stop& s) { return !s.to && s.from <= d; });
  }

 private:
  std::span<const Stop> stops_;
};

// The n-th day from `first` that `counts`; nullopt when no more will.
template <class Counts>
std::optional<Date> nth(Date first, int n, const Stops& stops, Counts counts) {
  for (Date d = first;; d = d + 1) {
    if (stops.for_ever_from(d)) return std::nullopt;
    if (counts(d) && --n == 0) return d;
  }
}

Date last_of_months(Date start, const Limit& limit) {
  Date end = add_months(start, limit.n);
  bool has_the_day = end.day() == start.day();
  return limit.count_from == CountFrom::same_day && has_the_day ? end - 1 : end;
}

std::optional<Date> last_day(const Calendar& calendar, Date start, const Limit& limit,
                             const Stops& stops) {
  if (limit.n == 0) return start;
  Date first = limit.count_from == CountFrom::next_day ? start + 1 : start;
  auto running = [&](Date d) { return !stops.cover(d); };
  switch (limit.unit) {
    case TimeUnit::working_day:
      return nth(first, limit.n, stops,
                 [&](Date d) { return running(d) && calendar.is_working_day(d); });
    case TimeUnit::calendar_day:
      return nth(first, limit.n, stops, running);
    case TimeUnit::month:
      return nth(first, last_of_months(start, limit) - first + 1, stops, running);
  }
  return start;
}

}  // namespace

bool is_sound(const Limit& limit) {
  return limit.n >= 0 && limit.n <= limit_n_max && !limit.law.empty();
}

Date due_date(const Calendar& calendar, Date start, const Limit& limit) {
  return *due_date_with_stops(calendar, start, limit, {});
}

std::optional<Date> due_date_with_stops(const Calendar& calendar, Date start, const Limit& limit,
                                        std::span<const Stop> stop_list) {
  check(limit.n >= 0 && limit.n <= limit_n_max, "a limit was checked when its rules were loaded");
  Stops stops(stop_list);
  auto last = last_day(calendar, start, limit, stops);
  if (!last || limit.roll == Roll::none) return last;
  return nth(*last, 1, stops,
             [&](Date d) { return !stops.cover(d) && calendar.is_working_day(d); });
}

int days_left(const Calendar& calendar, Date today, Date due, TimeUnit unit) {
  if (unit != TimeUnit::working_day) return due - today;
  auto [first, last] = std::minmax(today, due);
  int worked = 0;
  for (Date d = first + 1; d <= last; d = d + 1) worked += calendar.is_working_day(d);
  return today <= due ? worked : std::min(-worked, -1);
}

}  // namespace yiben
