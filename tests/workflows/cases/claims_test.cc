#include "domain/awards/award.h"
#include "tests/workflows/loop/forwarding_log.h"
#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

TEST(Claims, DibaoFromFilingToAward) {
  Office o;
  auto head = o.person(61), wife = o.person(58);
  auto claim = o.dibao_claim({head, wife}, 40'000);
  auto id = o.filed(claim);
  o.take_dibao_to_confirmed(id, claim.facts);

  auto person = o.state<Person>(head.stream());
  ASSERT_TRUE(person.benefits.contains("dibao"));
  auto award = o.state<Award>(person.benefits["dibao"].stream());
  EXPECT_EQ(award.granted->basic_fen.fen, 2 * 62'000 - 40'000);
  EXPECT_EQ(award.granted->from.text(), "2026-04");  // 57号第二十一条: the month after
  EXPECT_EQ(award.granted->pack, (PackRef{"demo", 2}));
  EXPECT_TRUE(o.state<Person>(wife.stream()).benefits.contains("dibao"));
}

TEST(Claims, TheWaitEndsTheDayAfterItsLast) {
  Office o;
  auto claim = o.dibao_claim({o.person(61)});
  auto id = o.filed(claim);
  o.take_dibao_to_means_check(id);
  ASSERT_TRUE(o.act(id, Role::town_clerk, "means_check", "consistent", claim.facts));
  ASSERT_TRUE(o.act(id, Role::town_clerk, "home_visit", "visited", claim.facts));
  ASSERT_TRUE(o.act(id, Role::town_reviewer, "first_review", "agreed"));
  o.go_to("2026-03-09");
  EXPECT_EQ(o.refusal(elapse_claim(o.book, o.rules, o.by(Role::system), id)), "wait_not_over");
  o.go_to("2026-03-10");
  EXPECT_TRUE(elapse_claim(o.book, o.rules, o.by(Role::system), id));
}

TEST(Claims, NobodyReviewsTheirOwnWork) {
  Office o;
  auto claim = o.dibao_claim({o.person(61)});
  auto id = o.filed(claim);
  o.take_dibao_to_means_check(id);
  ASSERT_TRUE(o.act(id, Role::town_clerk, "means_check", "consistent", claim.facts));
  ASSERT_TRUE(o.act(id, Role::town_clerk, "home_visit", "visited", claim.facts));
  Request same{random_id(), {Office::actor(Role::town_clerk).user, Role::town_reviewer, town}};
  auto done = act_on_claim(o.book, o.rules, same, id, {"first_review", "agreed", "", {}, {}});
  EXPECT_EQ(o.refusal(done), "same_person_twice");
}

TEST(Claims, OnlyWhatIsStoppedIsResumedAndOnlyWhatRunsIsStopped) {
  Office o;
  const auto head = o.person(61);
  const auto claim = o.dibao_claim({head});
  o.take_dibao_to_confirmed(o.filed(claim), claim.facts);
  FileClaim change = claim;
  change.award = o.state<Person>(head.stream()).benefits["dibao"];
  change.purpose = Purpose::resume;
  auto file = [&] {
    return o.refusal(file_claim(o.book, o.rules, o.by(Role::town_clerk), change));
  };
  EXPECT_EQ(file(), "award_not_stopped");
  auto stopped = run(o.book, o.by(Role::system), [&](Transaction& tx) {
    return tx.decide<Award>(change.award->stream(), Award::Stop{{}, *Month::parse("2026-06"), "r"});
  });
  ASSERT_TRUE(stopped);
  change.purpose = Purpose::stop;
  EXPECT_EQ(file(), "award_stopped");
  change.purpose = Purpose::resume;
  EXPECT_EQ(file(), "");
}

TEST(Claims, OneOpenClaimAPersonAndProgramme) {
  Office o;
  auto head = o.person(61);
  auto claim = o.dibao_claim({head});
  o.filed(claim);
  EXPECT_EQ(o.refusal(file_claim(o.book, o.rules, o.by(Role::town_clerk), claim)),
            "claim_open_elsewhere");
}

TEST(Claims, ARepeatedCommandAnswersWithTheFirstResult) {
  Office o;
  auto claim = o.dibao_claim({o.person(61)});
  auto request = o.by(Role::town_clerk);
  auto first = file_claim(o.book, o.rules, request, claim);
  auto head = o.log->head();
  auto again = file_claim(o.book, o.rules, request, claim);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->claim, again->claim);
  EXPECT_TRUE(again->receipt.repeated);
  EXPECT_EQ(o.log->head(), head);
}

