#include "domain/evidence/access.h"

namespace yiben {

Access::Decision Access::decide(const State&, const Command& command) {
  const auto& look = std::get<Look>(command);
  if (look.in_plain && look.read.purpose.empty()) return Rejection{Rule::reason_needed, {}};
  return std::vector<Event>{look.read};
}

}  // namespace yiben
