// The trace of every read of personal data, in the second log.
#pragma once

#include <functional>

#include "domain/evidence/access.h"
#include "workflows/loop/book.h"
#include "workflows/loop/failure.h"

namespace yiben::workflows {

// On disk when it returns: only then may anything be shown. Fills in when it was. Refused with
// reason_needed when data in plain is asked for without a purpose.
Outcome<void> record_read(const Book&, eventstore::Log& access_log, Access::Look);

// Reads of one person's data, oldest first. Looks at no more than `entries` of the log from `from`
// on and returns where it stopped: the log's head when there is nothing more.
struct ReadsFound {
  std::vector<Access::Read> reads;
  eventstore::Position next = 0;
};
Outcome<ReadsFound> reads_of(const eventstore::Log& access_log, PersonId, eventstore::Position from,
                             std::size_t entries);

}  // namespace yiben::workflows
