// 孤儿 and 事实无人抚养儿童 by the law's own words, as a table to hold rules against: those a
// domain test writes down and those of domain/rules.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "domain/awards/assess.h"
#include "tests/domain/support.h"

namespace yiben {

inline constexpr std::array<std::string_view, 10> parent_situations = {
    "dead",           "declared_missing", "severely_disabled", "seriously_ill", "imprisoned",
    "detoxification", "restrained",       "out_of_contact",    "unknown",       "able"};

// 民发〔2019〕62号一: both parents unable, or one dead or declared missing and the other unable.
// Rows are the father, columns the mother, in the order above; x qualifies.
inline constexpr std::array<std::string_view, 10> without_care_table = {
    // de mi di il pr dx re oc un ab
    ". . x x x x x x . .",  // dead
    ". . x x x x x x . .",  // declared_missing
    "x x x x x x x x . .",  // severely_disabled
    "x x x x x x x x . .",  // seriously_ill
    "x x x x x x x x . .",  // imprisoned
    "x x x x x x x x . .",  // detoxification
    "x x x x x x x x . .",  // restrained
    "x x x x x x x x . .",  // out_of_contact
    ". . . . . . . . . .",  // unknown
    ". . . . . . . . . .",  // able
};
inline bool is_orphan(std::size_t father, std::size_t mother) {
  auto lost = [](std::size_t p) {
    return parent_situations[p] == "dead" || parent_situations[p] == "unknown";
  };
  return lost(father) && lost(mother);
}

inline Assessment assess_child(const RulePack& pack, const ProgrammeRules& rules,
                               std::map<std::string, std::string> answers,
                               std::optional<Date> born = day("2016-03-02"),
                               std::vector<HeldBenefit> held = {}) {
  CaseSubject child;
  child.person = person(1);
  child.born = born;
  return assess(pack, rules, child, {{}, std::move(answers), {}}, held, day("2026-03-02"));
}

// All 2 × 10 × 10 combinations.
inline void expect_parents_decide(const RulePack& pack, const ProgrammeRules& rules) {
  for (std::size_t f = 0; f < parent_situations.size(); ++f)
    for (std::size_t m = 0; m < parent_situations.size(); ++m)
      for (std::string kind : {"orphan", "without_care"}) {
        bool wanted = kind == "orphan" ? is_orphan(f, m) : without_care_table[f][2 * m] == 'x';
        auto a = assess_child(pack, rules,
                              {{"kind", kind},
                               {"placement", "scattered"},
                               {"father", std::string(parent_situations[f])},
                               {"mother", std::string(parent_situations[m])}});
        EXPECT_EQ(a.eligible, wanted)
            << kind << ", father " << parent_situations[f] << ", mother " << parent_situations[m];
        EXPECT_EQ(a.total_fen().fen > 0, wanted);
        EXPECT_EQ(a.reasons,
                  wanted ? std::vector<std::string>{} : std::vector<std::string>{"parents"});
      }
}

}  // namespace yiben
