// Sagas 联办: full steps a second with fsync, how a million open ones slow that down, how long they
// take to restart, and what a crowd that is due at one instant does to everybody else.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct SagasBench {
  std::string folder;                            // emptied first
  std::uint64_t few = 10'000, many = 1'000'000;  // open ones
  std::uint64_t each_round = 1'000;              // sagas of ten steps
  std::uint64_t crowd = 100'000;
};

// saga_steps: beside raw RocksDB writing as many entries in batches of the same size.
// saga_growth: the rate with many open over that with few, rounds taking turns.
// saga_restart: from opening the log until every timer is known; raw: the same entries only read.
std::vector<Figure> saga_rates(const SagasBench&);

// How long one command waits at most while a crowd is due, raw: with nothing else going on.
std::vector<Figure> saga_crowd(const SagasBench&);

}  // namespace yiben::bench
