// Timers: waits that end by themselves, as a public notice of seven days. Kept as a fold of the
// claims' streams, ordered by due day; nothing is stored, so a restart finds the same timers in the
// log.
#pragma once

#include <map>
#include <set>

#include "workflows/cases/claims.h"

namespace yiben::workflows {

// Threads: one at a time.
class Timers {
 public:
  Timers(const Book& book, RuleBook& rules) : book_(book), rules_(rules) {}

  // Ends at most `batch` waits whose time is over. Returns how many. A claim someone else has moved
  // meanwhile is left alone.
  Outcome<std::size_t> tick(std::size_t batch = 100);

  std::size_t waiting() const { return due_.size(); }

 private:
  Outcome<void> catch_up();

  const Book& book_;
  RuleBook& rules_;
  eventstore::Position read_to_ = 0;
  std::map<ClaimId, Date> waits_;
  std::set<std::pair<Date, ClaimId>> due_;
};

}  // namespace yiben::workflows
