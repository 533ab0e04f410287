#include "ops/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace yiben::ops {
namespace {

using namespace std::chrono_literals;
constexpr int bar_characters = 30;

}  // namespace

Progress::Progress(std::string what, std::uint64_t total)
    : what_(std::move(what)),
      total_(std::max<std::uint64_t>(total, 1)),
      step_(std::max<std::uint64_t>(total_ / 1'000, 1)),
      next_(step_),
      started_(Clock::now()),
      drawn_(started_),
      visible_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::at(std::uint64_t done) {
  if (!visible_ || (done < next_ && done < total_)) return;
  next_ = done + step_;
  auto now = Clock::now();
  if (now - started_ < 1s || (now - drawn_ < 100ms && shown_)) return;
  draw(done, now);
}

void Progress::draw(std::uint64_t done, Clock::time_point now) {
  shown_ = true;
  drawn_ = now;
  double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total_));
  double seconds = std::chrono::duration<double>(now - started_).count();
  auto full = static_cast<std::size_t>(share * bar_characters);
  std::string bar = std::string(full, '#') + std::string(bar_characters - full, '.');
  double left = share > 0 ? seconds / share - seconds : 0;
  std::fprintf(stderr, "\r\033[K%s [%s] %3.0f %%  %.0f s", what_.c_str(), bar.c_str(), share * 100,
               left);
  std::fflush(stderr);
}

}  // namespace yiben::ops
