// How fast the server takes commands over HTTP, each durable before its answer, beside the log
// itself with as many callers and one event an append.
#pragma once

#include <cstdint>
#include <vector>

#include "eventstore/log.h"
#include "tests/bench/figure.h"

namespace yiben::bench {

struct HttpBench {
  std::string folder;  // emptied first
  int connections = 32;
  int commands_each = 500;
};

// Registers people; rate and p99.
std::vector<Figure> http_commands(const HttpBench&);

// One event an append from as many threads: what the log alone allows, appends/s.
double appends_alone(eventstore::Log&, int callers, int appends_each);

}  // namespace yiben::bench
