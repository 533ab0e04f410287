#include "domain/evidence/adoption.h"

namespace yiben {

Adoption::Decision Adoption::decide(const State&, const Command& command) {
  const auto& c = std::get<Adopt>(command);
  if (c.reason.empty()) return Rejection{Rule::reason_needed, {}};
  return std::vector<Event>{Adopted{c.logs, c.reason, c.at}};
}

}  // namespace yiben
