#include "domain/core/date.h"

#include <chrono>
#include <cstdio>

namespace yiben {
namespace {

using namespace std::chrono;

constexpr std::int64_t us_a_day = 86'400'000'000;
constexpr std::int64_t china_offset_us = 8 * 3'600'000'000LL;

year_month_day civil(std::int32_t day) { return year_month_day{sys_days{std::chrono::days{day}}}; }

std::optional<int> whole_number(std::string_view text) {
  if (text.size() > 9) return std::nullopt;  // more than an int holds
  int n = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}

template <class... Args>
std::string format(const char* pattern, Args... args) {
  char out[48];
  int n = std::snprintf(out, sizeof out, pattern, args...);
  return {out, static_cast<std::size_t>(n)};
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0); }

}  // namespace

std::optional<Date> Date::of(int y, int m, int d) {
  if (y < 1800 || y > 2199 || m < 1 || d < 1) return std::nullopt;
  year_month_day ymd{std::chrono::year{y}, std::chrono::month(static_cast<unsigned>(m)),
                     std::chrono::day(static_cast<unsigned>(d))};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view t) {
  if (t.size() != 10 || t[4] != '-' || t[7] != '-') return std::nullopt;
  auto y = whole_number(t.substr(0, 4)), m = whole_number(t.substr(5, 2)),
       d = whole_number(t.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return of(*y, *m, *d);
}

int Date::year() const { return static_cast<int>(civil(days).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(days).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(days).day())); }
int Date::weekday() const {
  return static_cast<int>(std::chrono::weekday{sys_days{std::chrono::days{days}}}.iso_encoding());
}
std::string Date::text() const { return format("%04d-%02d-%02d", year(), month(), day()); }

std::optional<Month> Month::of(int y, int m) {
  if (y < 1800 || y > 2199 || m < 1 || m > 12) return std::nullopt;
  return Month{y * 12 + m - 1};
}

std::optional<Month> Month::parse(std::string_view t) {
  if (t.size() != 7 || t[4] != '-') return std::nullopt;
  auto y = whole_number(t.substr(0, 4)), m = whole_number(t.substr(5, 2));
  if (!y || !m) return std::nullopt;
  return of(*y, *m);
}

Month Month::containing(Date d) { return {d.year() * 12 + d.month() - 1}; }
Date Month::first_day() const { return Date::of(year(), month(), 1).value_or(Date{}); }
Date Month::last_day() const { return (*this + 1).first_day() - 1; }
std::string Month::text() const { return format("%04d-%02d", year(), month()); }

Date add_months(Date d, int n) {
  Month target = Month::containing(d) + n;
  Date last = target.last_day();
  return d.day() > last.day() ? last : target.first_day() + (d.day() - 1);
}

int age_on(Date born, Date on) {
  int years = on.year() - born.year();
  bool before_birthday =
      on.month() < born.month() || (on.month() == born.month() && on.day() < born.day());
  return years - (before_birthday ? 1 : 0);
}

std::string Instant::text() const {
  std::int64_t day = floor_div(us, us_a_day), rest = us - day * us_a_day;
  std::int64_t s = rest / 1'000'000;
  Date d{static_cast<std::int32_t>(day)};
  return d.text() + format("T%02d:%02d:%02d.%06dZ", static_cast<int>(s / 3600),
                           static_cast<int>(s / 60 % 60), static_cast<int>(s % 60),
                           static_cast<int>(rest % 1'000'000));
}

std::optional<Instant> Instant::parse(std::string_view t) {
  if (t.size() < 20 || t[10] != 'T' || t[13] != ':' || t[16] != ':' || t.back() != 'Z')
    return std::nullopt;
  auto date = Date::parse(t.substr(0, 10));
  auto h = whole_number(t.substr(11, 2)), m = whole_number(t.substr(14, 2)),
       s = whole_number(t.substr(17, 2));
  if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  std::int64_t fraction = 0;
  if (t.size() > 20) {
    auto part = t.substr(20, t.size() - 21);
    auto n = whole_number(part);
    if (t[19] != '.' || part.empty() || part.size() > 6 || !n) return std::nullopt;
    fraction = *n;
    for (auto i = part.size(); i < 6; ++i) fraction *= 10;
  } else if (t.size() != 20) {
    return std::nullopt;
  }
  return Instant{date->days * us_a_day + (*h * 3600LL + *m * 60 + *s) * 1'000'000 + fraction};
}

Date Instant::day_in_china() const {
  return {static_cast<std::int32_t>(floor_div(us + china_offset_us, us_a_day))};
}

Instant Instant::start_of_day_in_china(Date d) { return {d.days * us_a_day - china_offset_us}; }

}  // namespace yiben
