#include <cstdio>

#include "demo/life_events.h"

namespace yiben::ops {

void print(const LifeEventsDone& done) {
  std::printf("%-14s %8s %10s %8s %8s %13s\n", "life event", "opened", "completed", "undone",
              "held", "on their way");
  for (const auto& [id, counts] : done.by_life_event) {
    int held = 0;
    for (const auto& [why, n] : counts.held) held += n;
    std::printf("%-14s %8d %10d %8d %8d %13d\n", id.c_str(), counts.opened, counts.completed,
                counts.undone, held, counts.on_their_way);
    for (const auto& [holder, n] : counts.held)
      std::printf("%14s %8d held by %s\n", "", n, holder.c_str());
  }
  if (done.seconds == 0) return;  // lived beside everything else
  std::printf(
      "%llu calls to departments, %llu with a fault; done twice: %d; %llu events in %.1f s\n",
      static_cast<unsigned long long>(done.calls), static_cast<unsigned long long>(done.faults),
      done.done_twice, static_cast<unsigned long long>(done.entries), done.seconds);
}

}  // namespace yiben::ops
