#include "ops/give_way.h"

#include <linux/sched/types.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace yiben::ops {

void give_way() {
  // On Linux a thread has a niceness of its own. Of a thread with a long slice the scheduler (EEVDF,
  // Linux 6.12 on) takes the processor at once when one with the usual slice wakes; before, and
  // elsewhere, the slice is not looked at. Without either all are merely equal.
  sched_attr terms{};
  terms.size = sizeof terms;
  terms.sched_nice = 10;
  terms.sched_runtime = 100'000'000;  // ns
  (void)syscall(SYS_sched_setattr, 0, &terms, 0);
}

}  // namespace yiben::ops