TEST(Claims, AStaleVersionIsAConflict) {
  Office o;
  auto id = o.filed(o.dibao_claim({o.person(61)}));
  auto version = *o.log->version(id.stream());
  ASSERT_TRUE(o.act(id, Role::town_clerk, "accept", "accepted"));
  Request stale = o.by(Role::town_clerk);
  stale.seen_version = version;
  auto done = act_on_claim(o.book, o.rules, stale, id, {"start_check", "requested", {}, {}, {}});
  ASSERT_FALSE(done);
  auto failure = done.error();
  ASSERT_TRUE(failure.error());
  EXPECT_EQ(failure.error()->code, eventstore::Errc::version_conflict);
}

// Remembers which streams the last command held on to, written or only read.
struct RememberingLog : ForwardingLog {
  explicit RememberingLog(std::unique_ptr<eventstore::Log> to) : to_(std::move(to)) {}
  eventstore::Result<eventstore::Receipt> append(eventstore::Append a) override {
    held.clear();
    for (const auto& stream : a.streams) held.insert(stream.stream);
    return to_->append(std::move(a));
  }
  std::set<std::string> held;

 protected:
  eventstore::Log& inner() const override { return *to_; }

 private:
  std::unique_ptr<eventstore::Log> to_;
};

TEST(Claims, WhoeverComputesNothingHoldsOnToTheCaseAlone) {
  auto inner = eventstore::memory_log(500199, [] { return 0; });
  auto keys = *eventstore::open_keys(*inner, std::string(32, 'k'));
  auto log = std::make_unique<RememberingLog>(std::move(inner));
  const auto& held = log->held;
  Office o(std::move(log), "demo", std::move(keys));
  const auto head = o.person(61), wife = o.person(58);
  const auto claim = o.dibao_claim({head, wife});
  const auto id = o.filed(claim);
  o.take_dibao_to_means_check(id);
  EXPECT_EQ(held, std::set{id.stream()});
  ASSERT_TRUE(o.act(id, Role::town_clerk, "means_check", "consistent", claim.facts));
  ASSERT_TRUE(o.act(id, Role::town_clerk, "home_visit", "visited", claim.facts));
  ASSERT_TRUE(o.act(id, Role::town_reviewer, "first_review", "agreed"));
  EXPECT_TRUE(held.contains(wife.stream())) << "what is computed from may not change meanwhile";
}

