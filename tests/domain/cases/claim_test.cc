// A claim: filed once and by whom it may be, its steps with reasons, facts, papers and amounts.
#include "domain/cases/claim.h"

#include <gtest/gtest.h>

#include "tests/domain/cases/claim_fixture.h"

namespace yiben {
namespace {

using enum Role;

const auto accept = step("accept", "accepted", town_clerk, 21);
const auto came_along = signs("visit", town_clerk, 23);
const auto visit = found(step("visit", "visited", town_clerk, 22), facts_of_two());
const auto agree = step("review", "agreed", town_reviewer, 24);
const auto confirm_it = step("confirm", "confirmed", district_confirmer, 25);

TEST(ClaimFiling, PinsRulesAndProcedureAndOpensTheFirstStep) {
  auto spec = after_steps({file()});
  auto filed = spec.all<Claim::Filed>();
  ASSERT_EQ(filed.size(), 1u);
  EXPECT_EQ(filed[0].pack, (PackRef{"TEST", 2}));
  EXPECT_EQ(filed[0].procedure, (ProcedureRef{"small", 1}));
  EXPECT_EQ(filed[0].on, day("2026-03-02"));
  ASSERT_EQ(spec.all<Claim::StepOpened>().size(), 1u);
  EXPECT_EQ(spec.state().run.open_step, "accept");
  EXPECT_EQ(spec.state().facts.members.size(), 2u);
  EXPECT_EQ(spec.state().facts.answers.at("reason"), "失业");
  spec.when(file()).then_rejected(Rule::claim_already_filed);
}

// Each member's part stands under that person's key, the rest under the applicant's.
TEST(ClaimFiling, SealsEachMembersFactsUnderTheirOwnKey) {
  auto facts = after_steps({file()}).all<Claim::Filed>().at(0).facts;
  ASSERT_EQ(facts.members.size(), 2u);
  EXPECT_EQ(facts.members[0].subject, person(1).uuid);
  EXPECT_EQ(facts.members[1].subject, person(2).uuid);
  EXPECT_EQ(facts.rest.subject, person(1).uuid);
  facts.members[0].plain.clear();  // erased
  EXPECT_EQ(opened(facts).members.size(), 1u);
  EXPECT_EQ(opened(facts).members[0].person, person(2));
  EXPECT_EQ(opened(facts).answers.at("reason"), "失业");
}

// Who was erased is left out; a text that was cut off is no such thing.
TEST(ClaimFiling, TellsErasedFactsFromUnreadableOnes) {
  const auto filed = after_steps({file()}).all<Claim::Filed>().at(0);
  EXPECT_TRUE(filed.facts.rest.plain.starts_with(R"({"version":1,)")) << filed.facts.rest.plain;
  EXPECT_EQ(filed.unreadable(), std::nullopt);
  auto erased = filed;
  erased.facts.members[1].plain.clear();
  EXPECT_EQ(erased.unreadable(), std::nullopt);
  auto cut = filed;
  cut.facts.members[1].plain.pop_back();
  EXPECT_EQ(cut.unreadable(), "facts.members.1");
  auto newer = filed;
  newer.facts.rest.plain.replace(11, 1, "2");
  EXPECT_EQ(newer.unreadable(), "facts.rest");
}

TEST(ClaimFiling, IsRefusedTo) {
  auto refused = [](auto change, Rule rule) {
    auto c = file();
    change(c);
    Spec<Claim>{}.when(c).then_rejected(rule);
  };
  refused([](auto& c) { c.by.role = district_confirmer; }, Rule::not_your_role);
  refused([](auto& c) { c.by.division = "500199002"; }, Rule::not_your_division);
  refused([](auto& c) { c.household.reset(); }, Rule::household_not_registered);
  refused([](auto& c) { c.facts.members.pop_back(); }, Rule::fact_missing);
  refused([](auto& c) { c.facts.members[1].person = person(3); }, Rule::not_a_member);
  refused([](auto& c) { c.facts.members.push_back(c.facts.members[0]); },
          Rule::member_listed_twice);
  refused([](auto& c) { c.facts.answers.erase("reason"); }, Rule::fact_missing);
  refused([](auto& c) { c.facts.answers["property_ok"] = "maybe"; }, Rule::fact_invalid);
  refused([](auto& c) { c.facts.answers["colour"] = "red"; }, Rule::fact_unknown);
}

TEST(ClaimFiling, OfAStopNeedsNoFacts) {
  for (auto purpose : {Purpose::stop, Purpose::resume}) {
    auto c = file();
    c.purpose = purpose;
    c.facts = {};
    after_steps({c});
  }
  for (auto purpose : {Purpose::grant, Purpose::recalculate, Purpose::phase_out}) {
    auto c = file();
    c.purpose = purpose;
    c.facts = {};
    Spec<Claim>{}.when(c).then_rejected(Rule::fact_missing);
  }
}

TEST(ClaimStep, NothingHappensBeforeFiling) {
  Spec<Claim>{}.when(accept).then_rejected(Rule::claim_not_filed);
  Spec<Claim>{}.when(over("2026-03-20")).then_rejected(Rule::claim_not_filed);
  Spec<Claim>{}
      .when(Claim::Extend{official(town_reviewer, 24), "hard_to_investigate", day("2026-03-03"),
                          small_world().rules()})
      .then_rejected(Rule::claim_not_filed);
}

TEST(ClaimStep, ReasonsStandUnderTheApplicantsKey) {
  auto supplement = step("accept", "supplement", town_clerk, 21);
  after_steps({file()}).when(supplement).then_rejected(Rule::reason_needed);
  auto done = after_steps({file(), because(supplement, "缺户口簿")}).all<Claim::StepDone>().at(0);
  EXPECT_EQ(done.reason.plain, "缺户口簿");
  EXPECT_EQ(done.reason.subject, person(1).uuid);
  auto silent = after_steps({file(), accept}).all<Claim::StepDone>().at(0);
  EXPECT_TRUE(silent.reason.subject.is_nil());
}

TEST(ClaimStep, RequiredPapersMustBeOnFile) {
  auto c = file();
  c.materials = {"photo"};
  auto without = after_steps({c});
  without.when(accept).then_rejected(Rule::materials_missing);
  auto supplied = accept;
  supplied.materials = {"application"};  // identity is shared by the platform: never asked for
  without.when(supplied);
  EXPECT_EQ(without.all<Claim::StepDone>().at(0).materials,
            std::vector<std::string>{"application"});
  EXPECT_EQ(without.state().materials, (std::vector<std::string>{"photo", "application"}));
}

TEST(ClaimStep, PapersSuppliedAlongTheWayCount) {
  auto c = file();
  c.materials.clear();
  auto supplied = step("supplement", "supplied", town_clerk, 21);
  supplied.materials = {"application"};
  after_steps(
      {c, because(step("accept", "supplement", town_clerk, 21), "缺申请书"), supplied, accept});
}

TEST(ClaimStep, WhatWasFoundReplacesWhatWasDeclared) {
  auto spec = after_steps({file(), accept});
  spec.when(came_along);
  spec.when(step("visit", "visited", town_clerk, 22)).then_rejected(Rule::fact_missing);
  spec.when(found(step("visit", "visited", town_clerk, 22), facts_of_two("300")));
  EXPECT_EQ(spec.all<Claim::StepDone>().at(0).facts->members.size(), 2u);
  EXPECT_EQ(spec.state().facts.members[0].incomes[0].amount_fen, yuan("300"));
}

// The officer's facts are about this household: nobody else in them, and nobody left out of them.
TEST(ClaimStep, WhatWasFoundIsAboutThePeopleOfTheCase) {
  auto refused = [](auto change, Rule rule) {
    auto facts = facts_of_two();
    change(facts);
    after_steps({file(), accept, came_along}).when(found(visit, facts)).then_rejected(rule);
  };
  refused([](auto& f) { f.members.push_back({person(3), true, {}, {}, {}}); }, Rule::not_a_member);
  refused([](auto& f) { f.members[1].person = person(3); }, Rule::not_a_member);
  refused([](auto& f) { f.members.pop_back(); }, Rule::fact_missing);
  refused([](auto& f) { f.members.clear(); }, Rule::fact_missing);
  refused([](auto& f) { f.members.push_back(f.members[0]); }, Rule::member_listed_twice);
  refused([](auto& f) { f.answers.erase("reason"); }, Rule::fact_missing);
}

TEST(ClaimAmount, IsAssessedFromWhatWasFound) {
  auto spec = after_steps({file(), accept, came_along, found(visit, facts_of_two("240"))});
  auto assessed = spec.all<Claim::Assessed>();
  ASSERT_EQ(assessed.size(), 1u);
  EXPECT_TRUE(assessed[0].eligible);
  EXPECT_EQ(assessed[0].people, 2);
  EXPECT_EQ(assessed[0].basic_fen, yuan("1000"));
  EXPECT_EQ(assessed[0].pack, (PackRef{"TEST", 2}));
  EXPECT_EQ(assessed[0].explanation.subject, person(1).uuid);
  EXPECT_EQ(spec.state().assessment->rows.size(), 3u);
}

TEST(ClaimAmount, ClearFiguresRemainOnceTheExplanationIsErased) {
  auto spec = after_steps({file(), accept, came_along, visit});
  auto assessed = spec.all<Claim::Assessed>().at(0);
  assessed.explanation.plain.clear();
  auto state = Claim::evolve({}, assessed);
  EXPECT_EQ(state.assessment->basic_fen, yuan("1240"));
  EXPECT_EQ(state.assessment->pack, (PackRef{"TEST", 2}));
  EXPECT_TRUE(state.assessment->rows.empty());
}

TEST(ClaimAmount, OnlyTheEligibleGoOn) {
  for (const auto& facts : {facts_of_two("1240"), facts_of_two("0", "false")})
    after_steps({file(), accept, came_along, found(visit, facts)})
        .when(agree)
        .then_rejected(Rule::not_eligible);
  after_steps({file(), accept, came_along, visit, agree});
}

// Confirmation computes again, with what the people of the case hold by then.
TEST(ClaimAmount, IsAssessedAgainAtConfirmation) {
  auto at_end = after_steps({file(), accept, came_along, visit, agree, over("2026-03-11")});
  auto late = confirm_it;
  late.today = day("2026-03-31");
  late.held = {{person(1), "orphan", yuan("900")}};
  at_end.when(late);
  ASSERT_EQ(at_end.all<Claim::Assessed>().size(), 1u);
  EXPECT_EQ(at_end.all<Claim::Ended>().at(0).ended.result, CaseResult::granted);
  EXPECT_EQ(at_end.state().confirmed_on, day("2026-03-31"));
  at_end.when(accept).then_rejected(Rule::claim_closed);
}

TEST(ClaimAmount, OfAStopIsNotComputed) {
  auto c = file();
  c.purpose = Purpose::stop;
  c.facts = {};
  auto spec = after_steps({c, accept, came_along, visit});
  EXPECT_TRUE(spec.all<Claim::Assessed>().empty());
}

TEST(ClaimFourEyes, HoldInAClaimAsInItsProcedure) {
  after_steps({file(), accept, came_along, visit})
      .when(step("review", "agreed", town_clerk, 22))
      .then_rejected(Rule::same_person_twice);
  after_steps({file(), accept})
      .when(found(step("visit", "visited", town_clerk, 22), facts_of_two()))
      .then_rejected(Rule::two_people_needed);
}

// Each says so for themselves: being named by the first is not enough.
TEST(ClaimFourEyes, WhoeverCameAlongSignsThemselves) {
  auto filed = after_steps({file(), accept, came_along, visit});
  EXPECT_EQ(filed.all<Claim::StepDone>().at(0).done.also_by, std::vector{user(23)});
  after_steps({file(), accept, signs("visit", town_clerk, 22)})
      .when(found(step("visit", "visited", town_clerk, 22), facts_of_two()))
      .then_rejected(Rule::two_people_needed);
  EXPECT_TRUE(
      after_steps({file(), accept, came_along}).when(came_along).all<Claim::StepSigned>().empty());
  after_steps({file(), accept})
      .when(signs("visit", district_confirmer, 25))
      .then_rejected(Rule::not_your_role);
  after_steps({file(), accept})
      .when(signs("review", town_reviewer, 24))
      .then_rejected(Rule::step_not_open);
  after_steps({file()})
      .when(signs("accept", town_clerk, 21))
      .then_rejected(Rule::signature_not_asked);
  auto elsewhere = came_along;
  elsewhere.by.division = "500199002";
  after_steps({file(), accept}).when(elsewhere).then_rejected(Rule::not_your_division);
}

TEST(ClaimNotice, EndsByItselfOnTheEighthDay) {
  auto spec = after_steps({file(), accept, came_along, visit, agree});  // on 3 March
  spec.when(over("2026-03-10")).then_rejected(Rule::wait_not_over);
  spec.when(over("2026-03-11"));
  EXPECT_EQ(spec.all<Claim::StepOpened>().at(0).opened.step, "confirm");
  EXPECT_EQ(spec.all<Claim::ClockChanged>().size(), 1u);
}

TEST(ClaimNotice, AnObjectionNeedsItsReason) {
  auto spec = after_steps({file(), accept, came_along, visit, agree});
  spec.when(step("notice", "objection", town_clerk, 21)).then_rejected(Rule::reason_needed);
  spec.when(because(step("notice", "objection", town_clerk, 21), "有车"));
  EXPECT_EQ(spec.state().run.open_step, "visit");
}

TEST(ClaimRelative, OfAnOfficerIsVisitedByTheDistrict) {
  auto c = file();
  c.relative_of_officer = true;
  EXPECT_EQ(
      after_steps({c, accept, came_along, visit, agree, over("2026-03-11")}).state().run.open_step,
      "district_visit");
  c.relative_of_officer = false;
  EXPECT_EQ(
      after_steps({c, accept, came_along, visit, agree, over("2026-03-11")}).state().run.open_step,
      "confirm");
}

TEST(ClaimExtension, IsTheClaimsOwnEvent) {
  auto extend = Claim::Extend{official(town_reviewer, 24), "hard_to_investigate", day("2026-03-04"),
                              small_world().rules()};
  auto spec = after_steps({file(), accept, extend});
  EXPECT_EQ(spec.all<Claim::ClockChanged>().at(0).clock.due, day("2026-03-24"));
  spec.when(extend).then_rejected(Rule::already_extended);
}

}  // namespace
}  // namespace yiben
