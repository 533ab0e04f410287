// What verify() asks of a log. Both logs answer; a cast finds it, so that log.h stays free of it.
#pragma once

#include "eventstore/verify.h"

namespace yiben::eventstore {

class SelfCheck {
 public:
  virtual ~SelfCheck() = default;
  virtual Result<VerifyReport> verify(std::function<void(std::uint64_t)> progress) const = 0;
  virtual Result<void> each_reservation(const EachReservation&) const = 0;
};

}  // namespace yiben::eventstore
