#include "tests/bench/figure.h"

#include <cstdio>
#include <map>
#include <optional>
#include <vector>

namespace yiben::bench {
namespace {

struct Goal {
  std::optional<double> ratio_least, value_least, value_most;
};

const std::map<std::string, Goal>& goals() {
  static const std::map<std::string, Goal> all{{"append_64", {.ratio_least = 0.60}},
                                               {"append_64_expected", {.ratio_least = 0.60}},
                                               {"append_64_p99", {.value_most = 10}},
                                               {"append_bulk", {.ratio_least = 0.60}},
                                               {"rebuild", {.value_least = 500'000}},
                                               {"http_command_32", {.value_least = 17'600}},
                                               {"http_command_32_p99", {.value_most = 15}},
                                               {"month_roll", {.value_most = 2}},
                                               {"roster_query_p99", {.value_most = 5}},
                                               {"inbox_query_p99", {.value_most = 5}},
                                               {"visible_p99", {.value_most = 100}},
                                               {"sse_1000_p99", {.value_most = 20}},
                                               {"saga_steps", {.value_least = 8'000}},
                                               {"saga_growth", {.ratio_least = 0.90}},
                                               {"saga_restart", {.value_most = 30}},
                                               {"saga_crowd_max", {.value_most = 50}},
                                               {"relay_drain", {.value_least = 100'000}},
                                               {"relay_to_consumer_p50", {.value_most = 60}},
                                               {"relay_to_consumer_p99", {.value_most = 250}},
                                               {"verify", {.value_least = 1'000'000}},
                                               {"restart_10m", {.value_most = 5}},
                                               {"memory_10m", {.value_most = 1'024}},
                                               {"growth_1m_10m", {.ratio_least = 0.90}}};
  return all;
}

std::string number(const char* format, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

bool met(const Goal& goal, const Figure& figure) {
  return (!goal.ratio_least || figure.ratio >= *goal.ratio_least) &&
         (!goal.value_least || figure.value >= *goal.value_least) &&
         (!goal.value_most || figure.value <= *goal.value_most);
}

std::string text(const Goal& goal, const std::string& unit) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (goal.ratio_least) add("ratio >= " + number("%.2f", *goal.ratio_least));
  if (goal.value_least) add(">= " + number("%.0f ", *goal.value_least) + unit);
  if (goal.value_most) add("<= " + number("%.0f ", *goal.value_most) + unit);
  return out;
}

}  // namespace

std::string json_line(const Figure& figure, bool quick) {
  std::string line = "{\"name\":\"" + figure.name + "\",\"value\":" + number("%.3f", figure.value) +
                     ",\"unit\":\"" + figure.unit + "\"";
  if (figure.raw > 0)
    line += ",\"raw\":" + number("%.3f", figure.raw) + ",\"ratio\":" + number("%.3f", figure.ratio);
  if (quick) line += ",\"quick\":true";
  if (const auto goal = goals().find(figure.name); goal != goals().end()) {
    line += ",\"goal\":\"" + text(goal->second, figure.unit) + "\"";
    if (!quick) line += met(goal->second, figure) ? ",\"met\":true" : ",\"met\":false";
  }
  return line + "}";
}

}  // namespace yiben::bench
