#include "domain/office/user.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

User::Create create() {
  return {{user(1), "zhao", "赵一", Role::town_clerk, "500199001"}, "$argon2$a"};
}
Spec<User> created() {
  Spec<User> spec;
  return spec.when(create());
}

TEST(User, IsCreatedOnceWithAPassword) {
  EXPECT_EQ(created().all<User::Created>().at(0).login, "zhao");
  auto hash = created().all<User::PasswordSet>().at(0).hash;
  EXPECT_EQ(hash.plain, "$argon2$a");
  EXPECT_EQ(hash.subject, user(1).uuid);
  EXPECT_EQ(created().state().hash, "$argon2$a");
  created().when(create()).then_rejected(Rule::user_already_exists);
}

TEST(User, ChangesThePassword) {
  EXPECT_EQ(created().when(User::SetPassword{"$argon2$b"}).state().hash, "$argon2$b");
  Spec<User>{}.when(User::SetPassword{"x"}).then_rejected(Rule::user_unknown);
}

TEST(User, IsDisabledOnce) {
  auto spec = created().when(User::Disable{"调离"});
  EXPECT_TRUE(spec.state().disabled);
  EXPECT_EQ(spec.all<User::Disabled>().at(0).reason, "调离");
  Spec<User>(spec).when(User::Disable{"again"}).then_rejected(Rule::user_disabled);
  Spec<User>(spec).when(User::SetPassword{"x"}).then_rejected(Rule::user_disabled);
  Spec<User>{}.when(User::Disable{""}).then_rejected(Rule::user_unknown);
}

TEST(Covers, IsItselfAndEverythingBelow) {
  EXPECT_TRUE(covers("500199", "500199"));
  EXPECT_TRUE(covers("500199", "500199001001"));
  EXPECT_FALSE(covers("500199001", "500199"));
  EXPECT_FALSE(covers("500199001", "500199002001"));
}

}  // namespace
}  // namespace yiben
