#include "eventstore/verify.h"

#include "eventstore/check.h"
#include "self_check.h"

namespace yiben::eventstore {

Result<VerifyReport> verify(const Log& log, std::function<void(std::uint64_t)> progress) {
  const auto* checked = dynamic_cast<const SelfCheck*>(&log);
  check(checked != nullptr, "the log was made by open_log or memory_log");
  if (!progress) progress = [](std::uint64_t) {};
  return checked->verify(std::move(progress));
}

}  // namespace yiben::eventstore
