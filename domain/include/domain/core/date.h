// Date: a day without zone. Month: a calendar month. Instant: UTC microseconds, only ever recorded.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yiben {

// Days since 1970-01-01. Years 1800 to 2199 are accepted: the identity numbers of GB 11643 go back
// to births in the 1880s.
struct Date {
  std::int32_t days = 0;
  static std::optional<Date> of(int year, int month, int day);  // nullopt: no such day
  static std::optional<Date> parse(std::string_view text);      // "2026-02-28"
  int year() const;
  int month() const;
  int day() const;
  int weekday() const;  // 1 Monday … 7 Sunday
  std::string text() const;
  Date operator+(int n) const { return {days + n}; }
  Date operator-(int n) const { return {days - n}; }
  int operator-(Date other) const { return days - other.days; }
  auto operator<=>(const Date&) const = default;
};

// Months since 0000-01.
struct Month {
  std::int32_t months = 0;
  static std::optional<Month> of(int year, int month);
  static std::optional<Month> parse(std::string_view text);  // "2026-02"
  static Month containing(Date);
  int year() const { return months / 12; }
  int month() const { return months % 12 + 1; }
  Date first_day() const;
  Date last_day() const;
  std::string text() const;
  Month operator+(int n) const { return {months + n}; }
  Month operator-(int n) const { return {months - n}; }
  int operator-(Month other) const { return months - other.months; }
  auto operator<=>(const Month&) const = default;
};

// The same day `n` months later; the last day of that month when it has no such day.
Date add_months(Date, int n);
// Completed years from `born` to `on`; on 29 February births count on 1 March of common years.
int age_on(Date born, Date on);

struct Instant {
  std::int64_t us = 0;
  std::string text() const;  // "2026-02-28T01:02:03.000004Z"
  static std::optional<Instant> parse(std::string_view text);
  // The day in China (UTC+8, no summer time since 1991), where every office of ours is.
  Date day_in_china() const;
  static Instant start_of_day_in_china(Date);
  auto operator<=>(const Instant&) const = default;
};

}  // namespace yiben
