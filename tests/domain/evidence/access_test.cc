// 查阅: a look at personal data in plain needs a purpose.
#include "domain/evidence/access.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

TEST(Access, InPlainNeedsAPurpose) {
  Access::Look look{{.by = official(Role::supervisor, 1), .people = {person(2)}}};
  EXPECT_EQ(Spec<Access>{}.when(look).all<Access::Read>().at(0).people, std::vector{person(2)});
  look.in_plain = true;
  Spec<Access>{}.when(look).then_rejected(Rule::reason_needed);
  look.read.purpose = "复核";
  EXPECT_EQ(Spec<Access>{}.when(look).all<Access::Read>().at(0).purpose, "复核");
}

}  // namespace
}  // namespace yiben
