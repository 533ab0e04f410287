// What may stand beside what: 低保, 孤儿 (with 事实无人抚养儿童) and 殡葬减免, in every direction.
// One table for rules a test writes down and for those of domain/rules.
#pragma once

#include "domain/awards/assess.h"
#include "tests/domain/support.h"

namespace yiben {

struct ConflictCell {
  std::string asks, kind, holds;  // kind: of the child's benefit
  ConflictOutcome outcome;
};

inline std::vector<ConflictCell> conflict_matrix() {
  using enum ConflictOutcome;
  return {{"dibao", "", "orphan", allow},
          {"dibao", "", "funeral", allow},
          {"orphan", "orphan", "dibao", choose_higher},
          {"orphan", "without_care", "dibao", pay_difference},
          {"orphan", "orphan", "funeral", allow},
          {"orphan", "without_care", "funeral", allow},
          {"funeral", "", "dibao", allow},
          {"funeral", "", "orphan", allow}};
}

// One person who qualifies for what the cell asks for, holding `held` a month of the other.
inline Assessment assess_cell(const RulePack& pack, const ConflictCell& cell, Fen held) {
  const ProgrammeRules& rules = *pack.programme(cell.asks);
  Facts facts;
  if (cell.asks == "dibao") {
    facts.members = {{person(1), true, {}, {}, {}}};
    facts.answers = {{"reason", "失业"}, {"property_ok", "true"}};
  } else if (cell.asks == "orphan") {
    std::string parent = cell.kind == "orphan" ? "dead" : "imprisoned";
    facts.answers = {
        {"kind", cell.kind}, {"placement", "scattered"}, {"father", parent}, {"mother", parent}};
  } else {
    facts.answers = {{"covered_as", "resident"}, {"cremated_on", "2026-03-01"}};
    facts.items = {{rules.formula.items.front().code, rules.formula.items.front().cap_fen}};
  }
  CaseSubject subject;
  subject.person = person(1);
  subject.born = day("2016-03-02");
  if (cell.asks == "funeral") subject.died = day("2026-02-27");
  std::vector<HeldBenefit> benefits;
  if (held.fen > 0) benefits.push_back({person(1), cell.holds, held});
  return assess(pack, rules, subject, facts, benefits, day("2026-03-02"));
}

// A quarter and twice of what is asked for: the two sides of every outcome.
inline void expect_conflict_matrix(const RulePack& pack) {
  using enum ConflictOutcome;
  for (const auto& cell : conflict_matrix()) {
    Fen full = assess_cell(pack, cell, {}).total_fen();
    ASSERT_GT(full.fen, 0) << cell.asks;
    for (Fen held : {Fen{full.fen / 4}, full * 2}) {
      SCOPED_TRACE(pack.id + ": " + cell.asks + " " + cell.kind + " beside " + cell.holds + " " +
                   held.yuan());
      auto a = assess_cell(pack, cell, held);
      bool less = held < full;
      EXPECT_EQ(a.eligible, cell.outcome == allow || (less && cell.outcome != block));
      Fen wanted = cell.outcome == pay_difference ? full - held : full;
      EXPECT_EQ(a.total_fen(), a.eligible ? wanted : Fen{});
      for (const auto& row : a.rows) {
        if (row.rule != "conflict") continue;
        EXPECT_EQ(row.args.at("outcome"), enum_name(cell.outcome));
        EXPECT_FALSE(row.law.empty());
      }
    }
  }
}

}  // namespace yiben
