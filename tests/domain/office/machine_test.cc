#include "domain/office/machine.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

const MachineId machine_id{uuid(4)};
const Actor machine_by = official(Role::security_administrator, 9);

Spec<Machine> machine_registered() {
  Spec<Machine> spec;
  return spec.when(Machine::Register{
      machine_id, "大数据局", {Scope::events}, "500199", "first", Instant{1'000}, machine_by});
}

TEST(Machine, HasTwoKeysForADay) {
  auto spec = machine_registered().when(Machine::RotateKey{"second", Instant{5}, machine_by});
  EXPECT_EQ(spec.state().key_sha256, "second");
  EXPECT_EQ(spec.state().previous_sha256, "first");
  EXPECT_EQ(spec.state().previous_until, Instant{5 + Machine::overlap_us});
}

TEST(Machine, NeedsANameAScopeAndAPlace) {
  Machine::Register in{machine_id, "", {Scope::events}, "500199", "k", Instant{1}, machine_by};
  Spec<Machine>{}.when(in).then_rejected(Rule::name_needed);
  in.name = "x";
  in.scopes = {};
  Spec<Machine>{}.when(in).then_rejected(Rule::scope_unknown);
  in.scopes = {Scope::events};
  in.division = "5";
  Spec<Machine>{}.when(in).then_rejected(Rule::division_unknown);
}

TEST(Machine, EndsForGood) {
  machine_registered()
      .when(Machine::End{"", Instant{2}, machine_by})
      .then_rejected(Rule::reason_needed);
  auto spec = machine_registered().when(Machine::End{"系统下线", Instant{2}, machine_by});
  EXPECT_EQ(spec.state().ended, Instant{2});
  Spec<Machine>(spec)
      .when(Machine::RotateKey{"x", Instant{3}, machine_by})
      .then_rejected(Rule::machine_ended);
  Spec<Machine>{}
      .when(Machine::End{"x", Instant{2}, machine_by})
      .then_rejected(Rule::machine_unknown);
}

}  // namespace
}  // namespace yiben
