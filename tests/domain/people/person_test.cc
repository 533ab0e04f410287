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
      .when(Person::SetAccount{"bank", "62220001", "赵一"})
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
  auto spec = registered().when(Person::SetAccount{"农商行", "6222020000001234574", "赵一"});
  auto event = spec.all<Person::AccountSet>().at(0);
  EXPECT_EQ(event.account.subject, person(1).uuid);
  EXPECT_EQ(event.holder.plain, "赵一");
  EXPECT_TRUE(spec.state().account);
}

TEST(Person, IsRegisteredUnderANormalName) {
  auto command = [](const char* name) {
    auto c = known();
    c.name = name;
    return c;
  };
  EXPECT_EQ(Spec<Person>{}.when(command("张\u3000三")).all<Person::Registered>().at(0).name.plain,
            "张三");
  Spec<Person>{}.when(command("<b>")).then_rejected(Rule::name_invalid);
}

TEST(Person, IsPaidToAWholeAccount) {
  for (const auto& c :
       {Person::SetAccount{"", "62220001", "赵一"}, Person::SetAccount{"农商行", "62220001", " "}})
    registered().when(c).then_rejected(Rule::account_incomplete);
  registered()
      .when(Person::SetAccount{"农商行", "6217003320012340000", "赵一"})
      .then_rejected(Rule::account_check_digit);
  registered()
      .when(Person::SetAccount{"农商行", "abc", "赵一"})
      .then_rejected(Rule::account_number_invalid);
}

TEST(Person, IsCorrectedWithTheReason) {
  const auto clerk = official(Role::town_clerk, 5);
  auto spec = registered().when(
      Person::Correct{"赵\u3000一一", "500199001002", {}, "register copied wrongly", clerk});
  const auto event = spec.all<Person::Corrected>().at(0);
  EXPECT_EQ(event.name.plain, "赵一一");
  EXPECT_EQ(event.reason.plain, "register copied wrongly");
  EXPECT_EQ(spec.state().division, "500199001002");
  EXPECT_EQ(spec.state().area, registered().state().area) << "what is not given stays";

  auto refused = [&](Person::Correct c, Rule rule) { registered().when(c).then_rejected(rule); };
  refused({"赵二", {}, {}, "", clerk}, Rule::reason_needed);
  refused({{}, {}, {}, "r", clerk}, Rule::nothing_corrected);
  refused({{}, registered().state().division, {}, "r", clerk}, Rule::nothing_corrected);
  refused({"赵2", {}, {}, "r", clerk}, Rule::name_invalid);
  refused({"赵二", {}, {}, "r", official(Role::funeral_home, 6)}, Rule::not_your_role);
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
