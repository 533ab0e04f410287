// A figure as `yiben bench` prints it: one JSON line, its goal beside it.
#pragma once

#include <string>

namespace yiben::bench {

struct Figure {
  std::string name;
  double value = 0;
  std::string unit;
  double raw = 0;    // the same of bare RocksDB, librdkafka or sockets in the same run; 0: none
  double ratio = 0;  // value / raw
};

// With the design's goal for the name, if it has one, and whether it is met. Sizes of a quick run
// say nothing about goals, so it only says that it was one.
std::string json_line(const Figure&, bool quick);

}  // namespace yiben::bench
