// What every part of the demo works with: the workspace, the office's accounts, the words, the dice
// and the day it is in the demo.
#pragma once

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
  std::string objection, denial, bank_failure, death_source, nothing_changed;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(surnames), CEREAL_NVP(given), CEREAL_NVP(banks), CEREAL_NVP(reasons),
       CEREAL_NVP(funeral_home), CEREAL_NVP(objection), CEREAL_NVP(denial),
       CEREAL_NVP(bank_failure), CEREAL_NVP(death_source), CEREAL_NVP(nothing_changed));
  }
};

// Time that moves only when told.
struct DemoTime {
  Instant now;
  void go_to(Date day) {
    now = Instant::start_of_day_in_china(day);
    now.us += 9 * 3'600'000'000LL;
  }
  Date today() const { return now.day_in_china(); }
};

struct World {
  Dice dice;
  DemoTime time;
  DemoWords words;
  std::unique_ptr<Workspace> workspace;
  std::map<std::string, Actor> actors;  // by login
  std::vector<std::string> villages;
  std::uint64_t ids = 0;

  const workflows::Book& book() const { return *workspace->book; }
  // The official of a role for a division: the town's own where there is one.
  Actor actor(Role, const std::string& division, int which = 0) const;
  workflows::Request request(const Actor& by) { return {book().new_id(), by}; }
};

// A line for the user when something is refused that the demo thinks lawful: a bug in one of the
// two.
struct DemoProblem {
  std::string text;
};
DemoProblem problem(const char* doing, const workflows::Failure&);

struct DemoOptions {
  std::string folder = "data";
  std::int64_t households = 200;
  int months = 3;
  int deaths = 0, marriages = 0;  // taken through every department, after the months
  int faults_percent = 5;         // of the calls to them
  std::uint64_t seed = 1;
};
Result<std::unique_ptr<World>, DemoProblem> make_world(const DemoOptions&);

}  // namespace yiben::ops
