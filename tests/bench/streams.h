// How soon a recorded fact is with every reader of server-sent events.
#pragma once

#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct StreamsBench {
  std::string folder;  // emptied first
  int streams = 1'000;
  int events_a_second = 20;
  int seconds = 10;
};

// From before the append to the last byte at a reader, who shares the cores. Beside it, the same
// bytes pushed by a bare loop over as many sockets.
std::vector<Figure> stream_latency(const StreamsBench&);

}  // namespace yiben::bench
