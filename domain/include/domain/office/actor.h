// Who acts: a user in one role over one division's subtree (DESIGN §9's roles).
#pragma once

#include <string>
#include <vector>

#include "domain/codec/json.h"

namespace yiben {

enum class Role {
  village_assistant,       // 村居协理
  town_clerk,              // 镇街经办
  town_reviewer,           // 镇街审核
  district_reviewer,       // 区县审核
  district_confirmer,      // 区县确认
  finance,                 // 财务
  supervisor,              // 监督
  integrator,              // 集成
  system_administrator,    // 系统管理员: has the accounts
  funeral_home,            // 殡仪馆
  system,                  // timers and jobs
  security_administrator,  // 安全管理员: says what each may do
  audit_administrator,     // 审计管理员: reads what was done, changes nothing
  none,                    // an account that has not been given a post
};
YIBEN_ENUM_NAMES(Role, "village_assistant", "town_clerk", "town_reviewer", "district_reviewer",
                 "district_confirmer", "finance", "supervisor", "integrator",
                 "system_administrator", "funeral_home", "system", "security_administrator",
                 "audit_administrator", "none")

// Three watch one another; nobody is two of them.
inline bool is_administrator(Role role) {
  return role == Role::system_administrator || role == Role::security_administrator ||
         role == Role::audit_administrator;
}

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
