// A small life event with everything the engine knows, and a saga that walks it.
//
//   SagaRun run;
//   run.hear("health").report("stop", ReplyKind::succeeded);
//   EXPECT_EQ(run.phase("deregister"), Saga::Phase::person);
#pragma once

#include "domain/life_events/saga.h"
#include "tests/domain/support.h"

namespace yiben {

inline Limit in_days(int n) {
  return {n, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "规程"};
}

// stop (compensable) → deregister (pivot, two sources) → pay (retriable, of those with a pension)
inline LifeEvent small_life_event() {
  LifeEvent e;
  e.id = "small";
  e.law = {"law"};
  e.due = in_days(20);
  e.signals = {{"death", {}}};
  e.facts = {"pension"};
  SagaStep stop;
  stop.id = "stop";
  stop.step_class = StepClass::compensable;
  stop.connector = "hrss.stop";
  stop.undo = "hrss.resume";
  stop.on_refusal = OnRefusal::undo;
  stop.due = in_days(1);
  stop.roles = {Role::district_reviewer};
  SagaStep deregister;
  deregister.id = "deregister";
  deregister.depends_on = {"stop"};
  deregister.needs = SignalNeed{"death", 2};
  deregister.step_class = StepClass::pivot;
  deregister.connector = "police.deregister";
  deregister.due = in_days(2);
  deregister.roles = {Role::district_reviewer};
  SagaStep pay;
  pay.id = "pay";
  pay.depends_on = {"deregister"};
  pay.when = {{"pension", "yes"}};
  pay.connector = "hrss.pay";
  pay.due = in_days(10);
  pay.roles = {Role::town_clerk, Role::district_reviewer};
  e.steps = {stop, deregister, pay};
  return e;
}

// Every day is a working day from Monday to Friday; it begins on Monday 2026-03-02, 09:00.
class SagaRun {
 public:
  explicit SagaRun(LifeEvent event = small_life_event(),
                   std::map<std::string, std::string> facts = {{"pension", "yes"}})
      : event_(std::move(event)) {
    take(Saga::Open{SagaId{uuid(1)},
                    {"small", 1, "h"},
                    "n",
                    person(2),
                    {},
                    "500199001001",
                    std::move(facts),
                    {},
                    official(Role::town_clerk, 7),
                    terms()});
  }

  SagaRun& refused(Rule rule) {
    refused_ = rule;
    return *this;
  }
  SagaRun& after_s(std::int64_t seconds) {
    now_.us += seconds * 1'000'000;
    return *this;
  }
  SagaRun& wake() { return take(Saga::Wake{terms()}); }
  // To the next thing that is due, whatever it is.
  SagaRun& wake_next() {
    const auto next = state_.next_at();
    EXPECT_TRUE(next);
    if (next) now_ = std::max(now_, *next);
    return wake();
  }
  SagaRun& hear(const std::string& source, const std::string& signal = "death",
                Role role = Role::town_clerk) {
    return take(Saga::Hear{signal, source, {}, official(role, 7), terms()});
  }
  // Of the call under way.
  SagaRun& report(const std::string& step, ReplyKind reply) {
    const auto& now = state_.step(step);
    return take(Saga::Report{step,
                             now.epoch,
                             now.call,
                             now.attempt,
                             reply,
                             AnsweredBy::reply,
                             "{}",
                             std::string(enum_name(reply)),
                             {},
                             {},
                             terms()});
  }
  SagaRun& call_back(const std::string& step, ReplyKind reply, int epoch = 1) {
    return take(Saga::Report{step,
                             epoch,
                             CallKind::perform,
                             0,
                             reply,
                             AnsweredBy::callback,
                             "{}",
                             std::string(enum_name(reply)),
                             {},
                             {},
                             terms()});
  }
  SagaRun& settle(const std::string& step, StepResult result = StepResult::succeeded,
                  Role role = Role::district_reviewer, const std::string& words = "电话核实") {
    return take(Saga::Settle{step, result, words, official(role, 8), terms()});
  }
  SagaRun& ask_again(const std::string& step) {
    return take(Saga::AskAgain{step, official(Role::district_reviewer, 8), terms()});
  }
  SagaRun& consent(const std::string& step, bool given = true) {
    return take(
        Saga::Consent{step, given, "家属签字", official(Role::district_reviewer, 8), terms()});
  }
  SagaRun& take_over(const std::string& step, Role role = Role::district_reviewer) {
    return take(Saga::TakeOver{step, "催办未果", official(role, 8), terms()});
  }
  SagaRun& clock(const std::string& step, ClockChange change) {
    return take(Saga::ChangeClock{step, change, "残疾评定期间",
                                  official(Role::district_reviewer, 8), terms()});
  }
  // To this version, which it then follows.
  SagaRun& migrate(LifeEvent next, Role role = Role::district_confirmer) {
    const LifeEventRef to{"small", next.version, "h2"};
    const auto before = state_.opened->life_event;
    take(Saga::Migrate{to, &next, "新规程", official(role, 8), terms()});
    if (state_.opened->life_event != before) event_ = std::move(next);
    return *this;
  }
  SagaRun& after_days(int days) { return after_s(days * 86'400LL); }
  SagaRun& undo() {
    return take(Saga::Undo{"信息有误", official(Role::district_reviewer, 8), terms()});
  }
  SagaRun& resolve(int incident, std::optional<StepResult> stands, const std::string& value = {}) {
    return take(Saga::Resolve{incident, stands, value, "查明", official(Role::district_reviewer, 8),
                              terms()});
  }

  const Saga::State& state() const { return state_; }
  Saga::Phase phase(const std::string& step) const { return state_.step(step).phase; }
  const std::vector<Saga::Event>& last() const { return last_; }
  template <class E>
  const E* last_of() const {
    for (const auto& e : last_)
      if (auto* wanted = std::get_if<E>(&e)) return wanted;
    return nullptr;
  }
  LifeEvent& definition() { return event_; }

 private:
  Saga::Terms terms() const { return {&event_, &calendar_, now_}; }
  SagaRun& take(const Saga::Command& command) {
    const auto wanted = std::exchange(refused_, std::nullopt);
    auto answer = Saga::decide(state_, command);
    if (wanted) {
      EXPECT_FALSE(answer);
      if (!answer) {
        EXPECT_EQ(name(answer.error().rule), name(*wanted));
      }
      return *this;
    }
    EXPECT_TRUE(answer) << (answer ? "" : name(answer.error().rule));
    last_ = answer ? *answer : std::vector<Saga::Event>{};
    for (const auto& e : last_) state_ = Saga::evolve(std::move(state_), e);
    return *this;
  }

  LifeEvent event_;
  Calendar calendar_;
  Instant now_{Instant::start_of_day_in_china(day("2026-03-02")).us + 9 * 3'600'000'000LL};
  Saga::State state_;
  std::vector<Saga::Event> last_;
  std::optional<Rule> refused_;
};

}  // namespace yiben
