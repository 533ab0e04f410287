// The demo district's office: one account for each role, funds with a budget, a higher standard
// that is about to begin. Reproducible, and made only where the log holds no account yet.
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

// The higher standard that begins the month after the office is opened
// (ops/demo/new_standard.yaml).
struct NewStandard {
  std::int32_t percent = 0;
  std::string source, document;
  template <class Ar>
  void serialize(Ar& ar) {
    ar(CEREAL_NVP(percent), CEREAL_NVP(source), CEREAL_NVP(document));
  }
};
Result<NewStandard, WorkspaceProblem> demo_new_standard();

// The rules as they are, with that higher standard from next month on.
Result<void, WorkspaceProblem> publish_new_standard(Workspace&);

// Does nothing when the office is already there. Its funds are those of a whole year
// (ops/demo_funds.h), unless somebody else opens them.
Result<void, WorkspaceProblem> make_demo_office(Workspace&, bool with_funds = true);

}  // namespace yiben::ops