TEST(Claims, AnOrphanBelowADibaoGetsTheDifference) {
  Office o;
  auto head = o.person(61), child = o.person(9);
  auto claim = o.dibao_claim({head, child});
  o.take_dibao_to_confirmed(o.filed(claim), claim.facts);

  FileClaim orphan;
  orphan.programme = "orphan";
  orphan.applicant = orphan.subject = child;
  orphan.division = village;
  orphan.facts.answers = {{"kind", "without_care"},
                          {"placement", "scattered"},
                          {"father", "dead"},
                          {"mother", "imprisoned"}};
  orphan.materials = {"application", "parents_proof"};
  auto id = o.filed(orphan);
  ASSERT_TRUE(o.act(id, Role::town_clerk, "accept", "accepted"));
  ASSERT_TRUE(o.act(id, Role::town_clerk, "verify", "verified", orphan.facts));
  ASSERT_TRUE(o.act(id, Role::town_reviewer, "town_review", "agreed"));
  ASSERT_TRUE(o.act(id, Role::district_confirmer, "confirm", "confirmed"));
  auto confirmed_on = o.book.today();
  auto award = o.state<Award>(o.state<Person>(child.stream()).benefits["orphan"].stream());
  EXPECT_EQ(award.granted->basic_fen.fen, 90'000 - 62'000);  // 民发〔2019〕62号三（一）
  EXPECT_EQ(award.granted->from, Month::containing(confirmed_on) + 1);

  // Entered into the national register weeks later, the case ends; nothing else follows from it.
  o.go_to("2026-04-20");
  EXPECT_FALSE(o.state<Claim>(id.stream()).run.result);
  ASSERT_TRUE(o.act(id, Role::district_reviewer, "register", "entered"));
  EXPECT_EQ(o.state<Claim>(id.stream()).run.result, CaseResult::granted);
  EXPECT_EQ(o.state<Award>(award.granted->award.stream()).segments.size(), 1u);
}

TEST(Claims, WhatIsDecidedStandsInNobodysWayWhileItIsTold) {
  Office o;
  auto head = o.person(61);
  auto claim = o.dibao_claim({head});
  auto id = o.filed(claim);
  o.take_dibao_to_confirmed(id, claim.facts);
  EXPECT_EQ(o.state<Claim>(id.stream()).run.open_step, "tell_grant");
  FileClaim change = claim;
  change.purpose = Purpose::recalculate;
  change.award = o.state<Person>(head.stream()).benefits["dibao"];
  o.filed(change);
  EXPECT_TRUE(o.act(id, Role::town_clerk, "tell_grant", "told"));
}

// 民发〔2021〕57号第二十条: a complaint while the district has the case sends it to be visited.
TEST(Claims, AComplaintAtConfirmationAsksForTheDistrictsVisit) {
  Office o;
  auto claim = o.dibao_claim({o.person(61)});
  auto id = o.filed(claim);
  o.take_dibao_to_means_check(id);
  ASSERT_TRUE(o.act(id, Role::town_clerk, "means_check", "consistent", claim.facts));
  ASSERT_TRUE(o.act(id, Role::town_clerk, "home_visit", "visited", claim.facts));
  ASSERT_TRUE(o.act(id, Role::town_reviewer, "first_review", "agreed"));
  o.go_to("2026-03-12");
  Timers timers(o.book, o.rules);
  ASSERT_TRUE(timers.tick());
  ASSERT_TRUE(o.act(id, Role::town_clerk, "send_up", "sent"));
  EXPECT_EQ(o.state<Claim>(id.stream()).run.open_step, "confirm");

  auto complain = [&](const char* flag, const char* reason) {
    return o.refusal(flag_claim(o.book, o.rules, o.by(Role::district_reviewer), id, flag, reason));
  };
  EXPECT_EQ(complain("complaint", ""), "reason_needed");
  EXPECT_EQ(complain("full_moon", "r"), "flag_unknown");
  EXPECT_EQ(complain("complaint", "来电反映有房出租"), "");
  EXPECT_EQ(o.state<Claim>(id.stream()).run.open_step, "district_visit");
  EXPECT_EQ(o.refusal(o.act(id, Role::district_confirmer, "confirm", "confirmed")),
            "step_not_open");
}

