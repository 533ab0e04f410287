// Progress: a bar on stderr for work that takes longer than a second. Quiet when stderr is no
// terminal.
//
//   Progress bar("reading", rows.size());
//   for (…) bar.at(++done);
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace yiben::ops {

// Threads: one. The line is cleared when the bar goes out of scope.
class Progress {
 public:
  Progress(std::string what, std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Cost: a few nanoseconds for most calls; draws ten times a second.
  void at(std::uint64_t done);

 private:
  using Clock = std::chrono::steady_clock;
  void draw(std::uint64_t done, Clock::time_point now);

  std::string what_;
  std::uint64_t total_;
  std::uint64_t step_, next_;  // the clock is looked at every `step_`
  Clock::time_point started_, drawn_;
  bool visible_, shown_ = false;
};

}  // namespace yiben::ops
