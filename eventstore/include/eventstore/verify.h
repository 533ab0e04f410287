// Re-reads a log and recomputes everything it claims: entry bytes, leaf hashes, tree, positions,
// stream versions, times, pseq, the stream and command indexes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "eventstore/log.h"

namespace yiben::eventstore {

struct VerifyReport {
  std::uint64_t entries = 0;
  TreeHead head;
  bool sound = false;
  std::string first_fault;  // "entry 812: leaf hash differs"; empty when sound
};

// `progress` gets entries done so far. Cost: one pass, >= 1 M entries/s; memory grows with streams.
// Works on a log opened for serving as well. Errors: io only; everything else is in the report.
Result<VerifyReport> verify(const Log& log, std::function<void(std::uint64_t)> progress = {});

// What is reserved in the log and by whom, in no order: for comparing with what its events say.
using EachReservation = std::function<void(std::string_view key, std::string_view owner)>;
Result<void> each_reservation(const Log& log, const EachReservation&);

}  // namespace yiben::eventstore
