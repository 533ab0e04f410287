// What a raised standard does to one award.
#include <gtest/gtest.h>

#include "tests/domain/awards/award_fixture.h"

namespace yiben {
namespace {

// One amount for each segment from the month on, as an assessment under newer rules would say.
Award::Raise raise(const char* from, std::vector<const char*> basics) {
  Award::Raise out{month(from), {}, "standard raised"};
  for (const char* basic : basics) {
    Assessment a;
    a.pack = {"HTZ", 2};
    a.eligible = true;
    a.basic_fen = yuan(basic);
    a.supplement_fen = yuan("60");
    out.assessments.push_back(a);
  }
  return out;
}

TEST(AwardRaise, PaysMoreFromItsMonthToTheSamePeople) {
  auto spec = after({grant()});
  auto raised = spec.when(raise("2026-03", {"550"})).all<Award::Changed>();
  ASSERT_EQ(raised.size(), 1u);
  EXPECT_EQ(raised[0].members, granted().members);
  EXPECT_EQ(raised[0].payee, person(1));
  EXPECT_EQ(raised[0].pack, (PackRef{"HTZ", 2}));
  EXPECT_EQ(due_from_january(spec), "500 500 550 550 550 550");
}

TEST(AwardRaise, WhatWasPlannedForLaterMonthsIsRaisedToo) {
  auto spec = after({grant(), change("2026-05", "300")});
  spec.when(raise("2026-03", {"550", "350"}));
  EXPECT_EQ(due_from_january(spec), "500 500 550 550 350 350");
}

TEST(AwardRaise, BeginsWithTheAwardAndEndsWithIt) {
  auto g = granted("2026-04");
  g.until = month("2026-05");
  auto spec = after({grant(g)});
  spec.when(raise("2026-02", {"550"}));
  EXPECT_EQ(due_from_january(spec), "- - - 550 550 -");
  EXPECT_TRUE(spec.state().segments_from(month("2026-06")).empty());
}

TEST(AwardRaise, NobodyFalls) {
  after({grant()}).when(raise("2026-03", {"499.99"})).then_rejected(Rule::raise_would_lower);
  auto out = raise("2026-03", {"550"});
  out.assessments[0].eligible = false;
  after({grant()}).when(out).then_rejected(Rule::not_eligible);
  after({grant(), change("2026-05", "300")})
      .when(raise("2026-03", {"550", "299"}))
      .then_rejected(Rule::raise_would_lower);
}

TEST(AwardRaise, WhereNothingRisesNothingIsWritten) {
  EXPECT_TRUE(after({grant()}).when(raise("2026-03", {"500"})).all<Award::Changed>().empty());
}

TEST(AwardRaise, PhasedOutOrStoppedItStaysAsItIs) {
  auto phased = after({grant(), phase_out("2026-03", 3)});
  phased.when(raise("2026-03", {"550"})).then_rejected(Rule::award_phasing_out);
  after({grant(), stop("2026-03")})
      .when(raise("2026-02", {"550"}))
      .then_rejected(Rule::award_stopped);
  // Stopped and resumed: the months between are not for a raise to decide.
  auto between = after({grant(), stop("2026-03"), resume("2026-05")});
  auto amounts = raise("2026-02", {"550", "0", "550"});
  amounts.assessments[1].supplement_fen = {};
  between.when(amounts).then_rejected(Rule::award_stopped);
  auto resumed = after({grant(), stop("2026-03"), resume("2026-05")});
  resumed.when(raise("2026-05", {"550"}));
  EXPECT_EQ(due_from_january(resumed), "500 500 - - 550 550");
}

}  // namespace
}  // namespace yiben
