#include "domain/people/household.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

Household::Form form(std::vector<PersonId> members = {person(1), person(2), person(3)}) {
  return {{uuid(60)}, "500199001001", Area::rural, person(1), std::move(members)};
}
Spec<Household> formed() {
  Spec<Household> spec;
  return spec.when(form());
}
Household::Leave leave(int who, std::optional<int> next = {}) {
  return {person(who), LeaveReason::died, next ? std::optional(person(*next)) : std::nullopt};
}

TEST(Household, HasItsHeadAmongItsMembersOnce) {
  EXPECT_EQ(formed().all<Household::Formed>().at(0).members.size(), 3u);
  EXPECT_EQ(formed().state().householder, person(1));
  Spec<Household>{}
      .when(form({person(2), person(3)}))
      .then_rejected(Rule::householder_not_a_member);
  Spec<Household>{}.when(form({})).then_rejected(Rule::householder_not_a_member);
  Spec<Household>{}
      .when(form({person(1), person(2), person(1)}))
      .then_rejected(Rule::member_listed_twice);
  formed().when(form()).then_rejected(Rule::household_already_registered);
}

TEST(Household, IsJoinedOnce) {
  auto spec = formed().when(Household::Join{person(4)});
  EXPECT_TRUE(spec.state().has(person(4)));
  spec.when(Household::Join{person(4)}).then_rejected(Rule::member_listed_twice);
  Spec<Household>{}.when(Household::Join{person(4)}).then_rejected(Rule::household_not_registered);
}

TEST(Household, IsLeftByItsMembers) {
  auto spec = formed().when(leave(2));
  EXPECT_EQ(spec.all<Household::MemberLeft>().at(0).reason, LeaveReason::died);
  EXPECT_TRUE(spec.all<Household::HouseholderChanged>().empty());
  EXPECT_FALSE(spec.state().has(person(2)));
  spec.when(leave(2)).then_rejected(Rule::not_a_member);
  Spec<Household>{}.when(leave(2)).then_rejected(Rule::household_not_registered);
}

TEST(Household, ALeavingHeadNamesTheNext) {
  formed().when(leave(1)).then_rejected(Rule::householder_not_a_member);
  formed().when(leave(1, 1)).then_rejected(Rule::householder_not_a_member);
  formed().when(leave(1, 9)).then_rejected(Rule::householder_not_a_member);
  auto spec = formed().when(leave(1, 3));
  EXPECT_EQ(spec.all<Household::HouseholderChanged>().at(0).householder, person(3));
  EXPECT_EQ(spec.state().members, (std::vector{person(2), person(3)}));
  EXPECT_EQ(spec.state().householder, person(3));
}

TEST(Household, TheLastOneNamesNobody) {
  auto spec = formed().when(leave(2)).when(leave(3)).when(leave(1));
  EXPECT_TRUE(spec.state().members.empty());
}

}  // namespace
}  // namespace yiben
