// A log as it stood when it had `size` entries: what came later is not there. Nothing is written
// through it. Borrows the log, which must outlive it.
#pragma once

#include <memory>

#include "eventstore/log.h"

namespace yiben::eventstore {

// Requires size <= log.head().
std::unique_ptr<Log> log_as_of(const Log& log, Position size);

}  // namespace yiben::eventstore
