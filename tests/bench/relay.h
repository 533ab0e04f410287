// How fast the relay sends a backlog to Kafka, and how soon a fact is with a consumer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct RelayBench {
  std::string folder;  // emptied first
  std::string brokers;
  std::uint64_t backlog = 400'000;
  int events_a_second = 500;
  int seconds = 20;
};

// Events a second from an idle start to the last commit; beside it librdkafka's own idempotent
// producer, given the same records made beforehand.
std::vector<Figure> relay_drain(const RelayBench&);

// From before the append to a read-committed consumer's hands, at an even pace.
std::vector<Figure> relay_latency(const RelayBench&);

}  // namespace yiben::bench
