// Deaths and marriages taken through every department, some of whose answers go astray.
#pragma once

#include <map>
#include <string>

#include "demo/stock.h"

namespace yiben::ops {

struct LifeEventCounts {
  int opened = 0, completed = 0, undone = 0;
  std::map<std::string, int> held;  // open, by why a person holds them
  int on_their_way = 0;             // open and held by nobody: none, or it is a fault
};

struct LifeEventsDone {
  std::map<std::string, LifeEventCounts> by_life_event;
  std::uint64_t calls = 0, faults = 0, entries = 0;
  int done_twice = 0;  // effects at a department beyond one a key: none, or it is a fault
  double seconds = 0;
};

// Opens them over some days and lets them run until nothing is left to happen; the world's clock is
// some weeks further then. Some of the dead are of the stock: they drew benefits and were not
// reported for weeks.
Result<LifeEventsDone, DemoProblem> live_life_events(World&, DemoPeople&, Stock&, int deaths,
                                                     int marriages, int faults_in_a_thousand);

void print(const LifeEventsDone&);

}  // namespace yiben::ops
