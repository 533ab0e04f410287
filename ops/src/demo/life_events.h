// Deaths, marriages and other life events taken through every department, some of whose answers go
// astray.
#pragma once

#include <map>
#include <string>

#include "demo/stock.h"
#include "workflows/life_events/saga_simulation.h"

namespace yiben::ops {

struct LifeEventCounts {
  int opened = 0, completed = 0, undone = 0;
  std::map<std::string, int> held;  // open, by why a person holds them
  int on_their_way = 0;             // open and held by nobody
};

struct LifeEventsDone {
  std::map<std::string, LifeEventCounts> by_life_event;
  std::uint64_t calls = 0, faults = 0, entries = 0;
  int done_twice = 0;  // effects at a department beyond one a key: none, or it is a fault
  double seconds = 0;
};

// How often things go wrong, or people do what is theirs to do: of a thousand.
struct LifeEventHabits {
  int faults = 50;          // of the calls to departments
  int looked_at = 970;      // of what lies in somebody's inbox
  int second_source = 980;  // of the deaths
  int wrong_word = 20;      // of the deaths: nobody has died
  int of_the_stock = 50;    // of the dead: drew benefits and were not reported for weeks
};

class LifeEvents {
 public:
  LifeEvents(World&, DemoPeople&, Stock&, LifeEventHabits);

  // Each opens one, now. `village`: none for any.
  void die(std::optional<std::string> village = {});
  void die_unreported();  // lived alone, drew benefits, and died weeks ago
  void marry(std::optional<std::string> village = {});
  void divorce(const std::string& village);
  void become_disabled(const std::string& village);

  void later(std::int64_t in_us, std::function<void()> happening);
  Result<void, DemoProblem> live_until(Instant);
  Result<LifeEventsDone, DemoProblem> live_until_quiet();
  Result<LifeEventsDone, DemoProblem> counted();

  LifeEventHabits habits;

 private:
  workflows::Fault fault();
  std::string yes_or_no(int yes_in_a_thousand);
  std::optional<PersonId> someone(const std::string& village, int age_low, int age_high,
                                  std::optional<Sex> sex = {});
  std::optional<SagaId> open(const workflows::OpenSaga&);
  void die(PersonId, const std::string& village, int days_ago, bool surely = false);
  void die_of_the_stock(std::vector<Elder>::iterator, bool surely);
  void tally(const Saga::State&);

  World& w_;
  DemoPeople& people_;
  Stock& stock_;
  LifeEventsDone out_;
  std::optional<DemoProblem> failed_;
  workflows::SagaSimulation simulation_;
  eventstore::Position first_;
};

// Opens them over some days and lets them run until nothing is left to happen; the world's clock is
// some weeks further then.
Result<LifeEventsDone, DemoProblem> live_life_events(World&, DemoPeople&, Stock&, int deaths,
                                                     int marriages, int faults_in_a_thousand);

void print(const LifeEventsDone&);

}  // namespace yiben::ops
