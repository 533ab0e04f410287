// 提标: what it does to whom, from which month, and what it leaves alone.
#include "tests/workflows/awards/raised_office.h"
#include "tests/workflows/loop/killed_log.h"
#include "workflows/awards/awards.h"

namespace yiben::workflows {
namespace {

TEST(Raises, AHouseholdIsRaisedFromTheFactsOfItsClaim) {
  RaisedOffice o;
  auto claim = o.dibao_claim({o.person(61), o.person(58)}, 40'000);
  auto id = o.filed(claim);
  o.take_dibao_to_confirmed(id, claim.facts);
  auto award = o.state<Person>(claim.subject.stream()).benefits["dibao"];

  auto head = o.log->head();
  auto seen = preview_raise(o.book, o.rules, o.plan());
  ASSERT_TRUE(seen) << o.refusal(seen);
  EXPECT_EQ(o.log->head(), head) << "a preview writes nothing";
  EXPECT_EQ(seen->totals.awards, 1);
  EXPECT_EQ(seen->totals.people, 2);
  EXPECT_EQ(seen->totals.rise, 1);
  EXPECT_EQ(seen->totals.before_fen.fen, 84'000);
  EXPECT_EQ(seen->totals.after_fen.fen, 96'000);  // 2 × 680 − 400
  ASSERT_EQ(seen->towns.size(), 1u);
  EXPECT_EQ(seen->towns[0].town, town);

  ASSERT_TRUE(o.prepared());
  auto done = o.confirmed();
  ASSERT_TRUE(done) << o.refusal(done);
  EXPECT_EQ(done->awards, 1);
  EXPECT_EQ(o.due(award, april), 84'000);
  EXPECT_EQ(o.due(award, may), 96'000);
  auto then = explain_award(o.book, o.rules, award, april);
  ASSERT_TRUE(then && *then);
  EXPECT_EQ((*then)->basic_fen.fen, 84'000);
  auto now = explain_award(o.book, o.rules, award, may);
  ASSERT_TRUE(now && *now);
  EXPECT_EQ((*now)->pack, raised_pack);
  EXPECT_EQ((*now)->income_fen.fen, 40'000);
  ASSERT_FALSE((*now)->rows.empty());
  EXPECT_EQ((*now)->rows.back().rule, "gap");
  EXPECT_EQ((*now)->rows.back().amount_fen.fen, 96'000);
  EXPECT_FALSE((*now)->rows.back().law.empty());
  auto segment = o.state<Award>(award.stream()).segments.back();
  EXPECT_EQ(segment.pack, raised_pack);
  EXPECT_EQ(segment.claim, id);
  EXPECT_EQ(segment.members.size(), 2u);
}

TEST(Raises, TheRollsPayTheOldAmountBeforeAndTheNewOneFromTheMonthOn) {
  RaisedOffice o;
  auto award = o.imported(30'000, 3);
  o.go_to("2026-04-10");
  ASSERT_TRUE(o.prepared());
  ASSERT_TRUE(o.confirmed());
  EXPECT_FALSE(*explain_award(o.book, o.rules, award, april)) << "as it was brought in";
  auto explained = explain_award(o.book, o.rules, award, may);
  ASSERT_TRUE(explained && *explained);
  EXPECT_EQ((*explained)->rows.at(1).rule, "standard_difference");
  EXPECT_EQ((*explained)->rows.at(1).amount_fen.fen, 3 * 6'000);
  auto old_month = draw_roll(o.book, o.by(Role::district_reviewer), "dibao", april);
  ASSERT_TRUE(old_month);
  EXPECT_EQ(old_month->total_fen.fen, 30'000);
  o.go_to("2026-05-10");
  auto new_month = draw_roll(o.book, o.by(Role::district_reviewer), "dibao", may);
  ASSERT_TRUE(new_month);
  EXPECT_EQ(new_month->total_fen.fen, 30'000 + 3 * 6'000);
}

TEST(Raises, WhoIsNotRaisedIsToldAndLeftAlone) {
  RaisedOffice o;
  const PhaseOut rule{6, 150, true, "law"};
  auto rises = o.imported(30'000);
  auto phased =
      o.imported(o.award_of(30'000), {Award::StartPhaseOut{{}, &rule, 700, 620, true, april, 6}});
  auto stopped = o.imported(o.award_of(30'000), {Award::Stop{{}, april + 1, "moved"}});
  auto impossible = o.imported(70'000);
  auto g = o.award_of(20'000);
  g.area = Area::rural;  // its standard stays
  g.division = "500199002001";
  auto stays = o.imported(g);
  auto seen = preview_raise(o.book, o.rules, o.plan());
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->totals.awards, 4) << "of the stopped one nothing is due";
  EXPECT_EQ(seen->totals.rise, 1);
  EXPECT_EQ(seen->totals.stay, 1);
  EXPECT_EQ(seen->totals.phasing_out, 1);
  EXPECT_EQ(seen->totals.questions, 1);
  ASSERT_EQ(seen->questions.size(), 1u);
  EXPECT_EQ(seen->questions[0].award, impossible);
  EXPECT_EQ(seen->questions[0].rule, "not_eligible");
  EXPECT_EQ(seen->questions[0].details.at("reason"), "amount_above_standard");
  EXPECT_EQ(seen->towns.size(), 2u);
  EXPECT_EQ(seen->totals.after_fen - seen->totals.before_fen, Fen{6'000});

  ASSERT_TRUE(o.prepared());
  auto done = o.confirmed();
  ASSERT_TRUE(done);
  EXPECT_EQ(done->awards, 1);
  EXPECT_EQ(o.due(rises, may), 36'000);
  EXPECT_EQ(o.due(phased, may), 30'000);
  EXPECT_TRUE(o.state<Award>(phased.stream()).phasing_out);
  EXPECT_EQ(o.due(stopped, may), 0);
  EXPECT_EQ(o.due(impossible, may), 70'000);
  EXPECT_EQ(*o.log->version(stays.stream()), 1u) << "nothing is written where nothing rises";
}

// The dead member is still in the facts until the household is reviewed, whom the rules count less
// than before is not lowered by the way.
TEST(Raises, AFallIsNeverApplied) {
  RaisedOffice o;
  auto claim = o.dibao_claim({o.person(61), o.person(58)}, 40'000);
  o.take_dibao_to_confirmed(o.filed(claim), claim.facts);
  auto lower = *(*o.rules.now())->pack("demo", 3);
  lower.version = 4;
  for (auto& p : lower.programmes)
    for (auto& s : p.formula.standards) s.amount_fen = Fen{60'000};
  o.publish(lower);
  RaisePlan plan{"dibao", {"demo", 4}, may};
  auto seen = preview_raise(o.book, o.rules, plan);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->totals.questions, 1);
  EXPECT_EQ(seen->questions.at(0).rule, "raise_would_lower");
  EXPECT_EQ(seen->totals.after_fen, seen->totals.before_fen);
  EXPECT_EQ(o.refusal(prepare_raise(o.book, o.rules, o.by(Role::district_reviewer), plan, "doc")),
            "raise_changes_nothing");
}

TEST(Raises, AChildsRowIsKnownByItsAmount) {
  RaisedOffice o;
  auto g = o.award_of(90'000);
  g.programme = "orphan";
  auto award = o.imported(g);
  RaisePlan plan{"orphan", raised_pack, may};
  ASSERT_TRUE(prepare_raise(o.book, o.rules, o.by(Role::district_reviewer), plan, "doc"));
  ASSERT_TRUE(confirm_raise(o.book, o.rules, o.by(Role::district_confirmer), "orphan", 1));
  EXPECT_EQ(o.due(award, may), 95'000);
}

TEST(Raises, AMonthOnARollIsNotRaised) {
  RaisedOffice o;
  o.imported(30'000);
  o.go_to("2026-05-10");
  ASSERT_TRUE(o.prepared());
  ASSERT_TRUE(draw_roll(o.book, o.by(Role::district_reviewer), "dibao", may));
  EXPECT_EQ(o.refusal(o.confirmed()), "raise_month_drawn");
  ASSERT_TRUE(withdraw_raise(o.book, o.by(Role::district_confirmer), "dibao", 1, "drawn"));
  EXPECT_EQ(o.refusal(o.prepared()), "raise_month_drawn");
  EXPECT_TRUE(o.prepared(may + 1));
}

TEST(Raises, RefusedBeforeItsStandardAndForWhatIsPaidOnce) {
  RaisedOffice o;
  o.imported(30'000);
  EXPECT_EQ(o.refusal(o.prepared(april)), "raise_before_standard");
  EXPECT_EQ(o.refusal(preview_raise(o.book, o.rules, {"funeral", raised_pack, may})),
            "programme_not_monthly");
  EXPECT_EQ(o.refusal(preview_raise(o.book, o.rules, {"dibao", {"demo", 9}, may})),
            "rule_pack_missing");
  EXPECT_EQ(o.refusal(o.confirmed()), "raise_not_prepared");
  ASSERT_TRUE(o.prepared());
  Request same{random_id(), Office::actor(Role::district_reviewer)};
  EXPECT_EQ(o.refusal(confirm_raise(o.book, o.rules, same, "dibao", 1)), "same_person_twice");
}

// A case filed before the new standard and granted after the raise is on the old one; the same
// version raised again finds it, and changes nobody else.
TEST(Raises, AgainForWhoWasGrantedMeanwhile) {
  RaisedOffice o;
  auto first = o.imported(30'000);
  ASSERT_TRUE(o.prepared());
  ASSERT_TRUE(o.confirmed());
  auto late = o.imported(20'000);
  ASSERT_TRUE(o.prepared());
  auto done = o.confirmed(2);
  ASSERT_TRUE(done) << o.refusal(done);
  EXPECT_EQ(done->awards, 1);
  EXPECT_EQ(o.due(late, may), 26'000);
  EXPECT_EQ(o.due(first, may), 36'000);
  EXPECT_EQ(*o.log->version(first.stream()), 2u);
}

TEST(Raises, KilledAtAnyAppendItEndsTheSame) {
  for (bool after_writing : {false, true}) {
    for (int kill_at = 0; kill_at < 6; ++kill_at) {
      SCOPED_TRACE(std::to_string(kill_at) + (after_writing ? " after" : " before"));
      RaisedOffice o;
      std::vector<AwardId> awards;
      for (int i = 0; i < 2'500; ++i) awards.push_back(o.imported(10'000 + i % 500 * 100));
      o.go_to("2026-05-10");
      ASSERT_TRUE(o.prepared());
      KilledLog log(*o.log);
      Book book{log, *o.keys, o.book.now, random_id, district, "demo"};
      log.kill_at = kill_at;
      log.after_writing = after_writing;
      bool killed = false;
      try {
        (void)o.confirmed(book);
      } catch (const KilledLog::Killed&) {
        killed = true;
      }
      EXPECT_EQ(killed, kill_at < 5);
      log.kill_at = -1;
      auto raises = *raises_of(o.book, "dibao");
      if (raises.under_way()) {
        EXPECT_EQ(o.refusal(draw_roll(o.book, o.by(Role::district_reviewer), "dibao", may)),
                  "raise_under_way");
      }
      auto again = o.confirmed(book);
      if (!again) {
        EXPECT_EQ(o.refusal(again), "raise_not_prepared") << "it had been carried out";
      }
      EXPECT_EQ(raises_of(o.book, "dibao")->raises.at(0).awards, 2'500);
      for (std::size_t i = 0; i < awards.size(); ++i) {
        ASSERT_EQ(*o.log->version(awards[i].stream()), 2u) << "changed once";
        ASSERT_EQ(o.due(awards[i], may), 16'000 + static_cast<int>(i) % 500 * 100);
      }
    }
  }
}

TEST(Raises, TheSameRequestAgainIsAnsweredAsTheFirst) {
  RaisedOffice o;
  o.imported(30'000);
  ASSERT_TRUE(o.prepared());
  auto request = o.by(Role::district_confirmer);
  auto first = confirm_raise(o.book, o.rules, request, "dibao", 1);
  auto head = o.log->head();
  auto again = confirm_raise(o.book, o.rules, request, "dibao", 1);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(again->awards, 1);
  EXPECT_EQ(o.log->head(), head);
}

// While its thousand is on the way to the log one award is stopped and another recalculated: the
// thousand is decided again from how they stand then.
TEST(Raises, AnAwardChangedMeanwhileIsReadAgain) {
  RaisedOffice o;
  auto untouched = o.imported(30'000);
  auto stopped = o.imported(30'000);
  auto recalculated = o.imported(30'000);
  ASSERT_TRUE(o.prepared());
  ASSERT_TRUE(run(o.book, o.by(Role::system), [](Transaction&) -> Outcome<void> { return {}; }));
  KilledLog log(*o.log);
  Book book{log, *o.keys, o.book.now, random_id, district, "demo"};
  // The first append is the confirmation; the others come between it and the batch.
  log.before_append = [&] {
    log.before_append = [&] {
      Assessment a;
      a.pack = {"demo", 2};
      a.eligible = true;
      a.basic_fen = Fen{40'000};
      ASSERT_TRUE(run(o.book, o.by(Role::system), [&](Transaction& tx) -> Outcome<void> {
        auto done = tx.decide<Award>(stopped.stream(), Award::Stop{{}, april, "moved"});
        if (!done) return done.error();
        return tx.decide<Award>(recalculated.stream(),
                                Award::Change{{}, PersonId{random_id()}, a, may, {}, "c"});
      }));
    };
  };
  auto done = o.confirmed(book);
  ASSERT_TRUE(done) << o.refusal(done);
  EXPECT_EQ(done->awards, 2);
  EXPECT_EQ(o.due(untouched, may), 36'000);
  EXPECT_EQ(o.due(stopped, may), 0);
  EXPECT_EQ(o.due(recalculated, may), 46'000);
  EXPECT_EQ(*o.log->version(untouched.stream()), 2u);
}

}  // namespace
}  // namespace yiben::workflows
