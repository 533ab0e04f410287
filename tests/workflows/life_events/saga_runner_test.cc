// The engine on threads of its own, with departments that answer on theirs.
#include "workflows/life_events/saga_runner.h"

#include <gtest/gtest.h>

#include <thread>

#include "domain/office/published.h"
#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

// Answers every second call at once, the others a moment later from another thread.
class Departments : public Connectors {
 public:
  ~Departments() override {
    for (auto& thread : threads_) thread.join();
  }
  void call(const StepCall&, Done done) override {
    const StepReply yes{ReplyKind::succeeded, "{}", {}};
    if (++calls_ % 2) return done(yes);
    std::lock_guard lock(mutex_);
    threads_.emplace_back([done = std::move(done), yes] {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      done(yes);
    });
  }
  int calls() const { return calls_; }

 private:
  std::atomic<int> calls_ = 0;
  std::mutex mutex_;
  std::vector<std::thread> threads_;
};

class OnThreads : public testing::Test {
 protected:
  static constexpr int steps = 4;
  Office office;
  Departments departments;

  void SetUp() override {
    const Limit limit{5, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "law"};
    LifeEvent event{.id = "chain", .law = {"law"}, .due = limit};
    for (int i = 0; i < steps; ++i) {
      SagaStep step;
      step.id = "s" + std::to_string(i);
      if (i > 0) step.depends_on = {"s" + std::to_string(i - 1)};
      step.connector = "medical.close_account";
      step.due = limit;
      step.roles = {Role::district_reviewer};
      event.steps.push_back(step);
    }
    ASSERT_TRUE(run(office.book, office.by(Role::system), [&](Transaction& tx) {
      return tx.decide<Published>(
          Published::stream(DocumentKind::life_event, event.id),
          Published::Issue{{DocumentKind::life_event, event.id, 1, json::serialize(to_json(event))},
                           {}});
    }));
  }
  std::vector<SagaId> open(int count) {
    std::vector<SagaId> out;
    for (int i = 0; i < count; ++i) {
      auto opened = open_saga(office.book, office.rules, office.by(Role::town_clerk),
                              {"chain", office.person(40), {}, village, {}, {}, {}});
      EXPECT_TRUE(opened) << Office::refusal(opened);
      out.push_back(opened->saga);
    }
    return out;
  }
  bool all_end(const std::vector<SagaId>& sagas) {
    for (int tries = 0; tries < 2'000; ++tries) {
      bool all = true;
      for (const auto& saga : sagas) all = all && office.state<Saga>(saga.stream()).end;
      if (all) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }
};

TEST_F(OnThreads, EverySagaGoesToItsEndAndEachStepIsCalledOnce) {
  auto runner = SagaRunner::start(office.book, office.rules, departments, {.count = 4});
  ASSERT_TRUE(runner);
  const auto sagas = open(30);
  EXPECT_TRUE(all_end(sagas));
  EXPECT_EQ(departments.calls(), 30 * steps);
  EXPECT_EQ((*runner)->trouble(), "");
}

TEST_F(OnThreads, StoppedInTheMiddleItLosesNothing) {
  const auto sagas = [&] {
    auto runner = SagaRunner::start(office.book, office.rules, departments, {.count = 4});
    EXPECT_TRUE(runner);
    return open(10);
  }();
  // What was under way is given up by its time, and asked about.
  office.time.us += 2 * step_call_timeout_us;
  auto runner = SagaRunner::start(office.book, office.rules, departments, {.count = 4});
  ASSERT_TRUE(runner);
  for (const auto& saga : sagas) {
    const auto state = office.state<Saga>(saga.stream());
    EXPECT_TRUE(state.end || state.next_at());
  }
}

}  // namespace
}  // namespace yiben::workflows
