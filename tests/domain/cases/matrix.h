// The matrix role × action × state, generated from a procedure: in a case where step S is open, the
// outcome O of step T may be chosen by role R exactly when T is S and R is one of its roles.
// Nothing may be chosen before the start or after the end.
#pragma once

#include <algorithm>

#include "domain/cases/procedure_run.h"
#include "tests/domain/support.h"

namespace yiben {

// The rule that refuses, or "" when it is allowed.
inline std::string refusal_of(const Procedure& p, const RunState& state, const Step& step,
                              const StepOutcome& outcome, Role role) {
  static const Calendar weekdays_only;
  RunContext in{p, weekdays_only, "500199001001", day("2026-03-02")};
  auto with_others = state;  // who came along has signed
  with_others.signed_by = {user(2), user(3)};
  auto answer = act(with_others, in, {step.id, outcome.id, official(role, 1)});
  return answer ? "" : std::string(name(answer.error().rule));
}

inline std::string expected_refusal(const Step& open, const Step& step, const StepOutcome& outcome,
                                    Role role) {
  if (open.id != step.id) return "step_not_open";
  if (step.waits() && outcome.id == "elapsed") return "wait_not_over";
  bool may = std::count(step.roles.begin(), step.roles.end(), role) > 0;
  return may ? "" : "not_your_role";
}

inline void expect_role_action_state_matrix(const Procedure& p) {
  int allowed = 0;
  for (const auto& step : p.steps)
    for (const auto& outcome : step.outcomes)
      for (std::size_t i = 0; i < EnumNames<Role>::names.size(); ++i) {
        auto role = static_cast<Role>(i);
        auto what =
            p.id + ": " + step.id + "/" + outcome.id + " by " + std::string(enum_name(role));
        for (const auto& open : p.steps) {
          RunState state = after({}, StepOpened{open.id, open.roles, day("2026-03-02"),
                                                day("2026-03-09"), open.waits()});
          auto expected = expected_refusal(open, step, outcome, role);
          EXPECT_EQ(refusal_of(p, state, step, outcome, role), expected)
              << what << " while " << open.id;
          allowed += expected.empty();
        }
        EXPECT_EQ(refusal_of(p, {}, step, outcome, role), "step_not_open")
            << what << " before the start";
        RunState closed = after({}, CaseEnded{CaseResult::denied, day("2026-03-02")});
        EXPECT_EQ(refusal_of(p, closed, step, outcome, role), "claim_closed")
            << what << " after the end";
      }
  EXPECT_GT(allowed, 0) << p.id << ": nobody may do anything";
}

}  // namespace yiben
