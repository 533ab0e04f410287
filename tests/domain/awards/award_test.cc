// What an award pays for which month, through changes, stops, resumptions and the end.
#include "domain/awards/award.h"

#include <gtest/gtest.h>

#include "tests/domain/awards/award_fixture.h"

namespace yiben {
namespace {

TEST(AwardGrant, PaysFromItsFirstMonth) {
  auto spec = after({grant(granted("2026-03"))});
  EXPECT_EQ(due_from_january(spec), "- - 500 500 500 500");
  EXPECT_EQ(spec.state().due_for(month("2031-12"))->total_fen(), yuan("560"));
}

TEST(AwardGrant, OnceIsOneMonth) {
  auto g = granted("2026-02");
  g.frequency = Frequency::once;
  EXPECT_EQ(due_from_january(after({grant(g)})), "- 500 - - - -");
}

TEST(AwardGrant, EndsWithItsLastMonth) {
  auto g = granted("2026-02");
  g.until = month("2026-04");
  EXPECT_EQ(due_from_january(after({grant(g)})), "- 500 500 500 - -");
}

TEST(AwardGrant, IsRefused) {
  after({grant()}).when(grant()).then_rejected(Rule::award_already_granted);
  auto nothing = granted("2026-01", "0");
  nothing.supplement_fen = {};
  Spec<Award>{}.when(grant(nothing)).then_rejected(Rule::amount_not_positive);
  // The child turned 18 before the first month: such an award would never pay, and would still
  // stand in the way of the next one.
  auto over = granted("2026-03");
  over.until = month("2026-02");
  Spec<Award>{}.when(grant(over)).then_rejected(Rule::not_eligible);
  over.until = month("2026-03");
  EXPECT_EQ(due_from_january(after({grant(over)})), "- - 500 - - -");
}

TEST(AwardGrant, NothingIsDueBeforeIt) {
  EXPECT_FALSE(Award::State{}.due_for(month("2026-01")));
  for (const Award::Command& c : std::vector<Award::Command>{
           change("2026-02", "400"), stop("2026-02"), resume("2026-02"), phase_out("2026-02", 3),
           Award::SetReview{day("2027-01-01"), "yearly"}})
    Spec<Award>{}.when(c).then_rejected(Rule::award_not_granted);
}

TEST(AwardChange, PaysFromItsMonth) {
  auto spec = after({grant(), change("2026-03", "400", "0"), change("2026-05", "300")});
  EXPECT_EQ(due_from_january(spec), "500 500 400 400 300 300");
  EXPECT_EQ(spec.state().due_for(month("2026-04"))->supplement_fen, Fen{});
  EXPECT_EQ(spec.state().payee, person(2));
  EXPECT_EQ(spec.state().members, (std::vector<MemberShare>{{person(2), yuan("60")}}));
}

TEST(AwardChange, ABackDatedOneReplacesWhatWasPlannedAfterIt) {
  EXPECT_EQ(due_from_january(after({grant(), change("2026-05", "300"), change("2026-02", "450")})),
            "500 450 450 450 450 450");
  EXPECT_EQ(due_from_january(after({grant(), change("2026-03", "300"), change("2026-03", "450")})),
            "500 500 450 450 450 450");
  EXPECT_EQ(due_from_january(after({grant(), change("2026-01", "450")})),
            "450 450 450 450 450 450");
}

TEST(AwardChange, IsRefused) {
  after({grant(granted("2026-03"))})
      .when(change("2026-02", "1"))
      .then_rejected(Rule::month_before_start);
  auto not_eligible = change("2026-03", "400");
  not_eligible.assessment.eligible = false;
  after({grant()}).when(not_eligible).then_rejected(Rule::not_eligible);
  after({grant(), stop("2026-03")})
      .when(change("2026-04", "400"))
      .then_rejected(Rule::award_stopped);
}

TEST(AwardStop, PaysNothingFromItsMonth) {
  EXPECT_EQ(due_from_january(after({grant(), stop("2026-03")})), "500 500 - - - -");
  EXPECT_EQ(due_from_january(after({grant(granted("2026-03")), stop("2026-01")})), "- - - - - -");
  EXPECT_EQ(after({grant(granted("2026-03")), stop("2026-01")}).state().stopped_from,
            month("2026-03"));
  after({grant(), stop("2026-03")}).when(stop("2026-04")).then_rejected(Rule::award_stopped);
  after({grant(), stop("2026-03")})
      .when(phase_out("2026-04", 3))
      .then_rejected(Rule::award_stopped);
}

TEST(AwardResume, PaysAgainFromItsMonthAndNotBetween) {
  EXPECT_EQ(due_from_january(after({grant(), stop("2026-03"), resume("2026-05")})),
            "500 500 - - 500 500");
  EXPECT_EQ(due_from_january(after({grant(), stop("2026-03"), resume("2026-03")})),
            "500 500 500 500 500 500");
  EXPECT_EQ(due_from_january(after({grant(), change("2026-02", "400"), stop("2026-03"),
                                    resume("2026-04"), stop("2026-05"), resume("2026-06")})),
            "500 400 - 400 - 400");
}

// A change planned for May before the stop of March is still planned after it.
TEST(AwardResume, KeepsWhatWasPlannedForLater) {
  auto before = std::vector<Award::Command>{grant(), change("2026-05", "300"), stop("2026-02")};
  auto resumed_in = [&](const char* m) {
    auto all = before;
    all.emplace_back(resume(m));
    return due_from_january(after(all));
  };
  EXPECT_EQ(resumed_in("2026-03"), "500 - 500 500 300 300");
  EXPECT_EQ(resumed_in("2026-05"), "500 - - - 300 300");
  EXPECT_EQ(resumed_in("2026-06"), "500 - - - - 300");
}

TEST(AwardResume, OfASupplementAlone) {
  auto spec = after({grant(), change("2026-02", "0", "60"), stop("2026-03"), resume("2026-04")});
  EXPECT_EQ(due_from_january(spec, 4), "500 0 - 0");
  EXPECT_EQ(spec.state().due_for(month("2026-04"))->total_fen(), yuan("60"));
}

TEST(AwardResume, IsRefused) {
  after({grant()}).when(resume("2026-03")).then_rejected(Rule::award_not_stopped);
  after({grant(), stop("2026-03")}).when(resume("2026-02")).then_rejected(Rule::month_before_start);
}

TEST(AwardPhaseOut, PaysOnForItsMonths) {
  EXPECT_EQ(due_from_january(after({grant(), phase_out("2026-02", 3)})), "500 500 500 500 - -");
  EXPECT_EQ(due_from_january(after({grant(), phase_out("2026-02", 1)})), "500 500 - - - -");
}

// 57号第三十三条 and 83号: income a head above the standard of 620 and below one and a half of it.
TEST(AwardPhaseOut, OnlyWithinTheRule) {
  auto refused = [](Award::StartPhaseOut c) {
    after({grant()}).when(c).then_rejected(Rule::phase_out_not_allowed);
  };
  after({grant(), phase_out("2026-02", 6, "620.01")});
  after({grant(), phase_out("2026-02", 6, "929.99")});
  refused(phase_out("2026-02", 6, "620"));
  refused(phase_out("2026-02", 6, "930"));
  refused(phase_out("2026-02", 0));
  refused(phase_out("2026-02", 7));
  auto of_luck = phase_out("2026-02", 6);
  of_luck.of_work = false;
  refused(of_luck);
  auto no_rule = phase_out("2026-02", 6);
  no_rule.rule = nullptr;
  refused(no_rule);
  after({grant(), phase_out("2026-02", 6)})
      .when(phase_out("2026-03", 6))
      .then_rejected(Rule::phase_out_not_allowed);
  after({grant(granted("2026-03"))})
      .when(phase_out("2026-02", 3))
      .then_rejected(Rule::month_before_start);
}

TEST(AwardPhaseOut, EndsWhenTheHouseholdQualifiesAgain) {
  auto spec = after({grant(), phase_out("2026-02", 2), change("2026-03", "200")});
  EXPECT_EQ(due_from_january(spec), "500 500 200 200 200 200");
  spec.when(phase_out("2026-05", 2));
  EXPECT_EQ(due_from_january(spec), "500 500 200 200 200 200") << "until June";
  EXPECT_EQ(spec.state().until, month("2026-06"));
}

TEST(AwardReview, IsTheLastOneSet) {
  auto g = granted();
  g.review_due = day("2027-01-01");
  auto spec = after({grant(g)});
  EXPECT_EQ(spec.state().review_due, day("2027-01-01"));
  spec.when(Award::SetReview{day("2026-07-01"), "income not fixed"});
  EXPECT_EQ(spec.state().review_due, day("2026-07-01"));
}

}  // namespace
}  // namespace yiben
