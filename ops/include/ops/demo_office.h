// The demo district's office: one account for each role, funds with a budget. Reproducible, and
// made only where the log holds no account yet.
#pragma once

#include <string>
#include <vector>

#include "ops/workspace.h"

namespace yiben::ops {

struct DemoAccount {
  std::string login, name;
  Role role = Role::town_clerk;
  std::string division;
};
inline constexpr std::string_view demo_password = "yiben-demo";

// ops/demo/accounts.yaml
Result<std::vector<DemoAccount>, WorkspaceProblem> demo_accounts();

// Does nothing when the office is already there.
Result<void, WorkspaceProblem> make_demo_office(Workspace&);

}  // namespace yiben::ops
