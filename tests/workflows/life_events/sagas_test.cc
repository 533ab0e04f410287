// Sagas: their whole way through simulated departments, with every fault and a crash at every
// durable operation.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>

#include "tests/workflows/life_events/life_event_generator.h"
#include "tests/workflows/life_events/saga_world.h"

namespace yiben::workflows {
namespace {

const std::map<std::string, std::string> all_known = {{"death.on", "2026-02-28"},
                                                      {"pension.held", "yes"},
                                                      {"disability.certified", "yes"},
                                                      {"medical.insured", "yes"},
                                                      {"marriage.check_wanted", "yes"},
                                                      {"marriage.both_single", "yes"},
                                                      {"marriage.no_kinship", "yes"},
                                                      {"work.wanted", "yes"},
                                                      {"child.at_school", "yes"},
                                                      {"illness.costs", "yes"},
                                                      {"saga.original", "-"}};

#ifdef __SANITIZE_ADDRESS__
constexpr bool slow_build = true;
#elif defined(__SANITIZE_THREAD__)
constexpr bool slow_build = true;
#else
constexpr bool slow_build = false;
#endif

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

SagaPlan plan_of(const std::string& life_event) {
  SagaPlan plan;
  plan.life_event = life_event;
  plan.facts = all_known;
  return plan;
}

const char* const shipped[] = {
    "after_death",      "marriage",           "pre_pregnancy",     "birth_registration",
    "spouse_household", "disability_support", "social_assistance", "death_rectification",
    "divorce",          "marriage_correction"};

TEST(Sagas, EveryShippedLifeEventEndsCompleted) {
  for (const auto* id : shipped) {
    SCOPED_TRACE(id);
    SagaWorld world(plan_of(id));
    world.run();
    EXPECT_EQ(world.saga().end, SagaEnd::completed) << world.story();
  }
}

TEST(Sagas, OneWordSuspendsAndTwoEnd) {
  auto plan = plan_of("after_death");
  SagaWorld world(plan);
  world.run();
  const auto saga = world.saga();
  EXPECT_EQ(saga.sources.at("death_reported").size(), 2u);
  EXPECT_TRUE(world.office().state<Person>(world.subject().stream()).died);
}

TEST(Sagas, AreTakenBackWhileThePivotHasNotBeenReached) {
  auto plan = plan_of("after_death");
  plan.second_source = false;
  plan.order_undo_after_h = 2;
  SagaWorld world(plan);
  world.run();
  EXPECT_EQ(world.saga().end, SagaEnd::undone) << world.story();
  EXPECT_FALSE(world.office().state<Person>(world.subject().stream()).died);
}

struct Tally {
  std::uint64_t seed = 1;
  int runs = 0, appends = 0;
};

// A crash of every kind at every append of the plan's own run, and then a second one.
void crash_everywhere(const SagaPlan& plan, Tally& tally) {
  SagaWorld calm(plan);
  calm.run();
  tally.appends += calm.appends();
  for (int at = 0; at < calm.appends(); ++at)
    for (const auto how : all_crashes) {
      SCOPED_TRACE(plan.life_event + ", crash " + std::to_string(static_cast<int>(how)) +
                   " at append " + std::to_string(at));
      auto crashing = plan;
      crashing.dies_at = at;
      crashing.crash = how;
      crashing.seed = tally.seed + static_cast<std::uint64_t>(at);
      SagaWorld world(crashing);
      world.run();
      EXPECT_EQ(world.saga().end, calm.saga().end);
      ++tally.runs;
      if (testing::Test::HasFailure()) return;
    }
}

TEST(Sagas, LoseAndRepeatNothingWhereverTheyCrash) {
  Tally tally;
  tally.seed = number_from("YIBEN_SAGA_SEED", std::random_device{}());
  std::cout << "seed " << tally.seed << "\n";
  for (const auto* id : shipped) crash_everywhere(plan_of(id), tally);
  auto undone = plan_of("after_death");
  undone.second_source = false;
  undone.order_undo_after_h = 2;
  crash_everywhere(undone, tally);
  std::cout << tally.runs << " runs, " << tally.appends << " durable operations\n";
}

// A step that is a life event of its own, opened once wherever it crashes and followed to its end.
TEST(Sagas, FollowAChildToItsEnd) {
  const Limit limit{5, TimeUnit::working_day, CountFrom::next_day, Roll::forward, "law"};
  LifeEvent parent{.id = "generated", .law = {"law"}, .due = limit};
  SagaStep step;
  step.id = "household";
  step.connector = "child.spouse_household";
  step.due = limit;
  step.roles = {Role::town_clerk};
  parent.steps = {step};
  SagaPlan plan;
  plan.life_event = parent.id;
  plan.generated = parent;
  SagaWorld calm(plan);
  calm.run();
  EXPECT_EQ(calm.saga().end, SagaEnd::completed) << calm.story();
  EXPECT_EQ(calm.calls().at("police.change_household"), 1);
  Tally tally;
  crash_everywhere(plan, tally);
  EXPECT_GT(tally.runs, 0);
}

// Every plan with one fault in it: of each call that a calm run makes, each thing that can happen.
std::vector<SagaPlan> plans_with_a_fault() {
  std::vector<SagaPlan> plans;
  for (const auto* id : shipped) {
    SagaWorld calm(plan_of(id));
    calm.run();
    for (const auto& [connector, calls] : calm.calls())
      for (int call = 1; call <= calls; ++call)
        for (std::size_t fault = 1; fault < fault_names.size(); ++fault) {
          plans.push_back(plan_of(id));
          plans.back().faults[{connector, call}] = static_cast<Fault>(fault);
        }
  }
  return plans;
}

std::string said(const SagaPlan& plan) {
  std::string out = plan.life_event;
  for (const auto& [call, fault] : plan.faults)
    out += ", " + call.first + " " + std::to_string(call.second) + " " +
           std::string(fault_names[static_cast<std::size_t>(fault)]);
  if (plan.dies_at) out += ", dies at " + std::to_string(*plan.dies_at);
  if (plan.dies_again_at) out += " and again at " + std::to_string(*plan.dies_again_at);
  return out + ", crash " + std::to_string(static_cast<int>(plan.crash));
}

TEST(Sagas, EndWhateverTheDepartmentsDo) {
  const auto plans = plans_with_a_fault();
  for (const auto& plan : plans) {
    SCOPED_TRACE(said(plan));
    SagaWorld world(plan);
    world.run();
    if (HasFailure()) return;
  }
  std::cout << plans.size() << " runs\n";
}

// Faults and crashes together, two of each: too many to try them all, so as many as are asked for
// with YIBEN_SAGA_RUNS, drawn with the seed YIBEN_SAGA_SEED.
TEST(Sagas, EndWhateverHappensTogether) {
  const auto seed = number_from("YIBEN_SAGA_SEED", std::random_device{}());
  const auto runs = number_from("YIBEN_SAGA_RUNS", slow_build ? 60 : 1'800);
  std::cout << "seed " << seed << "\n";
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<int>(random() % n); };
  const auto plans = plans_with_a_fault();
  for (std::uint64_t run = 0; run < runs; ++run) {
    auto plan = plans[below(plans.size())];
    const auto& other = plans[below(plans.size())];
    if (other.life_event == plan.life_event)
      plan.faults.insert(other.faults.begin(), other.faults.end());
    plan.crash = all_crashes[below(std::size(all_crashes) - 1)];  // torn ones take long
    plan.dies_at = below(25);
    if (below(2)) plan.dies_again_at = below(12);
    if (below(4) == 0) plan.order_undo_after_h = 1 + below(48);
    plan.second_source = below(8) != 0;
    SCOPED_TRACE("run " + std::to_string(run) + " of seed " + std::to_string(seed) + ": " +
                 said(plan));
    SagaWorld world(plan);
    world.run();
    if (HasFailure()) return;
  }
  std::cout << runs << " runs\n";
}

// Not only what we have written: any life event the publisher would take, on any way through it.
TEST(Sagas, EndWhateverTheLifeEvent) {
  const auto seed = number_from("YIBEN_SAGA_SEED", std::random_device{}());
  const auto runs = number_from("YIBEN_SAGA_GENERATED", slow_build ? 30 : 400);
  std::cout << "seed " << seed << "\n";
  const auto connectors = [] {
    Office office;
    auto rules = office.rules.now();
    return connectors_of((*rules)->departments);
  }();
  std::map<std::string, int> ends;
  for (std::uint64_t run = 0; run < runs; ++run) {
    LifeEventGenerator draw(seed + run);
    SagaPlan plan;
    plan.life_event = "generated";
    plan.generated = draw.life_event();
    plan.facts = {{"known", "yes"}};
    SCOPED_TRACE("run " + std::to_string(run) + " of seed " + std::to_string(seed) + ": " +
                 json::serialize(to_json(*plan.generated)));
    const auto wrong = problems(*plan.generated, connectors, {});
    ASSERT_TRUE(wrong.empty()) << wrong.front().at << " " << wrong.front().what;
    for (const auto& step : plan.generated->steps)
      if (draw.chance(40))
        plan.faults[{step.connector, 1 + draw.below(2)}] =
            static_cast<Fault>(1 + draw.below(static_cast<int>(fault_names.size()) - 1));
    plan.crash = all_crashes[draw.below(3)];
    if (draw.chance(50)) plan.dies_at = draw.below(30);
    if (draw.chance(25)) plan.order_undo_after_h = 1 + draw.below(48);
    SagaWorld world(plan);
    world.run();
    if (HasFailure()) return;
    const auto end = world.saga().end;
    ++ends[end ? std::string(enum_name(*end)) : "held"];
  }
  for (const auto& [end, count] : ends) std::cout << end << " " << count << "\n";
  EXPECT_GT(ends["completed"], 0);
  EXPECT_GT(ends["undone"], 0);
}

}  // namespace
}  // namespace yiben::workflows
