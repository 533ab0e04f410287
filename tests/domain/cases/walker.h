// A case on its way through a procedure, written as the path it takes:
//
//   Walker walk(dibao_case, calendar);
//   walk.goes("accept/accepted means_check/consistent home_visit/visited
//   …").ends(CaseResult::granted);
//
// Every step is done by the first of its roles, by as many people as it needs, all of whom have
// done nothing in the case before. A wait ends on the first day it may, and not on the day before.
#pragma once

#include <set>
#include <sstream>

#include "domain/cases/procedure_run.h"
#include "tests/domain/support.h"

namespace yiben {

class Walker {
 public:
  Walker(const Procedure& procedure, const Calendar& calendar, std::set<std::string> flags = {},
         Date start_on = day("2026-03-02"))
      : procedure_(procedure), calendar_(calendar), today_(start_on) {
    state_.flags = flags;
    take(start(context(), flags), "start");
  }

  Walker& goes(const std::string& path) {
    std::istringstream words(path);
    for (std::string word; words >> word;) one(word);
    return *this;
  }
  Walker& on(std::string_view date) {
    today_ = day(date);
    return *this;
  }
  Walker& stands_at(std::string_view step) {
    EXPECT_EQ(state_.open_step, step) << trail_;
    return *this;
  }
  Walker& ends(CaseResult result) {
    EXPECT_TRUE(state_.result == result) << trail_ << " stands at " << state_.open_step;
    return *this;
  }

  const RunState& state() const { return state_; }
  Date today() const { return today_; }
  const std::set<std::string>& walked() const { return walked_; }

 private:
  RunContext context() const { return {procedure_, calendar_, "500199001001", today_}; }
  Actor somebody(Role role) { return official(role, ++people_); }

  void one(const std::string& word) {
    auto slash = word.find('/');
    auto step_id = word.substr(0, slash), outcome = word.substr(slash + 1);
    const Step* step = procedure_.step(step_id);
    ASSERT_TRUE(step && step->outcome(outcome)) << procedure_.id << " has no " << word;
    walked_.insert(word);
    trail_ += " " + word;
    if (step->waits() && outcome == "elapsed") return wait();
    Do what{step_id, outcome, somebody(step->roles.front())};
    for (int n = 1; n < step->people.value_or(1); ++n)
      take(sign(state_, context(), step_id, somebody(what.by.role)), word + " (signature)");
    take(act(state_, context(), what), word);
  }
  void wait() {
    ASSERT_TRUE(state_.waiting && state_.open_due) << trail_;
    today_ = *state_.open_due;
    EXPECT_FALSE(elapse(state_, context(), official(Role::system, 0)))
        << trail_ << " ended a day early";
    today_ = today_ + 1;
    take(elapse(state_, context(), official(Role::system, 0)), trail_);
  }
  void take(const Lawful<std::vector<RunEvent>>& answer, const std::string& what) {
    ASSERT_TRUE(answer) << procedure_.id << ":" << trail_ << " refused at " << what << ": "
                        << name(answer.error().rule);
    for (const auto& e : *answer) state_ = after(std::move(state_), e);
  }

  const Procedure& procedure_;
  const Calendar& calendar_;
  Date today_;
  RunState state_;
  int people_ = 0;
  std::string trail_;
  std::set<std::string> walked_;
};

// Walked through by none of these, as "step/outcome".
inline std::set<std::string> never_walked(const Procedure& p, std::set<std::string> walked) {
  std::set<std::string> out;
  for (const auto& step : p.steps)
    for (const auto& outcome : step.outcomes)
      if (auto word = step.id + "/" + outcome.id; !walked.contains(word)) out.insert(word);
  return out;
}

}  // namespace yiben
