// How long a month's roll takes for a whole city: computed, one event a payment, bank file written.
#pragma once

#include "tests/bench/append.h"

namespace yiben::bench {

struct RollBench {
  std::string folder;  // emptied first
  std::int64_t households = 107'406;
};

// Seconds for the roll and the file; beside it, writing as many bare events in bulk.
std::vector<Figure> month_roll(const RollBench&);

}  // namespace yiben::bench
