// How fast the views fold the log and answer, over a district made up for it: households of three,
// each with an award, paid and settled every month, and cases open in the inbox.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/bench/figure.h"

namespace yiben::bench {

struct ViewsBench {
  std::string folder;  // emptied first
  std::uint64_t households = 32'000;
  int months = 12;
  std::uint64_t cases = 3'000;
};

// What a district of this size has in its log.
std::uint64_t events_of(const ViewsBench&);

// Folding everything from position 0, beside a raw scan of the same log.
std::vector<Figure> rebuild_views(const ViewsBench&);
// Pages of 50 from rosters and inboxes, p50 and p99, after folding it all.
std::vector<Figure> query_views(const ViewsBench&);
// From the answer to an append until the views hold it, while other callers append without pause.
std::vector<Figure> views_visibility(const ViewsBench&);

}  // namespace yiben::bench