// A benefit that ran out by age is held no longer: another may be asked for.
TEST(Claims, WhatRanOutByItselfMayBeAskedForAgain) {
  Office o;
  auto child = o.person(9);
  FileClaim orphan;
  orphan.programme = "orphan";
  orphan.applicant = orphan.subject = child;
  orphan.division = village;
  orphan.facts.answers = {{"kind", "without_care"},
                          {"placement", "scattered"},
                          {"father", "dead"},
                          {"mother", "imprisoned"}};
  orphan.materials = {"application", "parents_proof"};
  auto granted = [&] {
    auto id = o.filed(orphan);
    EXPECT_TRUE(o.act(id, Role::town_clerk, "accept", "accepted"));
    EXPECT_TRUE(o.act(id, Role::town_clerk, "verify", "verified", orphan.facts));
    EXPECT_TRUE(o.act(id, Role::town_reviewer, "town_review", "agreed"));
    EXPECT_TRUE(o.act(id, Role::district_confirmer, "confirm", "confirmed"));
    EXPECT_TRUE(o.act(id, Role::district_reviewer, "register", "entered"));
    return o.state<Person>(child.stream()).benefits["orphan"];
  };
  const auto first = granted();
  EXPECT_EQ(o.refusal(file_claim(o.book, o.rules, o.by(Role::town_clerk), orphan)),
            "benefit_already_held");
  auto shortened = run(o.book, o.by(Role::system), [&](Transaction& tx) -> Outcome<void> {
    auto award = tx.state<Award>(first.stream());
    if (!award) return award.error();
    Assessment same;
    same.eligible = true;
    same.pack = (*award)->granted->pack;
    same.basic_fen = (*award)->granted->basic_fen;
    same.members = (*award)->members;
    const Month from = (*award)->granted->from;
    return tx.decide<Award>(first.stream(),
                            Award::Change{{}, child, same, from, from, "recalculated"});
  });
  ASSERT_TRUE(shortened) << o.refusal(shortened);
  o.go_to("2026-06-01");
  const auto second = granted();
  EXPECT_NE(second, first);
  EXPECT_EQ(o.state<Award>(second.stream()).granted->from.text(), "2026-07");
}

TEST(Claims, DeathStopsAPersonsOwnBenefitAndSetsAHouseholdsReview) {
  Office o;
  auto head = o.person(61), wife = o.person(58);
  auto claim = o.dibao_claim({head, wife});
  o.take_dibao_to_confirmed(o.filed(claim), claim.facts);
  auto award_id = o.state<Person>(head.stream()).benefits["dibao"];
  ASSERT_TRUE(record_death(o.book, o.by(Role::town_clerk), wife, *Date::parse("2026-03-11"), "s"));
  auto award = o.state<Award>(award_id.stream());
  EXPECT_EQ(award.review_due->text(), "2026-06-11");
  EXPECT_FALSE(award.stopped_from);
  EXPECT_EQ(o.refusal(record_death(o.book, o.by(Role::town_clerk), wife, *Date::parse("2026-03-11"),
                                   "s")),
            "person_has_died");
}

TEST(Claims, TheSameCaseUnderFourPacks) {
  // Two people, 400 yuan a month between them, urban.
  for (auto [pack, basic_fen, from] : {std::tuple{"HTZ", 84'000, "2026-04"},
                                       {"YL", 112'000, "2026-04"},
                                       {"CN", 84'000, "2026-04"},
                                       {"CQ2016", 44'000, "2026-03"}}) {
    Office o(nullptr, pack);
    auto claim = o.dibao_claim({o.person(61), o.person(58)}, 40'000);
    auto rules = *o.rules.now();
    const auto* p = rules->pack_on(pack, o.book.today());
    ASSERT_TRUE(p) << pack;
    auto a =
        assess(*p, *p->programme("dibao"), {Area::urban, village, claim.subject, {}, Sex::male},
               claim.facts, {}, o.book.today());
    EXPECT_TRUE(a.eligible) << pack;
    EXPECT_EQ(a.basic_fen.fen, basic_fen) << pack;
    EXPECT_FALSE(a.rows.empty());
    EXPECT_EQ(first_month(*p->programme("dibao")->start, o.book.today(), o.book.today()).text(),
              from)
        << pack;
  }
}

}  // namespace
}  // namespace yiben::workflows
