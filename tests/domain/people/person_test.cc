#include "domain/people/person.h"

#include <gtest/gtest.h>

#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

const AwardId first{uuid(9)}, second{uuid(10)};

Person::Register known(std::string id_number = "11010519491231002X") {
  return {person(1), "赵一", std::move(id_number), "500199001001", Area::rural, day("2026-03-02")};
}
Spec<Person> registered() {
  Spec<Person> spec;
  return spec.when(known());
}

TEST(Person, IsRegisteredFromTheIdentityNumber) {
  auto event = registered().all<Person::Registered>().at(0);
  EXPECT_EQ(event.id_number.plain, "11010519491231002X");
  EXPECT_EQ(event.born.plain, "1949-12-31");
  EXPECT_EQ(event.sex, Sex::female);
  EXPECT_EQ(event.area, Area::rural);
  for (const auto* p : {&event.name, &event.id_number, &event.born})
    EXPECT_EQ(p->subject, person(1).uuid);
  EXPECT_EQ(registered().state().born, day("1949-12-31"));
}

TEST(Person, AnIdentityNumberIsChecked) {
  for (auto bad : {"110105194912310021", "11010519490230002X", "", "99010519491231002X"})
    Spec<Person>{}.when(known(bad)).then_rejected(Rule::id_number_invalid);
  auto unborn = known();
  unborn.today = day("1949-12-30");
  Spec<Person>{}.when(unborn).then_rejected(Rule::id_number_invalid);
  EXPECT_EQ(Spec<Person>{}
                .when(known("11010519491231002x"))
                .all<Person::Registered>()
                .at(0)
                .id_number.plain,
            "11010519491231002X");
}

TEST(Person, IsRegisteredOnce) {
  registered().when(known()).then_rejected(Rule::person_already_registered);
  Spec<Person>{}
      .when(Person::SetAccount{"bank", "6222", "赵一"})
      .then_rejected(Rule::person_not_registered);
  Spec<Person>{}
      .when(Person::RecordDeath{day("2026-03-01"), "", day("2026-03-02")})
      .then_rejected(Rule::person_not_registered);
  Spec<Person>{}
      .when(Person::StartBenefit{"dibao", first, month("2026-04")})
      .then_rejected(Rule::person_not_registered);
}

TEST(Person, ErasedIsOfUnknownAge) {
  auto event = registered().all<Person::Registered>().at(0);
  event.born.plain.clear();
  auto state = Person::evolve({}, event);
  EXPECT_TRUE(state.registered);
  EXPECT_EQ(state.born, std::nullopt);
}

TEST(Person, AccountStandsUnderTheirOwnKey) {
  auto spec = registered().when(Person::SetAccount{"农商行", "6222020000001234567", "赵一"});
  auto event = spec.all<Person::AccountSet>().at(0);
  EXPECT_EQ(event.account.subject, person(1).uuid);
  EXPECT_EQ(event.holder.plain, "赵一");
  EXPECT_TRUE(spec.state().account);
}

TEST(Person, DiesOnceBetweenBirthAndToday) {
  auto died = [](const char* on) {
    return Person::RecordDeath{day(on), "公安", day("2026-03-02")};
  };
  registered().when(died("2026-03-03")).then_rejected(Rule::date_in_future);
  registered().when(died("1949-12-30")).then_rejected(Rule::death_before_birth);
  for (auto on : {"1949-12-31", "2026-03-02"})
    EXPECT_EQ(registered().when(died(on)).state().died, day(on));
  registered()
      .when(died("2026-03-01"))
      .when(died("2026-03-01"))
      .then_rejected(Rule::person_has_died);
}

// Two grants of one programme meet here, whoever makes them.
TEST(Person, HoldsEachBenefitOnce) {
  auto start = [](std::string programme, AwardId award) {
    return Person::StartBenefit{std::move(programme), award, month("2026-04")};
  };
  auto spec = registered().when(start("dibao", first));
  spec.when(start("dibao", second)).then_rejected(Rule::benefit_already_held);
  spec.when(start("dibao", first)).then_rejected(Rule::benefit_already_held);
  spec.when(start("funeral", second));
  EXPECT_EQ(spec.state().benefits.size(), 2u);
  spec.when(Person::EndBenefit{"dibao", first});
  EXPECT_EQ(spec.all<Person::BenefitEnded>().size(), 1u);
  spec.when(start("dibao", second));
  EXPECT_EQ(spec.state().benefits.at("dibao"), second);
}

TEST(Person, EndingWhatIsNotHeldChangesNothing) {
  auto spec = registered().when(Person::StartBenefit{"dibao", first, month("2026-04")});
  for (auto end : {Person::EndBenefit{"dibao", second}, Person::EndBenefit{"orphan", first}}) {
    spec.when(end);
    EXPECT_TRUE(spec.all<Person::BenefitEnded>().empty());
    EXPECT_EQ(spec.state().benefits.at("dibao"), first);
  }
}

}  // namespace
}  // namespace yiben
