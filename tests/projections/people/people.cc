// people and households.
#include "projections/people/people.h"

#include "projections/people/households.h"
#include "tests/projections/fixture.h"

namespace yiben::projections {
namespace {

TEST(People, ArePlainTextHereAndFoundByNumberAndName) {
  District d;
  const auto li = d.person("李一一", "500199195803011234", village);
  d.person("李二", "500199195803015678", other_town);
  Person::AccountSet account{li, "农商行", {li.uuid, "6222001", {}}, {li.uuid, "李一一", {}}};
  d.happens(account);

  const auto row = value_of(person_row(d.caught_up()->snapshot(), li)).value();
  EXPECT_EQ(row.name, "李一一");
  EXPECT_EQ(row.id_number, "500199195803011234");
  EXPECT_EQ(row.born, day("1958-03-01"));
  EXPECT_EQ(row.bank, "农商行");
  EXPECT_EQ(row.account, "6222001");
  EXPECT_EQ(row.account_holder, "李一一");

  const auto found =
      value_of(person_by_number(d.views()->snapshot(), d.keys->lookup_hash("500199195803011234")));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->person, li);
  EXPECT_FALSE(value_of(person_by_number(d.views()->snapshot(), d.keys->lookup_hash("1"))));
  EXPECT_FALSE(value_of(person_by_number(d.views()->snapshot(), "")));

  EXPECT_EQ(value_of(people_by_name(d.views()->snapshot(), "李", "500199", 10)).size(), 2u);
  EXPECT_EQ(value_of(people_by_name(d.views()->snapshot(), "李", "500199", 1)).size(), 1u);
  EXPECT_EQ(value_of(people_by_name(d.views()->snapshot(), "李", "500199001", 10)).size(), 1u);
  EXPECT_EQ(value_of(people_by_name(d.views()->snapshot(), "李一", "500199", 10)).size(), 1u);
  EXPECT_EQ(value_of(people_by_name(d.views()->snapshot(), "王", "500199", 10)).size(), 0u);
}

TEST(People, AreFoundUnderTheirCorrectedNameAndPlace) {
  District d;
  const auto li = d.person("李一一", "500199195803011234", village);
  d.happens(Person::AccountProposed{
      li, "农商行", {li.uuid, "62220001", {}}, {li.uuid, "李一一", {}}, "lost", {}});
  d.happens(Person::Corrected{
      li, {li.uuid, "王一一", {}}, other_town, Area::rural, {li.uuid, "r", {}}, {}});
  const auto view = d.caught_up()->snapshot();
  EXPECT_EQ(value_of(people_by_name(view, "李", "500199", 10)).size(), 0u);
  EXPECT_EQ(value_of(people_by_name(view, "王", other_town, 10)).size(), 1u);
  EXPECT_EQ(value_of(person_row(view, li))->area, Area::rural);
  EXPECT_EQ(value_of(people_with_proposed_account(view, village, 10)).size(), 0u);
  EXPECT_EQ(value_of(people_with_proposed_account(view, other_town, 10)).size(), 1u);

  d.happens(Person::Corrected{li, {}, village, Area::rural, {li.uuid, "r", {}}, {}});
  const auto row = value_of(person_row(d.caught_up()->snapshot(), li)).value();
  EXPECT_EQ(row.name, "王一一") << "what is not given stays";
  EXPECT_EQ(row.division, village);
  EXPECT_EQ(value_of(people_with_proposed_account(d.views()->snapshot(), village, 10)).size(), 1u);
}

TEST(People, HoldWhatTheyDrawAndWhatTheyHaveAskedFor) {
  District d;
  const auto li = d.person("李一", "500199195803011234", village);
  const auto award = d.id<AwardId>(), other = d.id<AwardId>();
  d.happens(Person::BenefitStarted{li, "dibao", award, month("2026-04")});
  const auto claim = d.claim("dibao", li, village, day("2026-03-01"));
  auto row = value_of(person_row(d.caught_up()->snapshot(), li)).value();
  EXPECT_EQ(row.benefits.at("dibao"), award);
  EXPECT_EQ(row.open_claims, std::vector{claim});

  d.happens(Person::BenefitEnded{li, "dibao", other});  // not the one that runs
  d.happens(Person::Died{li, day("2026-05-01"), "hospital"});
  row = value_of(person_row(d.caught_up()->snapshot(), li)).value();
  EXPECT_EQ(row.benefits.size(), 1u);
  EXPECT_EQ(row.died, day("2026-05-01"));

  d.happens(Person::BenefitEnded{li, "dibao", award});
  d.happens(d.ended(claim, CaseResult::granted, day("2026-03-20")));
  row = value_of(person_row(d.caught_up()->snapshot(), li)).value();
  EXPECT_TRUE(row.benefits.empty());
  EXPECT_TRUE(row.open_claims.empty());
}

TEST(People, ErasedBeforeTheyAreFoldedHaveNoNameAndAreNotFoundByIt) {
  District d;
  const auto li = d.person("李一", "500199195803011234", village);
  ASSERT_TRUE(d.keys->erase(li.uuid.bytes));
  const auto row = value_of(person_row(d.caught_up()->snapshot(), li)).value();
  EXPECT_EQ(row.name, "");
  EXPECT_EQ(row.id_number, "");
  EXPECT_FALSE(row.born);
  EXPECT_EQ(row.division, village);
  EXPECT_TRUE(value_of(people_by_name(d.views()->snapshot(), "", "500199", 10)).empty());
  EXPECT_FALSE(
      value_of(person_by_number(d.views()->snapshot(), d.keys->lookup_hash("500199195803011234"))));
}

TEST(People, ErasedLaterAreGoneAfterARebuild) {
  District d;
  const auto li = d.person("李一", "500199195803011234", village);
  EXPECT_EQ(value_of(person_row(d.caught_up()->snapshot(), li)).value().name, "李一");
  ASSERT_TRUE(d.keys->erase(li.uuid.bytes));
  ASSERT_TRUE(d.views()->rebuild());
  EXPECT_EQ(value_of(person_row(d.views()->snapshot(), li)).value().name, "");
}

TEST(Households, KnowTheirMembersAndTheMembersTheirs) {
  District d;
  const auto li = d.person("李一", "500199195803011234", village);
  const auto wang = d.person("王二", "500199196003011234", village);
  const auto child = d.person("李三", "500199201003011234", village);
  const auto home = d.id<HouseholdId>();
  d.happens(Household::Formed{home, village, Area::rural, li, {li, wang}});
  d.happens(Household::MemberJoined{home, child});
  auto row = value_of(household_row(d.caught_up()->snapshot(), home)).value();
  EXPECT_EQ(row.householder, li);
  EXPECT_EQ(row.area, Area::rural);
  EXPECT_EQ(row.members, (std::vector{li, wang, child}));
  EXPECT_EQ(value_of(person_row(d.views()->snapshot(), child)).value().household, home);

  d.happens(Household::MemberLeft{home, li, LeaveReason::died});
  d.happens(Household::HouseholderChanged{home, wang});
  row = value_of(household_row(d.caught_up()->snapshot(), home)).value();
  EXPECT_EQ(row.householder, wang);
  EXPECT_EQ(row.members, (std::vector{wang, child}));
  EXPECT_FALSE(value_of(person_row(d.views()->snapshot(), li)).value().household);
  EXPECT_FALSE(value_of(household_row(d.views()->snapshot(), d.id<HouseholdId>())));
}

}  // namespace
}  // namespace yiben::projections
