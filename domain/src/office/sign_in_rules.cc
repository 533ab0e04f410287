#include "domain/office/sign_in_rules.h"

#include <algorithm>

namespace yiben {
namespace {

constexpr std::int64_t minute_us = 60'000'000;

std::int32_t length_in_characters(std::string_view text) {  // UTF-8
  return static_cast<std::int32_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::int32_t kinds_in(std::string_view text) {
  bool small = false, capital = false, digit = false, other = false;
  for (char c : text) {
    if (c >= 'a' && c <= 'z')
      small = true;
    else if (c >= 'A' && c <= 'Z')
      capital = true;
    else if (c >= '0' && c <= '9')
      digit = true;
    else
      other = true;
  }
  return small + capital + digit + other;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

std::string problem(const SignInRules& r) {
  if (r.tries.account < 1 || r.tries.address < r.tries.account || r.tries.minutes < 1)
    return "tries: at least one, an address no fewer than an account";
  if (r.sessions.idle_minutes < 1 || r.sessions.hours < 1) return "sessions: must last";
  if (r.password.length_min < 8 || r.password.kinds_min < 1 || r.password.kinds_min > 4 ||
      r.password.history < 0)
    return "password: eight characters or more, of one to four kinds";
  return {};
}

std::optional<Rejection> weak_password(const SignInRules::Password& rules, std::string_view login,
                                       std::string_view password) {
  if (length_in_characters(password) < rules.length_min)
    return Rejection{Rule::password_too_short, {{"minimum", std::to_string(rules.length_min)}}};
  if (kinds_in(password) < rules.kinds_min)
    return Rejection{Rule::password_too_simple, {{"kinds", std::to_string(rules.kinds_min)}}};
  if (!login.empty() && lower(password).find(lower(login)) != std::string::npos)
    return Rejection{Rule::password_contains_login, {}};
  return std::nullopt;
}

SessionAge session_age(const SignInRules::Sessions& rules, Instant began, Instant last_seen,
                       Instant now) {
  if (now.us - began.us >= rules.hours * 60 * minute_us) return SessionAge::expired;
  if (now.us - last_seen.us >= rules.idle_minutes * minute_us) return SessionAge::idle;
  return SessionAge::good;
}

std::int32_t locked_minutes(const std::vector<Instant>& wrong, std::int32_t tries_max,
                            std::int32_t minutes, Instant now) {
  const auto window_us = minutes * minute_us;
  const auto max = static_cast<std::size_t>(tries_max);
  if (wrong.size() < max) return 0;
  // The last `max` of them lie within one window, which is not over for the last.
  const auto last = wrong.back();
  const auto first = wrong[wrong.size() - max];
  const auto left_us = last.us + window_us - now.us;
  if (last.us - first.us >= window_us || left_us <= 0) return 0;
  return static_cast<std::int32_t>((left_us + minute_us - 1) / minute_us);
}

}  // namespace yiben
