#include "ops/give_way.h"

#include <sys/resource.h>

namespace yiben::ops {

void give_way() {
  constexpr int niceness = 10;
  // On Linux a thread has a niceness of its own. Without it all are merely equal.
  (void)setpriority(PRIO_PROCESS, 0, niceness);
}

}  // namespace yiben::ops
