#include "demo/living.h"

#include "demo/life_events.h"
#include "demo/open_work.h"
#include "demo/standing.h"

namespace yiben::ops {
namespace {

constexpr std::int64_t day_us = 24 * workflows::SagaSimulation::hour_us;
constexpr int last_days = 12;

// Of a hundred households on the allowance about one a month applies, and in some somebody dies.
int a_month(std::int64_t households, int of, int at_least) {
  return static_cast<int>(std::max<std::int64_t>(at_least, households / of));
}

void plan_month(World& w, LifeEvents& life, int deaths, int marriages) {
  const auto some_day = [&w] { return w.dice.between(0, 19) * day_us; };
  for (int i = 0; i < deaths; ++i) life.later(some_day(), [&life] { life.die(); });
  for (int i = 0; i < marriages; ++i) life.later(some_day(), [&life] { life.marry(); });
}

// In every town some of each, at different points of their way.
void plan_last_days(World& w, LifeEvents& life, int unreported) {
  const auto hours = [&w](int from, int to) {
    return w.dice.between(24 * from, 24 * to) * workflows::SagaSimulation::hour_us;
  };
  for (const auto& town : w.towns) {
    std::vector<std::string> villages;
    for (const auto& village : w.villages)
      if (covers(town, village)) villages.push_back(village);
    const auto village = [&w, &villages] { return w.dice.one_of(villages); };
    for (int from : {0, last_days - 3})
      life.later(hours(from, last_days), [&life, v = village()] { life.die(v); });
    life.later(hours(0, last_days), [&life, v = village()] { life.marry(v); });
    life.later(hours(last_days - 2, last_days), [&life, v = village()] { life.marry(v); });
    life.later(hours(0, last_days - 4), [&life, v = village()] { life.divorce(v); });
    life.later(hours(0, last_days), [&life, v = village()] { life.become_disabled(v); });
  }
  for (int i = 0; i < unreported; ++i) life.later(hours(0, 4), [&life] { life.die_unreported(); });
}

Result<void, DemoProblem> live_last_days(World& w, DemoPeople& people, Stock& stock,
                                         OpenCases& cases, LifeEvents& life, Date today) {
  if (auto ok = go_on_to(w, today - last_days); !ok) return ok;
  // From here on much is left lying.
  life.habits = {.faults = 80, .looked_at = 350, .second_source = 600};
  plan_last_days(w, life, 6);
  constexpr int rolls_days_ago = 2;
  const Date rolls_on = std::max(today - rolls_days_ago, Month::containing(today).first_day());
  MonthTotals unused;
  for (Date day = today - last_days; day <= today; day = day + 1) {
    if (auto ok = go_on_to(w, day); !ok) return ok;
    if (auto ok = cases.live_day(today - day); !ok) return ok;
    if (day == rolls_on)
      if (auto ok = leave_rolls_open(w, stock); !ok) return ok;
  }
  if (auto ok = review_what_is_due(w, unused, true); !ok) return ok;
  if (auto ok = publish_new_standard(*w.workspace); !ok) return DemoProblem{ok.error().text};
  if (auto ok = prepare_next_raise(w, "dibao"); !ok) return ok;
  if (auto ok = hear_from_departments(w, people); !ok) return ok;
  if (auto ok = life.live_until(w.time.end); !ok) return ok;
  if (auto ok = settle_some_recoveries(w); !ok) return ok;
  return look_at_people(w, cases.cases());
}

}  // namespace

Result<void, DemoProblem> live_up_to_now(World& w, DemoPeople& people, Stock& stock,
                                         const DemoOptions& options, const MonthDone& done) {
  LifeEvents life(w, people, stock, {.looked_at = 1'000, .second_source = 1'000});
  OpenCases cases(w, people, stock);
  w.meanwhile = [&life](Instant until) { return life.live_until(until); };
  const Date today = w.time.end.day_in_china();
  const Month first = Month::containing(w.time.today());
  for (Month month = first; month < Month::containing(today); month = month + 1) {
    const bool last = month + 1 == Month::containing(today);
    if (auto ok = go_on_to(w, month.first_day() + 1); !ok) return ok;
    plan_month(w, life, a_month(options.households, 700, 2), a_month(options.households, 700, 2));
    if (last)
      if (auto ok = cases.file_slow_ones(); !ok) return ok;
    auto lived = live_month(w, people, stock, month, a_month(options.households, 130, 5),
                            a_month(options.households, 500, 2),
                            last ? RollStage::confirmed : RollStage::answered);
    if (!lived) return lived.error();
    done(month, *lived);
  }
  auto lived = live_last_days(w, people, stock, cases, life, today);
  w.meanwhile = {};
  if (!lived) return lived;
  auto counts = life.counted();
  if (!counts) return counts.error();
  print(*counts);
  return {};
}

}  // namespace yiben::ops
