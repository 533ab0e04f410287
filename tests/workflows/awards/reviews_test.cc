// 定期核查: reviews that open themselves, once for each due date.
#include "workflows/awards/reviews.h"

#include "domain/awards/award.h"
#include "domain/codec/binary.h"
#include "tests/workflows/loop/killed_log.h"
#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

// Granted on 12 March 2026: reviewed by 12 March 2027, opened thirty days before.
class ReviewedOffice : public Office {
 public:
  ReviewedOffice() {
    people = {person(61), person(58)};
    auto claim = dibao_claim(people, 40'000);
    facts = claim.facts;
    take_dibao_to_confirmed(filed(claim), facts);
    award = state<Person>(people[0].stream()).benefits["dibao"];
  }

  std::size_t tick() { return tick(book); }
  std::size_t tick(const Book& with) {
    Reviews reviews(with, rules);  // as after a restart
    auto opened = reviews.tick();
    EXPECT_TRUE(opened) << refusal(opened);
    return opened ? *opened : 0;
  }
  std::vector<ClaimId> reviews_open() const {
    std::vector<ClaimId> out;
    auto cursor = log->read_category(Claim::category, 0);
    for (;;) {
      auto entry = cursor->next();
      if (!*entry) return out;
      if ((*entry)->type != Claim::Filed::event.type) continue;
      auto filed = unpack<Claim::Filed>((*entry)->payload);
      if (filed->purpose == Purpose::review) out.push_back(filed->claim);
    }
  }
  std::string next_due() { return state<Award>(award.stream()).review_due->text(); }

  std::vector<PersonId> people;
  Facts facts;
  AwardId award;
};

TEST(Reviews, OpenOnceWhenTheirDayComesOnTheFactsLastKnown) {
  ReviewedOffice o;
  EXPECT_EQ(o.next_due(), "2027-03-12");
  o.go_to("2027-02-09");
  EXPECT_EQ(o.tick(), 0u);
  o.go_to("2027-02-10");
  Reviews reviews(o.book, o.rules);
  EXPECT_EQ(*reviews.tick(), 1u);
  EXPECT_EQ(*reviews.tick(), 0u);
  EXPECT_EQ(reviews.waiting(), 0u);
  EXPECT_EQ(o.tick(), 0u) << "nor after a restart";
  ASSERT_EQ(o.reviews_open().size(), 1u);
  auto review = o.state<Claim>(o.reviews_open()[0].stream());
  EXPECT_EQ(review.filed->by, system_actor(o.book));
  EXPECT_EQ(review.filed->award, o.award);
  EXPECT_EQ(review.run.open_step, "check");
  EXPECT_EQ(review.facts.members.size(), 2u);
  EXPECT_EQ(review.facts.members[0].incomes.at(0).amount_fen.fen, 40'000);
}

TEST(Reviews, WithoutChangeTheAmountStaysAndTheNextIsInAYear) {
  ReviewedOffice o;
  o.go_to("2027-03-01");
  ASSERT_EQ(o.tick(), 1u);
  auto done =
      o.act(o.reviews_open()[0], Role::town_clerk, "check", "no_change", {}, "visited, as before");
  ASSERT_TRUE(done) << o.refusal(done);
  EXPECT_EQ(o.state<Claim>(o.reviews_open()[0].stream()).run.result, CaseResult::unchanged);
  EXPECT_EQ(o.state<Award>(o.award.stream()).segments.size(), 1u);
  EXPECT_EQ(o.next_due(), "2028-03-01");
  EXPECT_EQ(o.tick(), 0u);
  o.go_to("2028-02-10");
  EXPECT_EQ(o.tick(), 1u) << "each due date has its own case";
}

TEST(Reviews, AChangeIsDecidedByThreeAndSomeoneAbleToWorkIsSeenInHalfAYear) {
  ReviewedOffice o;
  o.go_to("2027-03-01");
  ASSERT_EQ(o.tick(), 1u);
  auto id = o.reviews_open()[0];
  auto found = o.facts;
  found.members[0].incomes[0].amount_fen = Fen{50'000};
  found.answers["working_member"] = "true";
  EXPECT_EQ(o.refusal(o.act(id, Role::town_clerk, "check", "checked", {}, "r")), "fact_missing");
  ASSERT_TRUE(o.act(id, Role::town_clerk, "check", "checked", found, "r"));
  ASSERT_TRUE(o.act(id, Role::town_reviewer, "review", "agreed"));
  auto decided = o.act(id, Role::district_confirmer, "decide", "decided", {}, "r");
  ASSERT_TRUE(decided) << o.refusal(decided);
  auto award = o.state<Award>(o.award.stream());
  EXPECT_EQ(award.due_for(*Month::parse("2027-03"))->basic_fen.fen, 84'000);
  EXPECT_EQ(award.due_for(*Month::parse("2027-04"))->basic_fen.fen, 74'000);
  EXPECT_EQ(o.next_due(), "2027-09-01");
}

TEST(Reviews, WhoIsNoLongerEligibleIsStopped) {
  ReviewedOffice o;
  o.go_to("2027-03-01");
  ASSERT_EQ(o.tick(), 1u);
  auto id = o.reviews_open()[0];
  auto found = o.facts;
  found.members[0].incomes[0].amount_fen = Fen{500'000};
  ASSERT_TRUE(o.act(id, Role::town_clerk, "check", "checked", found, "r"));
  ASSERT_TRUE(o.act(id, Role::town_reviewer, "review", "agreed"));
  ASSERT_TRUE(o.act(id, Role::district_confirmer, "decide", "decided", {}, "r"));
  EXPECT_EQ(o.state<Award>(o.award.stream()).stopped_from, *Month::parse("2027-04"));
  EXPECT_FALSE(o.state<Person>(o.people[0].stream()).benefits.contains("dibao"));
  o.go_to("2029-03-01");
  EXPECT_EQ(o.tick(), 0u) << "what is stopped is not reviewed";
}

TEST(Reviews, WaitWhileAnotherCaseIsOpen) {
  ReviewedOffice o;
  o.go_to("2027-03-01");
  FileClaim stop;
  stop.programme = "dibao";
  stop.purpose = Purpose::stop;
  stop.applicant = stop.subject = o.people[0];
  stop.household = o.state<Award>(o.award.stream()).granted->household;
  stop.award = o.award;
  stop.division = village;
  auto id = o.filed(stop);
  Reviews reviews(o.book, o.rules);
  EXPECT_EQ(*reviews.tick(), 0u);
  EXPECT_EQ(reviews.waiting(), 1u);
  ASSERT_TRUE(o.act(id, Role::town_clerk, "check", "no_change", {}, "stays"));
  EXPECT_EQ(o.next_due(), "2027-03-12") << "a stop that was not decided is no review";
  EXPECT_EQ(*reviews.tick(), 0u) << "tried again the next day";
  o.go_to("2027-03-02");
  EXPECT_EQ(*reviews.tick(), 1u);
}

TEST(Reviews, AHouseholdIsReviewedAfterADeath) {
  ReviewedOffice o;
  ASSERT_TRUE(
      record_death(o.book, o.by(Role::town_clerk), o.people[0], *Date::parse("2026-03-12"), "s"));
  EXPECT_EQ(o.next_due(), "2026-06-12");
  ASSERT_EQ(o.tick(), 1u) << "at once";
  auto review = o.state<Claim>(o.reviews_open()[0].stream());
  EXPECT_EQ(review.filed->applicant, o.people[1]) << "someone who lives";
  ASSERT_EQ(review.facts.members.size(), 2u);
  EXPECT_FALSE(review.facts.members[0].counted);
  EXPECT_TRUE(review.facts.members[1].counted);
}

TEST(Reviews, AnImportedAwardIsReviewedWithoutFacts) {
  Office o;
  auto head = o.person(61);
  auto formed =
      form_household(o.book, o.by(Role::town_clerk), {head, {head}, village, Area::urban});
  Award::Granted g;
  g.award = AwardId{random_id()};
  g.programme = "dibao";
  g.household = formed->household;
  g.payee = head;
  g.members = {{head, {}}};
  g.division = village;
  g.pack = {"demo", 2};
  g.basic_fen = Fen{30'000};
  g.from = *Month::parse("2026-01");
  g.review_due = *Date::parse("2026-03-02");
  ASSERT_TRUE(run(o.book, o.by(Role::system), [&](Transaction& tx) {
    return tx.decide<Award>(g.award.stream(), Award::Grant{g});
  }));
  Reviews reviews(o.book, o.rules);
  EXPECT_EQ(*reviews.tick(), 1u);
}

TEST(Reviews, ABoundedBatchATick) {
  Office o;
  for (int i = 0; i < 5; ++i) {
    auto head = o.person(61);
    auto formed =
        form_household(o.book, o.by(Role::town_clerk), {head, {head}, village, Area::urban});
    Award::Granted g;
    g.award = AwardId{random_id()};
    g.programme = "dibao";
    g.household = formed->household;
    g.payee = head;
    g.members = {{head, {}}};
    g.division = village;
    g.basic_fen = Fen{30'000};
    g.from = *Month::parse("2026-01");
    g.review_due = *Date::parse("2026-03-02") + i;
    ASSERT_TRUE(run(o.book, o.by(Role::system), [&](Transaction& tx) {
      return tx.decide<Award>(g.award.stream(), Award::Grant{g});
    }));
  }
  Reviews reviews(o.book, o.rules);
  EXPECT_EQ(*reviews.tick(2), 2u);
  EXPECT_EQ(*reviews.tick(2), 2u);
  EXPECT_EQ(*reviews.tick(2), 1u);
}

TEST(Reviews, KilledAroundTheAppendThereIsOneCase) {
  for (bool after_writing : {false, true}) {
    ReviewedOffice o;
    o.go_to("2027-03-01");
    KilledLog log(*o.log);
    Book book{log, *o.keys, o.book.now, random_id, district, "demo"};
    log.kill_at = 0;
    log.after_writing = after_writing;
    EXPECT_THROW(o.tick(book), KilledLog::Killed);
    log.kill_at = -1;
    EXPECT_EQ(o.tick(book), after_writing ? 0u : 1u);
    EXPECT_EQ(o.reviews_open().size(), 1u);
  }
}

TEST(Reviews, OnlyTheSystemOpensThem) {
  ReviewedOffice o;
  FileClaim review;
  review.programme = "dibao";
  review.purpose = Purpose::review;
  review.applicant = review.subject = o.people[0];
  review.household = o.state<Award>(o.award.stream()).granted->household;
  review.award = o.award;
  review.division = village;
  EXPECT_EQ(o.refusal(file_claim(o.book, o.rules, o.by(Role::town_clerk), review)),
            "not_your_role");
}

}  // namespace
}  // namespace yiben::workflows
