#include "eventstore/verify.h"

#include "eventstore/check.h"
#include "self_check.h"

namespace yiben::eventstore {

namespace {

const SelfCheck& checked(const Log& log) {
  const auto* found = dynamic_cast<const SelfCheck*>(&log);
  check(found != nullptr, "the log was made by open_log or memory_log");
  return *found;
}

}  // namespace

Result<void> each_reservation(const Log& log, const EachReservation& take) {
  return checked(log).each_reservation(take);
}

Result<VerifyReport> verify(const Log& log, std::function<void(std::uint64_t)> progress) {
  if (!progress) progress = [](std::uint64_t) {};
  return checked(log).verify(std::move(progress));
}

}  // namespace yiben::eventstore
