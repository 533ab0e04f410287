// An award of 500 and 60 yuan to two people from January 2026, and short words for what happens to
// it.
#pragma once

#include "domain/awards/award.h"
#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {

inline const AwardId id{uuid(9)};
inline const PhaseOut phase_out_rule{6, 150, true, "民发〔2022〕83号一（三）"};

inline Award::Granted granted(const char* from = "2026-01", const char* basic = "500") {
  Award::Granted g;
  g.award = id;
  g.programme = "dibao";
  g.payee = person(1);
  g.members = {{person(1), {}}, {person(2), yuan("60")}};
  g.basic_fen = yuan(basic);
  g.supplement_fen = yuan("60");
  g.from = month(from);
  return g;
}
inline Award::Grant grant(Award::Granted g = granted()) { return {std::move(g)}; }

inline Award::Change change(const char* from, const char* basic, const char* supplement = "60") {
  Assessment a;
  a.eligible = true;
  a.basic_fen = yuan(basic);
  a.supplement_fen = yuan(supplement);
  a.members = {{person(2), yuan(supplement)}};
  return {{}, person(2), a, month(from), {}, "income changed"};
}
inline Award::Stop stop(const char* from) { return {{}, month(from), "moved away"}; }
inline Award::Resume resume(const char* from) { return {{}, month(from)}; }
inline Award::StartPhaseOut phase_out(const char* from, int months, const char* income = "700") {
  return {{}, &phase_out_rule, yuan(income).fen, yuan("620").fen, true, month(from), months};
}

inline Spec<Award> after(std::vector<Award::Command> commands) {
  Spec<Award> spec;
  for (const auto& c : commands) {
    spec.when(c);
    spec.all<Award::Granted>();  // fails when the command was refused
  }
  return spec;
}

// "-" for nothing due, otherwise basic amounts in yuan, a month each from 2026-01.
inline std::string due_from_january(const Spec<Award>& spec, int months = 6) {
  std::string out;
  for (int i = 0; i < months; ++i) {
    auto due = spec.state().due_for(month("2026-01") + i);
    out += (out.empty() ? "" : " ") + (due ? std::to_string(due->basic_fen.fen / 100) : "-");
  }
  return out;
}

}  // namespace yiben
