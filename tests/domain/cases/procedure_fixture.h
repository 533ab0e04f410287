// A small procedure with everything the interpreter knows, and a case that walks it.
//
//   CaseRun run(small_procedure());
//   run.on("2026-03-02").act("accept/accepted", Role::town_clerk, 1);
//   run.refused("wait_not_over").elapse();
#pragma once

#include "domain/cases/procedure_run.h"
#include "tests/domain/support.h"

namespace yiben {

inline Procedure small_procedure() {
  auto read = from_json_text<Procedure>(R"json({
    "id": "small", "version": 1, "name": {"zh": "小", "en": "Small"}, "law": ["law"], "start": "accept",
    "clock": {
      "limit": {"n": 10, "unit": "working_day", "count_from": "next_day", "roll": "forward", "law": "clock law"},
      "extended": {"n": 15, "unit": "working_day", "count_from": "next_day", "roll": "forward", "law": "longer law"},
      "extension_reasons": ["hard_to_investigate"], "extension_roles": ["town_reviewer"]},
    "steps": [
      {"id": "accept", "name": {"zh": "", "en": ""}, "roles": ["town_clerk", "village_assistant"],
       "due": {"n": 2, "unit": "working_day", "count_from": "next_day", "roll": "forward", "law": "step law"},
       "outcomes": [
        {"id": "accepted", "name": {"zh": "", "en": ""}, "next": "visit", "clock": "start", "needs_materials": true},
        {"id": "supplement", "name": {"zh": "", "en": ""}, "next": "supplement", "once": true, "needs_reason": true},
        {"id": "withdrawn", "name": {"zh": "", "en": ""}, "result": "withdrawn", "needs_reason": true}]},
      {"id": "supplement", "name": {"zh": "", "en": ""}, "roles": ["town_clerk"],
       "outcomes": [{"id": "supplied", "name": {"zh": "", "en": ""}, "next": "accept"}]},
      {"id": "visit", "name": {"zh": "", "en": ""}, "roles": ["town_clerk"], "people": 2,
       "outcomes": [
        {"id": "visited", "name": {"zh": "", "en": ""}, "next": "review", "needs_facts": true, "assesses": true},
        {"id": "refused", "name": {"zh": "", "en": ""}, "result": "terminated"}]},
      {"id": "review", "name": {"zh": "", "en": ""}, "roles": ["town_reviewer", "town_clerk"],
       "not_same_as": ["accept", "visit"],
       "outcomes": [
        {"id": "agreed", "name": {"zh": "", "en": ""}, "next": "notice", "clock": "stop", "needs_eligible": true},
        {"id": "back", "name": {"zh": "", "en": ""}, "next": "visit"}]},
      {"id": "notice", "name": {"zh": "", "en": ""}, "roles": ["town_clerk"],
       "wait": {"n": 7, "unit": "calendar_day", "count_from": "next_day", "roll": "none", "law": "notice law"},
       "outcomes": [
        {"id": "elapsed", "name": {"zh": "", "en": ""}, "next": "district_visit", "clock": "resume"},
        {"id": "objection", "name": {"zh": "", "en": ""}, "next": "visit", "clock": "resume", "needs_reason": true}]},
      {"id": "district_visit", "name": {"zh": "", "en": ""}, "roles": ["district_reviewer"],
       "only_if": ["relative_of_officer", "complaint"], "otherwise": "confirm",
       "outcomes": [{"id": "visited", "name": {"zh": "", "en": ""}, "next": "confirm"}]},
      {"id": "confirm", "name": {"zh": "", "en": ""}, "roles": ["district_confirmer"],
       "outcomes": [
        {"id": "confirmed", "name": {"zh": "", "en": ""}, "result": "granted", "assesses": true, "needs_eligible": true},
        {"id": "denied", "name": {"zh": "", "en": ""}, "result": "denied"}]}]
  })json");
  EXPECT_TRUE(read) << read.error().path << " " << read.error().what;
  return read.value();
}

// Working days are Monday to Friday; 2026-03-02 is a Monday.
class CaseRun {
 public:
  explicit CaseRun(Procedure procedure, std::set<std::string> flags = {})
      : procedure_(std::move(procedure)) {
    state_.flags = flags;
    take(start(context(), flags));
  }

  CaseRun& on(std::string_view date) {
    today_ = day(date);
    return *this;
  }
  // The next of act, elapse or extend must be refused for this rule.
  CaseRun& refused(std::string_view rule) {
    refused_ = rule;
    return *this;
  }
  CaseRun& act(std::string_view step_and_outcome, Role role, int who, std::vector<int> also = {},
               std::string division = "500199") {
    auto slash = step_and_outcome.find('/');
    Do what{std::string(step_and_outcome.substr(0, slash)),
            std::string(step_and_outcome.substr(slash + 1)),
            {user(who), role, division}};
    SCOPED_TRACE(std::string(step_and_outcome));
    for (int n : also) {
      const auto signature = sign(state_, context(), what.step, {user(n), role, division});
      if (!signature) return take(signature), *this;
      for (const auto& event : *signature) state_ = after(std::move(state_), event);
    }
    take(yiben::act(state_, context(), what));
    return *this;
  }
  CaseRun& elapse() {
    SCOPED_TRACE("elapse");
    take(yiben::elapse(state_, context(), official(Role::system, 99)));
    return *this;
  }
  CaseRun& extend(std::string reason, Role role = Role::town_reviewer,
                  std::string division = "500199") {
    SCOPED_TRACE("extend");
    take(yiben::extend(state_, context(), {user(3), role, std::move(division)}, reason));
    return *this;
  }

  CaseRun& flag(const std::string& flag, Role role = Role::town_reviewer,
                std::string division = "500199") {
    SCOPED_TRACE("flag " + flag);
    take(yiben::flag(state_, context(), flag, {user(3), role, std::move(division)}));
    return *this;
  }

  const RunState& state() const { return state_; }
  const std::vector<RunEvent>& last() const { return last_; }
  template <class E>
  const E* last_of() const {
    for (const auto& e : last_)
      if (auto* wanted = std::get_if<E>(&e)) return wanted;
    return nullptr;
  }

 private:
  RunContext context() const { return {procedure_, calendar_, "500199001001", today_}; }
  void take(const Lawful<std::vector<RunEvent>>& answer) {
    std::string wanted = std::exchange(refused_, "");
    EXPECT_EQ(answer ? "" : std::string(name(answer.error().rule)), wanted);
    last_ = answer ? *answer : std::vector<RunEvent>{};
    for (const auto& e : last_) state_ = after(std::move(state_), e);
  }

  Procedure procedure_;
  Calendar calendar_;
  Date today_ = day("2026-03-02");
  std::string refused_;
  RunState state_;
  std::vector<RunEvent> last_;
};

}  // namespace yiben
