// A step that lapses, as the thirty days in which both fetch the certificate of their divorce
// (民法典第一千零七十七条第二款): what is not done by the last day counts as withdrawn.
#include "tests/domain/life_events/saga_fixture.h"

namespace yiben {
namespace {

using Phase = Saga::Phase;
constexpr std::int64_t a_day_s = 24 * 3600;

LifeEvent with_certificate() {
  auto e = small_life_event();
  SagaStep& certificate = e.steps[1];
  certificate.id = "certificate";
  certificate.needs.reset();
  certificate.connector = person_connector;
  certificate.on_refusal = OnRefusal::undo;
  certificate.due = {3, TimeUnit::calendar_day, CountFrom::same_day, Roll::forward, "law"};
  certificate.lapses = true;
  e.steps[2].depends_on = {"certificate"};
  e.steps[2].when.push_back({"certificate.outcome", "succeeded"});
  return e;
}
// Opened on Monday 2 March: its last day is Wednesday the 4th.
SagaRun waiting_for_both() {
  SagaRun run(with_certificate());
  run.report("stop", ReplyKind::succeeded);
  EXPECT_EQ(run.phase("certificate"), Phase::person);
  EXPECT_EQ(run.state().step("certificate").due, day("2026-03-04"));
  return run;
}

TEST(Lapse, OnTheLastDayItIsStillDone) {
  auto run = waiting_for_both();
  run.after_s(2 * a_day_s).wake();
  EXPECT_TRUE(run.last().empty());
  run.settle("certificate");
  EXPECT_EQ(run.phase("certificate"), Phase::settled);
  EXPECT_EQ(run.phase("pay"), Phase::calling);
  EXPECT_FALSE(run.state().undoing);
}

TEST(Lapse, AfterItEverythingIsTakenBackByItself) {
  auto run = waiting_for_both();
  run.wake_next();
  ASSERT_TRUE(run.last_of<Saga::UndoBegan>());
  EXPECT_EQ(run.last_of<Saga::UndoBegan>()->reason, "lapsed");
  EXPECT_EQ(run.phase("pay"), Phase::undone);
  run.report("stop", ReplyKind::succeeded);
  EXPECT_EQ(run.state().end, SagaEnd::undone);
}

TEST(Lapse, NobodyDoesItADayLate) {
  auto run = waiting_for_both();
  run.after_s(3 * a_day_s).refused(Rule::step_lapsed).settle("certificate");
}

TEST(Lapse, ItsClockIsTheLawsAlone) {
  auto run = waiting_for_both();
  run.refused(Rule::clock_change_impossible).clock("certificate", ClockChange::stopped);
}

TEST(Lapse, OnlyAPersonsStepLapses) {
  auto e = with_certificate();
  const std::set<std::string> connectors{"hrss.stop", "hrss.resume", "hrss.pay"};
  EXPECT_TRUE(problems(e, connectors, {}).empty());
  e.steps[2].lapses = true;
  ASSERT_EQ(problems(e, connectors, {}).size(), 1u);
  EXPECT_EQ(problems(e, connectors, {}).front().at, "/steps/2/lapses");
}

}  // namespace
}  // namespace yiben
