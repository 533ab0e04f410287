// The overall clock of a case: started, stopped, resumed, extended once, always with its due date.
#include <gtest/gtest.h>

#include "tests/domain/cases/procedure_fixture.h"

namespace yiben {
namespace {

using enum Role;

CaseRun accepted_case() {
  CaseRun run(small_procedure());
  run.act("accept/accepted", town_clerk, 1);
  return run;
}

void expect_clock(const CaseRun& run, ClockChange change, std::optional<Date> due,
                  std::string_view law) {
  auto* event = run.last_of<ClockChanged>();
  ASSERT_TRUE(event);
  EXPECT_EQ(enum_name(event->change), enum_name(change));
  EXPECT_EQ(event->due, due);
  EXPECT_EQ(run.state().clock_due, due);
  EXPECT_EQ(event->law, law);
}

// Ten working days after Monday 2 March: Monday the 16th.
TEST(Clock, StartsWithItsDueDate) {
  CaseRun run(small_procedure());
  EXPECT_EQ(run.state().clock_due, std::nullopt) << "not before the papers are complete";
  run.act("accept/accepted", town_clerk, 1);
  expect_clock(run, ClockChange::started, day("2026-03-16"), "clock law");
  EXPECT_EQ(run.last_of<ClockChanged>()->reason, "accept");
}

TEST(Clock, DoesNotRunDuringTheNotice) {
  CaseRun run = accepted_case();
  run.on("2026-03-04")
      .act("visit/visited", town_clerk, 1, {2})
      .act("review/agreed", town_reviewer, 3);
  expect_clock(run, ClockChange::stopped, std::nullopt, "clock law");
  run.on("2026-03-12").elapse();
  // 3 March ran; 4 to 11 stood still; the other nine begin with the 12th.
  expect_clock(run, ClockChange::resumed, day("2026-03-24"), "clock law");
}

TEST(Clock, StopsMoreThanOnce) {
  CaseRun run = accepted_case();
  run.on("2026-03-04")
      .act("visit/visited", town_clerk, 1, {2})
      .act("review/agreed", town_reviewer, 3);
  run.on("2026-03-06").act("notice/objection", town_clerk, 1);
  expect_clock(run, ClockChange::resumed, day("2026-03-18"), "clock law");
  run.on("2026-03-09")
      .act("visit/visited", town_clerk, 1, {2})
      .act("review/agreed", town_reviewer, 3);
  run.on("2026-03-17").elapse();
  // CaseRun: 3, 6 March and from the 17th, the day it resumed, eight more.
  expect_clock(run, ClockChange::resumed, day("2026-03-26"), "clock law");
  EXPECT_EQ(run.state().stops.size(), 2u);
}

TEST(Clock, IsStartedOnce) {
  Procedure p = small_procedure();
  p.steps[2].outcomes[0].clock = ClockEffect::start;  // visited
  CaseRun run(p);
  run.act("accept/accepted", town_clerk, 1);
  run.on("2026-03-05").act("visit/visited", town_clerk, 1, {2});
  EXPECT_EQ(run.last_of<ClockChanged>(), nullptr);
  EXPECT_EQ(run.state().clock_due, day("2026-03-16"));
}

TEST(Clock, CannotResumeWhatIsNotStopped) {
  Procedure p = small_procedure();
  p.steps[2].outcomes[0].clock = ClockEffect::resume;
  CaseRun run(p);
  run.act("accept/accepted", town_clerk, 1).act("visit/visited", town_clerk, 1, {2});
  EXPECT_EQ(run.last_of<ClockChanged>(), nullptr);
}

TEST(Extension, IsLongerFromTheSameStart) {
  CaseRun run = accepted_case();
  run.on("2026-03-13").extend("hard_to_investigate");
  expect_clock(run, ClockChange::extended, day("2026-03-23"), "longer law");
  EXPECT_EQ(run.last_of<ClockChanged>()->reason, "hard_to_investigate");
  EXPECT_TRUE(run.state().extended);
}

TEST(Extension, OnlyOnce) {
  CaseRun run = accepted_case();
  run.extend("hard_to_investigate").refused("already_extended").extend("hard_to_investigate");
  EXPECT_EQ(run.state().clock_due, day("2026-03-23"));
}

TEST(Extension, OnlyForReasonsAndByRolesThatAreNamed) {
  accepted_case().refused("extension_reason_unknown").extend("we are busy");
  accepted_case().refused("extension_reason_unknown").extend("");
  for (std::size_t i = 0; i < EnumNames<Role>::names.size(); ++i) {
    auto role = static_cast<Role>(i);
    CaseRun run = accepted_case();
    if (role != town_reviewer) run.refused("not_your_role");
    run.extend("hard_to_investigate", role);
  }
  accepted_case()
      .refused("not_your_division")
      .extend("hard_to_investigate", town_reviewer, "500199002");
}

TEST(Extension, NotOfAClockThatStandsStill) {
  CaseRun(small_procedure()).refused("extension_not_allowed").extend("hard_to_investigate");
  CaseRun run = accepted_case();
  run.act("visit/visited", town_clerk, 1, {2}).act("review/agreed", town_reviewer, 3);
  run.refused("extension_not_allowed").extend("hard_to_investigate");
}

TEST(Extension, NotWhereTheLawHasNone) {
  Procedure p = small_procedure();
  p.clock->extended.reset();
  CaseRun no_longer(p);
  no_longer.act("accept/accepted", town_clerk, 1)
      .refused("extension_not_allowed")
      .extend("hard_to_investigate");
  p.clock.reset();
  CaseRun no_clock(p);
  no_clock.act("accept/accepted", town_clerk, 1);
  EXPECT_EQ(no_clock.last_of<ClockChanged>(), nullptr);
  no_clock.refused("extension_not_allowed").extend("hard_to_investigate");
}

TEST(Extension, LeavesOutWhatWasStopped) {
  CaseRun run = accepted_case();
  run.on("2026-03-04")
      .act("visit/visited", town_clerk, 1, {2})
      .act("review/agreed", town_reviewer, 3);
  run.on("2026-03-12").elapse().extend("hard_to_investigate");
  expect_clock(run, ClockChange::extended, day("2026-03-31"), "longer law");
  // Stopped and resumed again, it is still the longer limit that counts.
  CaseRun later = accepted_case();
  later.extend("hard_to_investigate").on("2026-03-04").act("visit/visited", town_clerk, 1, {2});
  later.act("review/agreed", town_reviewer, 3).on("2026-03-12").elapse();
  expect_clock(later, ClockChange::resumed, day("2026-03-31"), "longer law");
}

}  // namespace
}  // namespace yiben
