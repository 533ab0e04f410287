#include "ops/troubles.h"

#include <cstdio>

#include "domain/core/date.h"
#include "eventstore/log.h"

namespace yiben::ops {

void Troubles::set(const std::string& name, const std::string& why) {
  std::lock_guard lock(mutex_);
  const auto found = now_.find(name);
  if (why.empty() ? found == now_.end() : found != now_.end() && found->second == why) return;
  const auto at = Instant{eventstore::system_clock()()}.text();
  if (why.empty()) {
    now_.erase(found);
    std::fprintf(stderr, "%s yiben: %s: over\n", at.c_str(), name.c_str());
  } else {
    now_[name] = why;
    std::fprintf(stderr, "%s yiben: %s: %s\n", at.c_str(), name.c_str(), why.c_str());
  }
}

std::string Troubles::of(const std::string& name) const {
  std::lock_guard lock(mutex_);
  const auto found = now_.find(name);
  return found == now_.end() ? std::string() : found->second;
}

std::map<std::string, std::string> Troubles::all() const {
  std::lock_guard lock(mutex_);
  return now_;
}

}  // namespace yiben::ops
