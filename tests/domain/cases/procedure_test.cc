// The interpreter: who may, how often, how many, and when a case is over.
#include <gtest/gtest.h>

#include "tests/domain/cases/matrix.h"
#include "tests/domain/cases/procedure_fixture.h"

namespace yiben {
namespace {

using enum Role;

CaseRun accepted() {
  CaseRun run(small_procedure());
  run.act("accept/accepted", town_clerk, 1);
  return run;
}
CaseRun visited() {
  CaseRun run = accepted();
  run.act("visit/visited", town_clerk, 1, {2});
  return run;
}
CaseRun on_notice() {
  CaseRun run = visited();
  run.act("review/agreed", town_reviewer, 3);
  return run;
}

TEST(Procedure, TheSmallOneIsSound) {
  EXPECT_EQ(problems(small_procedure()), std::vector<std::string>{});
}

TEST(Procedure, WalksFromStartToGrant) {
  CaseRun run(small_procedure());
  EXPECT_EQ(run.state().open_step, "accept");
  ASSERT_TRUE(run.last_of<StepOpened>());
  EXPECT_EQ(run.last_of<StepOpened>()->due, day("2026-03-04"));
  EXPECT_EQ(run.last_of<StepOpened>()->roles, (std::vector{town_clerk, village_assistant}));
  run.act("accept/accepted", town_clerk, 1).act("visit/visited", town_clerk, 1, {2});
  run.act("review/agreed", town_reviewer, 3);
  EXPECT_TRUE(run.state().waiting);
  run.on("2026-03-10").elapse().act("confirm/confirmed", district_confirmer, 4);
  ASSERT_TRUE(run.last_of<CaseEnded>());
  EXPECT_EQ(run.state().result, CaseResult::granted);
  EXPECT_EQ(run.state().open_step, "");
  EXPECT_EQ(run.state().clock_due, std::nullopt);
}

// Every role, every outcome of every step, in every state of the case.
TEST(Procedure, RoleActionStateMatrix) { expect_role_action_state_matrix(small_procedure()); }

TEST(Procedure, OnlyTheOfficesAboveTheVillageAct) {
  for (auto division : {"500199", "500199001", "500199001001"})
    CaseRun(small_procedure()).act("accept/accepted", town_clerk, 1, {}, division);
  for (auto division : {"500199002", "500199001002", "500198", "500199001001001"})
    CaseRun(small_procedure())
        .refused("not_your_division")
        .act("accept/accepted", town_clerk, 1, {}, division);
}

TEST(Procedure, NobodyDoesAStepThatIsNotOpenOrUnknown) {
  CaseRun(small_procedure()).refused("step_not_open").act("visit/visited", town_clerk, 1, {2});
  CaseRun(small_procedure()).refused("step_not_open").act("nowhere/accepted", town_clerk, 1);
  CaseRun(small_procedure()).refused("outcome_unknown").act("accept/visited", town_clerk, 1);
  accepted().refused("step_not_open").act("accept/accepted", town_clerk, 1);
}

TEST(Procedure, TwoPeopleAreTwoDifferentPeople) {
  accepted().refused("two_people_needed").act("visit/visited", town_clerk, 1);
  accepted().refused("two_people_needed").act("visit/visited", town_clerk, 1, {1});
  accepted().refused("two_people_needed").act("visit/visited", town_clerk, 1, {1, 1});
  accepted().act("visit/visited", town_clerk, 1, {2});
  accepted().act("visit/visited", town_clerk, 1, {2, 5});
}

TEST(Procedure, FourEyes) {
  visited().refused("same_person_twice").act("review/agreed", town_clerk, 1);
  visited().refused("same_person_twice").act("review/agreed", town_clerk, 2);  // only signed along
  visited().act("review/agreed", town_reviewer, 3);
  // Having done the step once before binds too, however long ago.
  visited()
      .act("review/back", town_reviewer, 3)
      .act("visit/visited", town_clerk, 5, {6})
      .refused("same_person_twice")
      .act("review/agreed", town_clerk, 1);
}

TEST(Procedure, TheSupplementNoticeIsGivenOnce) {
  CaseRun run(small_procedure());
  run.act("accept/supplement", town_clerk, 1).act("supplement/supplied", town_clerk, 1);
  EXPECT_EQ(run.state().open_step, "accept");
  run.refused("outcome_already_used").act("accept/supplement", town_clerk, 1);
  run.refused("outcome_already_used").act("accept/supplement", village_assistant, 2);
  run.act("accept/accepted", town_clerk, 1);
}

TEST(Procedure, PassesByStepsWithoutTheirFlag) {
  CaseRun plain = on_notice();
  plain.on("2026-03-10").elapse();
  EXPECT_EQ(plain.state().open_step, "confirm");
  CaseRun relative(small_procedure(), {"relative_of_officer"});
  relative.act("accept/accepted", town_clerk, 1).act("visit/visited", town_clerk, 1, {2});
  relative.act("review/agreed", town_reviewer, 3).on("2026-03-10").elapse();
  EXPECT_EQ(relative.state().open_step, "district_visit");
  relative.act("district_visit/visited", district_reviewer, 7);
  EXPECT_EQ(relative.state().open_step, "confirm");
}

TEST(Procedure, AFlagThatTurnsUpOpensTheStepThatWasPassedBy) {
  CaseRun run = on_notice();
  run.flag("complaint");
  EXPECT_EQ(run.state().open_step, "notice") << "the step for it still lies ahead";
  run.on("2026-03-10").elapse();
  EXPECT_EQ(run.state().open_step, "district_visit");

  CaseRun late = on_notice();
  late.on("2026-03-10").elapse().flag("complaint");
  EXPECT_EQ(late.state().open_step, "district_visit");
  late.act("district_visit/visited", district_reviewer, 7);
  EXPECT_EQ(late.state().open_step, "confirm");
  late.flag("complaint").flag("relative_of_officer");
  EXPECT_EQ(late.state().open_step, "confirm") << "it has been visited";
}

TEST(Procedure, WhoMayFlagWhat) {
  CaseRun run = on_notice();
  run.refused("flag_unknown").flag("full_moon");
  run.refused("not_your_role").flag("complaint", Role::finance);
  run.refused("not_your_division").flag("complaint", town_reviewer, "500199002");
  run.flag("complaint");
  run.flag("complaint");
  EXPECT_TRUE(run.last().empty());
  run.on("2026-03-10").elapse().act("district_visit/visited", district_reviewer, 7);
  run.act("confirm/denied", district_confirmer, 8).refused("claim_closed").flag("complaint");
}

TEST(Procedure, WhatIsDecidedIsToldAndTakesEffectOnce) {
  auto p = small_procedure();
  auto& confirm = p.steps.back();
  confirm.outcomes[0].decides = std::exchange(confirm.outcomes[0].result, std::nullopt);
  confirm.outcomes[0].next = "tell";
  Step tell = confirm;
  tell.id = "tell";
  tell.outcomes = {{}};
  tell.outcomes[0].id = "told";
  tell.outcomes[0].result = CaseResult::granted;
  p.steps.push_back(tell);
  ASSERT_EQ(problems(p), std::vector<std::string>{});

  CaseRun run(p);
  run.act("accept/accepted", town_clerk, 1).act("visit/visited", town_clerk, 1, {2});
  run.act("review/agreed", town_reviewer, 3).on("2026-03-10").elapse();
  EXPECT_FALSE(run.last_of<CaseDecided>());
  run.act("confirm/confirmed", district_confirmer, 8);
  ASSERT_TRUE(run.last_of<CaseDecided>());
  EXPECT_FALSE(run.last_of<CaseEnded>());
  EXPECT_EQ(run.state().clock_due, std::nullopt);
  run.refused("claim_closed").extend("hard_to_investigate");
  run.act("tell/told", district_confirmer, 8);
  EXPECT_FALSE(run.last_of<CaseDecided>());
  ASSERT_TRUE(run.last_of<CaseEnded>());
}

TEST(Procedure, ALimitCountsFromWhereItSays) {
  auto p = small_procedure();
  Limit five;
  five.n = 5;
  five.law = "law";
  for (auto& step : p.steps)
    if (step.id == "confirm") step.due = five;
  auto due = [&](CountedSince since) {
    p.steps.back().since = since;
    EXPECT_EQ(problems(p), std::vector<std::string>{});
    CaseRun run(p, {"complaint"});
    run.act("accept/accepted", town_clerk, 1).on("2026-03-03");
    run.act("visit/visited", town_clerk, 1, {2}).act("review/agreed", town_reviewer, 3);
    run.on("2026-03-11").elapse().on("2026-03-13");
    run.act("district_visit/visited", district_reviewer, 7);
    return run.state().open_due;
  };
  EXPECT_EQ(due({"accept", {}}), day("2026-03-09"));
  EXPECT_EQ(due({{}, "review"}), day("2026-03-10"));
  EXPECT_EQ(due({{}, "notice"}), day("2026-03-18"));
  EXPECT_EQ(due({{}, "supplement"}), day("2026-03-20")) << "a step that was never done";
}

TEST(Procedure, AClosedCaseStaysClosed) {
  CaseRun run(small_procedure());
  run.act("accept/withdrawn", town_clerk, 1);
  EXPECT_EQ(run.state().result, CaseResult::withdrawn);
  run.refused("claim_closed").act("accept/accepted", town_clerk, 1);
  run.refused("claim_closed").extend("hard_to_investigate");
  run.refused("step_not_open").elapse();
}

// 公示期为7天, from 2 March: the seventh day is the 9th, and it is over on the 10th.
TEST(Wait, IsOverOnTheEighthDay) {
  CaseRun run = on_notice();
  EXPECT_EQ(run.state().open_due, day("2026-03-09"));
  for (auto date : {"2026-03-02", "2026-03-08", "2026-03-09"})
    run.on(date).refused("wait_not_over").elapse();
  run.on("2026-03-10").elapse();
  EXPECT_EQ(run.state().open_step, "confirm");
  EXPECT_FALSE(run.state().waiting);
}

TEST(Wait, NobodyEndsItEarlyByHand) {
  on_notice().refused("wait_not_over").act("notice/elapsed", town_clerk, 1);
  on_notice().on("2026-03-20").refused("wait_not_over").act("notice/elapsed", town_clerk, 1);
  accepted().refused("step_not_open").elapse();
}

TEST(Wait, AnObjectionEndsItAndANewNoticeIsWhole) {
  CaseRun run = on_notice();
  run.on("2026-03-05").act("notice/objection", town_clerk, 1);
  EXPECT_EQ(run.state().open_step, "visit");
  run.on("2026-03-06")
      .act("visit/visited", town_clerk, 1, {2})
      .act("review/agreed", town_reviewer, 3);
  run.on("2026-03-13").refused("wait_not_over").elapse();
  run.on("2026-03-14").elapse();
}

}  // namespace
}  // namespace yiben
