// What a publisher refuses, where, and why.
#include "domain/life_events/life_event.h"

#include <gtest/gtest.h>

#include "domain/life_events/department.h"
#include "tests/domain/life_events/saga_fixture.h"

namespace yiben {
namespace {

const std::set<std::string> connectors = {"police.deregister", "hrss.stop", "hrss.resume",
                                          "hrss.pay", "office.record"};

std::vector<std::string> found(const LifeEvent& event) {
  std::vector<std::string> out;
  for (const auto& p : problems(event, connectors, {"child"})) out.push_back(p.at + ": " + p.what);
  return out;
}
using Said = std::vector<std::string>;

TEST(LifeEvents, ThatCanRunHaveNoProblems) { EXPECT_EQ(found(small_life_event()), Said{}); }

TEST(LifeEvents, ThatCannotRunAreRefusedWithPlaceAndReason) {
  const auto with = [](auto change) {
    auto event = small_life_event();
    change(event);
    return found(event);
  };
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[0].depends_on = {"pay"}; }),
            (Said{"/steps/0/depends_on: step stop waits for itself",
                  "/steps/1/depends_on: step deregister waits for itself",
                  "/steps/2/depends_on: step pay waits for itself"}));
  EXPECT_EQ(with([](LifeEvent& e) {
              e.steps[2].step_class = StepClass::compensable;
              e.steps[2].undo = "hrss.resume";
            }),
            Said{"/steps/2/class: compensable behind deregister, which is never undone"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[2].roles.clear(); }),
            Said{"/steps/2/roles: no person as the last resort"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[1].due.law.clear(); }),
            Said{"/steps/1/due: its limit cites no law"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[1].connector = "police.nothing"; }),
            Said{"/steps/1/connector: no connector police.nothing"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[1].connector = "child.other"; }),
            Said{"/steps/1/connector: no connector child.other"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[0].undo.reset(); }),
            Said{"/steps/0/undo: a compensable step says what undoes it"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[0].undo = "office.record"; }),
            Said{"/steps/0/undo: it is undone by another department than did it"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[2].undo = "hrss.resume"; }),
            Said{"/steps/2/undo: only a compensable step is undone"});
  EXPECT_EQ(with([](LifeEvent& e) {
              e.steps[2].when = {{"medical.insured", "yes"}};
            }),
            Said{"/steps/2/when/0/fact: nobody provides medical.insured"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[1].needs->signal = "marriage"; }),
            Said{"/steps/1/needs/signal: no signal marriage"});
  EXPECT_EQ(with([](LifeEvent& e) {
              e.signals[0].from = {{"death.told", {{"who", "name"}}}};
            }),
            (Said{"/signals/0/from/0/type: no type of fact we take",
                  "/signals/0/from/0/facts/who: no fact of this life event"}));
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[1].extended = Limit{}; }),
            Said{"/steps/1/extended: its longer limit cites no law"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[2].step_class = StepClass::pivot; }),
            Said{"/steps/2/class: a second pivot"});
  EXPECT_EQ(with([](LifeEvent& e) { e.steps[2].id = "stop"; }),
            (Said{"/steps/2/id: step stop stands twice",
                  "/steps/2/depends_on: step stop waits for itself"}));
  EXPECT_EQ(with([](LifeEvent& e) { e.children = {"nobody"}; }),
            Said{"/children/0: no life event nobody"});
}

TEST(Departments, SayWhatTheyTakeAndWhere) {
  DepartmentList list{
      "d", 1, {{"police", {}, "https://police.example/x", "https://police", {{"deregister", {}}}}}};
  EXPECT_TRUE(problems(list).empty());
  list.departments.push_back({"office", {}, "ftp://x", "https://police", {}});
  EXPECT_EQ(
      problems(list),
      (Said{"a department cannot be called 'office'", "department office: no address: ftp://x",
            "department office: no source of its own", "department office does nothing"}));
}

}  // namespace
}  // namespace yiben
