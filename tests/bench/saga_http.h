// Six steps of six departments, one after another, for each of many callers: opened over HTTP, each
// step called over HTTP, until the life event has ended. What workflow engines are measured with.
#pragma once

#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct SagaHttpBench {
  std::string folder;  // emptied first
  int callers = 128;   // each opens its next one when the last has ended
  int each = 60;
};

// Rate of steps, and p99 from the request to the end of a life event; raw: the log's own appends
// with as many callers, the ratio entries to entries.
std::vector<Figure> saga_steps_over_http(const SagaHttpBench&);

}  // namespace yiben::bench
