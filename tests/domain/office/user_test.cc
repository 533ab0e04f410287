#include "domain/office/user.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

const Actor system_administrator = official(Role::system_administrator, 8);
const Actor security = official(Role::security_administrator, 9);

User::Create create() { return {user(1), "zhao", "赵一", "$scrypt$a", true, system_administrator}; }
User::Post post(Role role) {
  User::Post out;
  out.role = role;
  out.division = "500199001";
  out.reason = "定岗";
  out.by = security;
  return out;
}
Spec<User> created() {
  Spec<User> spec;
  return spec.when(create());
}

TEST(User, IsCreatedOnceWithAPasswordToChangeAndWithoutAPost) {
  EXPECT_EQ(created().all<User::Created>().at(0).by, system_administrator);
  auto hash = created().all<User::PasswordSet>().at(0).hash;
  EXPECT_EQ(hash.plain, "$scrypt$a");
  EXPECT_EQ(hash.subject, user(1).uuid);
  EXPECT_TRUE(created().state().must_change_password);
  EXPECT_EQ(created().state().role, Role::none);
  created().when(create()).then_rejected(Rule::user_already_exists);
}

TEST(User, IsKnownByALoginOfFewCharacters) {
  for (const char* bad :
       {"", "ab", "Zhao", "zhao 1", "赵", "a/b", "abcdefghijabcdefghijabcdefghijabc"})
    EXPECT_FALSE(is_login(bad)) << bad;
  for (const char* good : {"abc", "li.si", "a_b-9", "abcdefghijabcdefghijabcdefghijab"})
    EXPECT_TRUE(is_login(good)) << good;
  auto bad = create();
  bad.login = "Zhao";
  Spec<User>{}.when(bad).then_rejected(Rule::login_invalid);
}

TEST(User, ChangesThePasswordAndRemembersThoseBefore) {
  auto spec = created().when(User::SetPassword{"$scrypt$b", false, official(Role::none, 1)});
  EXPECT_EQ(spec.state().hash, "$scrypt$b");
  EXPECT_EQ(spec.state().hashes_before, std::vector<std::string>{"$scrypt$a"});
  EXPECT_FALSE(spec.state().must_change_password);
  Spec<User>{}.when(User::SetPassword{"x", false, security}).then_rejected(Rule::user_unknown);
}

TEST(User, IsDisabledOnceAndEnabledAgain) {
  auto spec = created().when(User::Disable{"调离", system_administrator});
  EXPECT_TRUE(spec.state().disabled);
  EXPECT_EQ(spec.state().name, "赵一");
  Spec<User>(spec)
      .when(User::Disable{"again", system_administrator})
      .then_rejected(Rule::user_disabled);
  Spec<User>(spec).when(User::SetPassword{"x", true, security}).then_rejected(Rule::user_disabled);
  Spec<User>(spec).when(post(Role::finance)).then_rejected(Rule::user_disabled);
  EXPECT_FALSE(Spec<User>(spec).when(User::Enable{"调回", system_administrator}).state().disabled);
  created().when(User::Enable{"x", system_administrator}).then_rejected(Rule::user_not_disabled);
  created().when(User::Disable{"", system_administrator}).then_rejected(Rule::reason_needed);
}

TEST(User, WhatASessionRestsOnIsCounted) {
  auto spec = created();
  auto before = spec.state().changes;
  EXPECT_EQ(
      Spec<User>(spec).when(User::Rename{"赵二", "改名", system_administrator}).state().changes,
      before);
  EXPECT_GT(Spec<User>(spec).when(post(Role::finance)).state().changes, before);
  EXPECT_GT(Spec<User>(spec).when(User::SetPassword{"x", true, security}).state().changes, before);
  EXPECT_GT(Spec<User>(spec).when(User::Disable{"x", system_administrator}).state().changes,
            before);
}

TEST(User, IsNeverTwoKindsOfAdministrator) {
  auto spec = created().when(post(Role::security_administrator));
  EXPECT_EQ(spec.state().role, Role::security_administrator);
  Spec<User>(spec).when(post(Role::audit_administrator)).then_rejected(Rule::administrator_already);
  // Nor after years at another desk.
  spec.when(post(Role::town_clerk));
  Spec<User>(spec)
      .when(post(Role::system_administrator))
      .then_rejected(Rule::administrator_already);
  EXPECT_EQ(spec.when(post(Role::security_administrator)).state().role,
            Role::security_administrator);
}

TEST(User, HandsOverWhatIsInHand) {
  auto leaving = post(Role::town_reviewer);
  leaving.cases_in_hand = 3;
  created().when(leaving).then_rejected(Rule::cases_to_hand_over);
  leaving.hand_over_to = user(2);
  auto posted = created().when(leaving).all<User::Posted>().at(0);
  EXPECT_EQ(posted.handed_over_to, user(2));
  EXPECT_EQ(posted.cases, 3);
}

TEST(User, ChangesNothingOfTheirOwn) {
  auto mine = post(Role::finance);
  mine.by = official(Role::security_administrator, 1);
  created().when(mine).then_rejected(Rule::own_account);
  created()
      .when(User::Disable{"x", official(Role::system_administrator, 1)})
      .then_rejected(Rule::own_account);
}

TEST(User, IsGivenARoleAndAPlaceTogether) {
  for (Role role : {Role::none, Role::system})
    created().when(post(role)).then_rejected(Rule::post_invalid);
  auto nowhere = post(Role::finance);
  nowhere.division = "town";
  created().when(nowhere).then_rejected(Rule::post_invalid);
}

TEST(User, HasASecondFactorOnceItIsConfirmed) {
  const auto self = official(Role::finance, 1);
  created().when(User::ConfirmSecondFactor{self}).then_rejected(Rule::second_factor_not_begun);
  auto spec = created().when(User::BeginSecondFactor{"secret", self});
  EXPECT_FALSE(spec.state().second_factor);
  spec.when(User::ConfirmSecondFactor{self});
  EXPECT_TRUE(spec.state().second_factor);
  Spec<User>(spec)
      .when(User::BeginSecondFactor{"other", self})
      .then_rejected(Rule::second_factor_already_on);
  spec.when(User::RemoveSecondFactor{security});
  EXPECT_FALSE(spec.state().second_factor);
  EXPECT_EQ(spec.state().secret, "");
}

TEST(Covers, IsItselfAndEverythingBelow) {
  EXPECT_TRUE(covers("500199", "500199"));
  EXPECT_TRUE(covers("500199", "500199001001"));
  EXPECT_FALSE(covers("500199001", "500199"));
  EXPECT_FALSE(covers("500199001", "500199002001"));
}

}  // namespace
}  // namespace yiben
