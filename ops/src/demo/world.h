// What every part of the demo works with: the workspace, the office's accounts, the words, the dice
// and the day it is in the demo.
#pragma once

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "demo/random.h"
#include "ops/demo_office.h"

namespace yiben::ops {

struct DemoWords {
  std::vector<std::string> surnames, given, banks, reasons;
  std::string funeral_home;  // its code
  std::string objection, denial, bank_failure, death_source, nothing_changed, unclear, changed,
      receipt, waived;
  std::vector<std::string> purposes;  // of reads in plain
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(surnames), CEREAL_NVP(given), CEREAL_NVP(banks), CEREAL_NVP(reasons),
       CEREAL_NVP(funeral_home), CEREAL_NVP(objection), CEREAL_NVP(denial),
       CEREAL_NVP(bank_failure), CEREAL_NVP(death_source), CEREAL_NVP(nothing_changed),
       CEREAL_NVP(unclear), CEREAL_NVP(changed), CEREAL_NVP(receipt), CEREAL_NVP(waived),
       CEREAL_NVP(purposes));
  }
};

// Time that moves only when told, never back, and not beyond its end.
struct DemoTime {
  Instant now;
  Instant end{std::numeric_limits<std::int64_t>::max()};
  static Instant morning_of(Date day) {
    return {Instant::start_of_day_in_china(day).us + 9 * 3'600'000'000LL};
  }
  void go_to(Date day) { now = std::max(now, std::min(morning_of(day), end)); }
  Date today() const { return now.day_in_china(); }
};

// A line for the user when something is refused that the demo thinks lawful: a bug in one of the
// two.
struct DemoProblem {
  std::string text;
};
DemoProblem problem(const char* doing, const workflows::Failure&);

struct World {
  Dice dice;
  DemoTime time;
  DemoWords words;
  std::unique_ptr<Workspace> workspace;
  std::map<std::string, Actor> actors;  // by login
  std::vector<std::string> villages;
  std::vector<std::string> towns;
  std::uint64_t ids = 0;
  std::int64_t households = 0;  // on the opening roster
  // What goes on by itself until then; may be empty.
  std::function<Result<void, DemoProblem>(Instant)> meanwhile;

  const workflows::Book& book() const { return *workspace->book; }
  // The official of a role for a division: the town's own where there is one.
  Actor actor(Role, const std::string& division, int which = 0) const;
  workflows::Request request(const Actor& by) { return {book().new_id(), by}; }
};

// To that morning, by way of what goes on meanwhile.
Result<void, DemoProblem> go_on_to(World&, Date);

struct DemoOptions {
  std::string folder = "data";
  std::int64_t households = 200;
  int months = 3;
  int deaths = 0, marriages = 0;  // taken through every department, after the months
  int faults_percent = 5;         // of the calls to them
  std::uint64_t seed = 1;
  bool living = false;        // lived up to `until`, with work left open for everybody
  std::optional<Date> until;  // none: today
};
Result<std::unique_ptr<World>, DemoProblem> make_world(const DemoOptions&);

}  // namespace yiben::ops
