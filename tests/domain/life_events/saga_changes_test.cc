// What may be changed while a saga runs: whose a step is, its clock, the version it follows; and
// the steps that time alone ends.
#include <gtest/gtest.h>

#include "domain/life_events/saga.h"
#include "tests/domain/life_events/saga_fixture.h"

namespace yiben {
namespace {

using Phase = Saga::Phase;

TEST(SagaTakeOver, IsByThoseWhoseTheStepIsAndLeavesTheDepartmentItsSay) {
  SagaRun run;
  run.refused(Rule::not_your_role).take_over("stop", Role::finance);
  run.take_over("stop");
  EXPECT_EQ(run.state().step("stop").held_for, HandoverReason::taken_over);
  EXPECT_FALSE(run.state().next_at());
  // It answers after all, and that settles it.
  run.report("stop", ReplyKind::succeeded);
  EXPECT_EQ(run.phase("stop"), Phase::settled);
}

TEST(SagaTakeOver, MayAskTheDepartmentAgainWhatItKnows) {
  SagaRun run;
  run.take_over("stop").ask_again("stop");
  EXPECT_EQ(run.state().step("stop").call, CallKind::query);
  run.refused(Rule::step_not_open).take_over("pay");
}

LifeEvent with_extension() {
  auto event = small_life_event();
  event.steps[0].due = in_days(5);
  event.steps[0].extended = in_days(8);
  return event;
}

TEST(SagaClock, IsExtendedOnceToWhatTheDefinitionStates) {
  SagaRun run(with_extension());
  EXPECT_EQ(run.state().step("stop").due, day("2026-03-09"));
  run.clock("stop", ClockChange::extended);
  EXPECT_EQ(run.state().step("stop").due, day("2026-03-12"));
  run.refused(Rule::already_extended).clock("stop", ClockChange::extended);
  SagaRun without;
  without.refused(Rule::extension_not_allowed).clock("stop", ClockChange::extended);
  without.refused(Rule::step_not_open).clock("pay", ClockChange::stopped);
}

TEST(SagaClock, DoesNotCountTheDaysItStands) {
  SagaRun run(with_extension());
  run.refused(Rule::clock_change_impossible).clock("stop", ClockChange::resumed);
  run.after_days(1).clock("stop", ClockChange::stopped);
  EXPECT_FALSE(run.state().step("stop").due);
  run.refused(Rule::clock_change_impossible).clock("stop", ClockChange::stopped);
  // Stopped from Tuesday to Friday: Wednesday, Thursday and Friday are not counted.
  run.after_days(3).clock("stop", ClockChange::resumed);
  EXPECT_EQ(run.state().step("stop").due, day("2026-03-12"));
  run.clock("stop", ClockChange::extended);
  EXPECT_EQ(run.state().step("stop").due, day("2026-03-17"));
}

TEST(SagaClock, ThatStandsKeepsAPromisedStepFromBeingOverdue) {
  SagaRun run;
  run.clock("stop", ClockChange::stopped);
  run.report("stop", ReplyKind::accepted).after_days(30).wake();
  EXPECT_EQ(run.phase("stop"), Phase::calling);
  EXPECT_EQ(run.state().step("stop").call, CallKind::query);
}

LifeEvent with_cooling_off() {
  auto event = small_life_event();
  event.steps[0].connector = "time";
  event.steps[0].step_class = StepClass::check;
  event.steps[0].undo.reset();
  event.steps[0].due = {30, TimeUnit::calendar_day, CountFrom::next_day, Roll::none, "law"};
  return event;
}

TEST(SagaTime, EndsAStepTheDayAfterItsLimit) {
  SagaRun run(with_cooling_off());
  run.hear("a").hear("b");
  EXPECT_EQ(run.state().step("stop").due, day("2026-04-01"));
  EXPECT_EQ(run.state().next_at(), Instant::start_of_day_in_china(day("2026-04-02")));
  run.after_days(30).wake();
  EXPECT_EQ(run.phase("stop"), Phase::waiting);
  run.wake_next();
  EXPECT_EQ(run.state().step("stop").result, StepResult::succeeded);
  EXPECT_EQ(run.phase("deregister"), Phase::calling);
}

TEST(SagaTime, CannotBeHurriedAndIsTakenBackAtOnce) {
  SagaRun run(with_cooling_off());
  run.refused(Rule::step_not_open).take_over("stop");
  run.refused(Rule::clock_change_impossible).clock("stop", ClockChange::stopped);
  run.undo();
  EXPECT_EQ(run.state().end, SagaEnd::undone);
}

TEST(SagaMigration, FollowsTheNewVersionFromThereOn) {
  SagaRun run;
  run.hear("a").hear("b");
  auto next = small_life_event();
  next.version = 2;
  SagaStep notify;
  notify.id = "notify";
  notify.connector = "medical.notify";
  notify.due = in_days(3);
  notify.roles = {Role::district_reviewer};
  next.steps.push_back(notify);
  run.refused(Rule::not_your_role).migrate(next, Role::district_reviewer);
  run.migrate(next);
  EXPECT_EQ(run.state().opened->life_event.version, 2);
  // What the new version opens is opened at once.
  EXPECT_EQ(run.phase("notify"), Phase::calling);
  run.report("stop", ReplyKind::succeeded).report("deregister", ReplyKind::succeeded);
  run.report("pay", ReplyKind::succeeded);
  EXPECT_FALSE(run.state().end);
  run.report("notify", ReplyKind::succeeded);
  EXPECT_EQ(run.state().end, SagaEnd::completed);
}

TEST(SagaMigration, IsRefusedWhereSomethingDoneWouldNotBeTheSame) {
  SagaRun run;
  auto next = small_life_event();
  run.refused(Rule::migration_impossible).migrate(next);  // the same version
  next.version = 2;
  next.steps[0].connector = "hrss.pay";
  run.refused(Rule::migration_impossible).migrate(next);
  next = small_life_event();
  next.version = 2;
  next.steps[2].connector = "hrss.stop";  // not looked at yet
  run.migrate(next);
  EXPECT_EQ(run.state().opened->life_event.version, 2);
  run.undo();
  run.refused(Rule::saga_being_undone).migrate(small_life_event());
}

}  // namespace
}  // namespace yiben
