// A saga's decisions: what opens, who is asked again and how, what is taken back, what is disputed.
#include "domain/life_events/saga.h"

#include <gtest/gtest.h>

#include "tests/domain/life_events/saga_fixture.h"

namespace yiben {
namespace {

using Phase = Saga::Phase;

SagaRun with_two_sources() {
  SagaRun run;
  run.hear("health").hear("funeral_home");
  return run;
}
// The pivot is done, pay is under way.
SagaRun at_payment() {
  auto run = with_two_sources();
  run.report("stop", ReplyKind::succeeded).report("deregister", ReplyKind::succeeded);
  return run;
}

TEST(Saga, OpensWhatWaitsForNothingAndRecordsTheLawfulDays) {
  SagaRun run;
  EXPECT_EQ(run.state().opened->due, day("2026-03-30"));
  EXPECT_EQ(run.phase("stop"), Phase::calling);
  EXPECT_EQ(run.state().step("stop").due, day("2026-03-03"));
  EXPECT_EQ(run.phase("deregister"), Phase::closed);
}

TEST(Saga, NeedsTheFactsItsLifeEventNames) {
  SagaRun run(small_life_event());
  auto answer = Saga::decide({}, Saga::Open{SagaId{uuid(1)},
                                            {},
                                            "n",
                                            person(2),
                                            {},
                                            "500199",
                                            {},
                                            {},
                                            official(Role::town_clerk, 7),
                                            {&run.definition(), nullptr, {}}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().rule, Rule::fact_missing);
}

TEST(Saga, CountsEachSourceOnce) {
  SagaRun run;
  run.report("stop", ReplyKind::succeeded);
  EXPECT_EQ(run.state().step("deregister").held_for, HandoverReason::signal_awaited);
  run.hear("health").hear("health");
  EXPECT_TRUE(run.last().empty());
  EXPECT_EQ(run.phase("deregister"), Phase::person);
  run.hear("funeral_home");
  EXPECT_EQ(run.phase("deregister"), Phase::calling);
  run.refused(Rule::signal_unknown).hear("health", "marriage");
}

TEST(Saga, HearsOnlyThoseWhoBringAWordAndRecordsWhoDid) {
  SagaRun run;
  run.refused(Rule::not_your_role).hear("office", "death", Role::district_reviewer);
  run.hear("office", "death", Role::village_assistant);
  ASSERT_TRUE(run.last_of<Saga::Signalled>());
  EXPECT_EQ(run.last_of<Saga::Signalled>()->by.role, Role::village_assistant);
}

TEST(Saga, PassesAStepByAndRecordsWhatItLookedAt) {
  SagaRun run(small_life_event(), {{"pension", "no"}});
  run.hear("a").hear("b").report("stop", ReplyKind::succeeded);
  run.report("deregister", ReplyKind::succeeded);
  ASSERT_TRUE(run.last_of<Saga::StepSkipped>());
  EXPECT_EQ(run.last_of<Saga::StepSkipped>()->looked_at.plain, R"({"pension":"no"})");
  EXPECT_EQ(run.state().end, SagaEnd::completed);
}

TEST(Saga, DoesNotTakeNotKnowingForNo) {
  auto event = small_life_event();
  event.steps[2].when = {{"stop.level", "2"}};
  SagaRun run(event);
  run.hear("a").hear("b").report("stop", ReplyKind::succeeded);
  run.report("deregister", ReplyKind::succeeded);
  const auto* incident = run.last_of<Saga::IncidentRaised>();
  ASSERT_TRUE(incident);
  EXPECT_EQ(incident->kind, IncidentKind::fact_missing);
  EXPECT_EQ(incident->fact, "stop.level");
  run.refused(Rule::fact_missing).resolve(1, {});
  run.resolve(1, {}, "2");
  EXPECT_EQ(run.phase("pay"), Phase::calling);
}

TEST(Saga, AsksBeforeItTriesAgainWhenItCannotKnow) {
  SagaRun run;
  run.report("stop", ReplyKind::unclear);
  EXPECT_EQ(run.phase("stop"), Phase::waiting);
  EXPECT_EQ(run.state().step("stop").call, CallKind::query);
  run.wake_next();
  EXPECT_EQ(run.state().step("stop").call, CallKind::query);
  // Never seen: only now is it sent again, under the same epoch.
  run.report("stop", ReplyKind::absent).wake_next();
  const auto* called = run.last_of<Saga::Called>();
  ASSERT_TRUE(called);
  EXPECT_EQ(called->call, CallKind::perform);
  EXPECT_EQ(called->epoch, 1);
}

TEST(Saga, TakesSilenceForNotKnowing) {
  SagaRun run;
  run.after_s(29).wake();
  EXPECT_TRUE(run.last().empty());
  run.after_s(1).wake();
  ASSERT_TRUE(run.last_of<Saga::Postponed>());
  EXPECT_EQ(run.last_of<Saga::Postponed>()->next, CallKind::query);
}

TEST(Saga, HandsOverAfterTheLastTryWithGrowingPauses) {
  SagaRun run;
  std::vector<std::int64_t> pauses_s;
  for (int i = 1; i < step_calls_max; ++i) {
    run.report("stop", ReplyKind::not_done);
    const auto* postponed = run.last_of<Saga::Postponed>();
    ASSERT_TRUE(postponed);
    const auto before = postponed->not_before;
    run.wake_next();
    const auto* called = run.last_of<Saga::Called>();
    ASSERT_TRUE(called);
    EXPECT_EQ(called->at, before);
    EXPECT_EQ(called->attempt, i + 1);
  }
  run.report("stop", ReplyKind::not_done);
  EXPECT_EQ(run.state().step("stop").held_for, HandoverReason::calls_exhausted);
  EXPECT_FALSE(run.state().next_at());
  run.refused(Rule::not_your_role).settle("stop", StepResult::succeeded, Role::finance);
  run.refused(Rule::reason_needed)
      .settle("stop", StepResult::succeeded, Role::district_reviewer, "");
  // Asked again, the department is asked what it knows first.
  run.ask_again("stop");
  EXPECT_EQ(run.state().step("stop").call, CallKind::query);
  EXPECT_EQ(run.state().step("stop").epoch, 1);
}

TEST(Saga, PollsWhatWasPromisedUntilTheLimitIsOver) {
  auto run = at_payment();
  run.report("pay", ReplyKind::accepted);
  int polls = 0;
  while (run.phase("pay") != Phase::person && ++polls < 2'000)
    run.wake_next().report("pay", ReplyKind::accepted);
  EXPECT_EQ(run.state().step("pay").held_for, HandoverReason::overdue);
  EXPECT_GT(polls, 400);  // half-hourly over ten working days
  // What comes in after all counts.
  run.call_back("pay", ReplyKind::succeeded);
  EXPECT_EQ(run.state().end, SagaEnd::completed);
}

TEST(Saga, LetsAPersonLookAtANoAndAskAnewUnderANewKey) {
  auto run = at_payment();
  run.report("pay", ReplyKind::refused);
  EXPECT_EQ(run.state().step("pay").held_for, HandoverReason::refused);
  run.ask_again("pay");
  EXPECT_EQ(run.state().step("pay").epoch, 2);
  // The first attempt turns out to have been done: somebody has to look at that.
  run.call_back("pay", ReplyKind::succeeded, 1);
  ASSERT_TRUE(run.last_of<Saga::IncidentRaised>());
  EXPECT_EQ(run.last_of<Saga::IncidentRaised>()->kind, IncidentKind::late_result);
  run.report("pay", ReplyKind::succeeded);
  EXPECT_FALSE(run.state().end) << "not with an incident open";
  run.resolve(1, {});
  EXPECT_EQ(run.state().end, SagaEnd::completed);
}

TEST(Saga, KeepsBothWhenTwoAnswersContradict) {
  auto run = at_payment();
  run.report("pay", ReplyKind::accepted);
  for (int i = 0; run.phase("pay") != Phase::person && i < 2'000; ++i)
    run.wake_next().report("pay", ReplyKind::accepted);
  run.settle("pay", StepResult::refused);
  EXPECT_EQ(run.state().end, SagaEnd::completed);
  run.call_back("pay", ReplyKind::succeeded);
  const auto* incident = run.last_of<Saga::IncidentRaised>();
  ASSERT_TRUE(incident);
  EXPECT_EQ(incident->stands, StepResult::refused);
  EXPECT_EQ(incident->other, StepResult::succeeded);
  run.call_back("pay", ReplyKind::succeeded);
  EXPECT_TRUE(run.last().empty()) << "the same once more is nothing new";
  run.resolve(1, StepResult::succeeded);
  EXPECT_EQ(run.state().step("pay").result, StepResult::succeeded);
  run.refused(Rule::incident_unknown).resolve(1, {});
}

TEST(Saga, TakesTheSameAnswerTwice) {
  auto run = at_payment();
  run.report("pay", ReplyKind::succeeded);
  run.call_back("pay", ReplyKind::succeeded);
  EXPECT_TRUE(run.last().empty());
}

TEST(Saga, IsTakenBackInReverseAndOnlyWhereSomethingMayHaveHappened) {
  auto event = small_life_event();
  auto second = event.steps[0];
  second.id = "stop_second";
  second.depends_on = {"stop"};
  event.steps.insert(event.steps.begin() + 1, second);
  SagaRun run(event);
  run.report("stop", ReplyKind::succeeded).report("stop_second", ReplyKind::unclear);
  run.undo();
  // Not known to be done, so it is taken back as well, and first.
  EXPECT_EQ(run.phase("stop_second"), Phase::calling);
  EXPECT_EQ(run.state().step("stop_second").call, CallKind::undo);
  EXPECT_EQ(run.phase("stop"), Phase::settled);
  run.hear("late");
  EXPECT_FALSE(run.last_of<Saga::Called>()) << "one after another";
  run.report("stop_second", ReplyKind::succeeded);
  EXPECT_EQ(run.state().step("stop").call, CallKind::undo);
  run.report("stop", ReplyKind::unclear).wake_next();
  EXPECT_EQ(run.state().step("stop").call, CallKind::undo_query);
  run.report("stop", ReplyKind::succeeded);
  EXPECT_EQ(run.phase("pay"), Phase::undone);
  EXPECT_EQ(run.state().end, SagaEnd::undone);
  // The forward call arrives after all: the department refuses it by its tombstone, and if one does
  // not, somebody looks at it.
  run.call_back("stop_second", ReplyKind::succeeded);
  ASSERT_TRUE(run.last_of<Saga::IncidentRaised>());
}

TEST(Saga, IsTakenBackByANoThatSaysSo) {
  SagaRun run;
  run.report("stop", ReplyKind::refused);
  EXPECT_EQ(run.state().end, SagaEnd::undone) << "nothing had happened yet";
  run.refused(Rule::saga_ended).undo();
}

TEST(Saga, GoesOnlyForwardOnceThePivotMayHaveHappened) {
  auto run = with_two_sources();
  run.report("stop", ReplyKind::succeeded);
  EXPECT_EQ(run.phase("deregister"), Phase::calling);
  run.refused(Rule::saga_past_return).undo();
  // A “no” of the pivot is proof that nothing happened.
  run.report("deregister", ReplyKind::refused).settle("deregister", StepResult::refused);
  EXPECT_EQ(run.phase("pay"), Phase::calling);
}

TEST(Saga, AsksForConsentFirst) {
  auto event = small_life_event();
  event.steps[2].consent = true;
  SagaRun run(event);
  run.hear("a").hear("b").report("stop", ReplyKind::succeeded);
  run.report("deregister", ReplyKind::succeeded);
  EXPECT_EQ(run.state().step("pay").held_for, HandoverReason::consent_needed);
  run.refused(Rule::step_not_open).settle("pay");
  auto declined = run;
  declined.consent("pay", false);
  EXPECT_EQ(declined.state().step("pay").result, StepResult::declined);
  EXPECT_EQ(declined.state().end, SagaEnd::completed);
  run.consent("pay");
  EXPECT_EQ(run.phase("pay"), Phase::calling);
  ASSERT_TRUE(run.last_of<Saga::Consented>());
  EXPECT_EQ(run.last_of<Saga::Consented>()->words.plain, "家属签字");
  run.refused(Rule::step_not_open).consent("pay");
}

TEST(Saga, TakesNoWordOnWhatItNeverAsked) {
  SagaRun run;
  run.call_back("pay", ReplyKind::succeeded).call_back("stop", ReplyKind::succeeded, 2);
  EXPECT_TRUE(run.last().empty());
  run.refused(Rule::step_not_open).call_back("nothing", ReplyKind::succeeded);
}

}  // namespace
}  // namespace yiben
