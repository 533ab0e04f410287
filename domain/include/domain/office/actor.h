// Who acts: a user in one role over one division's subtree (DESIGN §9's roles).
#pragma once

#include <string>
#include <vector>

#include "domain/codec/json.h"

namespace yiben {

enum class Role {
  village_assistant,   // 村居协理
  town_clerk,          // 镇街经办
  town_reviewer,       // 镇街审核
  district_reviewer,   // 区县审核
  district_confirmer,  // 区县确认
  finance,             // 财务
  supervisor,          // 监督
  integrator,          // 集成
  administrator,       // 管理
  funeral_home,        // 殡仪馆
  system,              // timers and jobs
};
YIBEN_ENUM_NAMES(Role, "village_assistant", "town_clerk", "town_reviewer", "district_reviewer",
                 "district_confirmer", "finance", "supervisor", "integrator", "administrator",
                 "funeral_home", "system")

// Division codes are 6, 9 or 12 digits (county, town, village); a code covers its subtree, none
// nothing.
inline bool covers(std::string_view division, std::string_view other) {
  return !division.empty() && other.substr(0, division.size()) == division;
}

struct Actor {
  static constexpr std::string_view schema_name = "Actor";
  UserId user;
  Role role = Role::system;
  std::string division;
  bool operator==(const Actor&) const = default;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(user), CEREAL_NVP(role), CEREAL_NVP(division));
  }
};

}  // namespace yiben
