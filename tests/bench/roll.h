// How long a month's roll takes for a whole city: computed, one event a payment, bank file written.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct RollBench {
  std::string folder;  // emptied first
  std::int64_t households = 107'406;
};

// Seconds for the roll and the file; beside it, writing as many bare events in bulk. The views
// follow the log meanwhile, as in the server: the file's names and accounts come from them.
std::vector<Figure> month_roll(const RollBench&);

}  // namespace yiben::bench
