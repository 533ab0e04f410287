// What a death does to money, and what a wrong word of it does not.
#include <gtest/gtest.h>

#include "domain/awards/award.h"
#include "domain/money/payment.h"
#include "domain/money/recovery.h"
#include "tests/workflows/office.h"
#include "workflows/life_events/saga_simulation.h"

namespace yiben::workflows {
namespace {

Month month(const char* text) { return *Month::parse(text); }

class AfterDeath : public testing::Test {
 protected:
  Office office;
  SagaSimulation simulation{office.book,
                            office.rules,
                            office.time,
                            {[](const StepCall&) { return Fault::none; },
                             [](const auto&, const auto&) { return true; }, [] { return true; }}};
  PersonId subject = office.person(70);
  AwardId award{random_id()};

  void SetUp() override {
    office.go_to("2026-05-11");
    in_one([&](Transaction& tx) -> Outcome<void> {
      Award::Granted granted;
      granted.award = award;
      granted.programme = "orphan";
      granted.payee = subject;
      granted.members = {{subject, Fen{}}};
      granted.division = village;
      granted.basic_fen = Fen{100'000};
      granted.from = month("2026-01");
      if (auto ok = tx.decide<Award>(award.stream(), Award::Grant{granted}); !ok) return ok;
      return tx.decide<Person>(subject.stream(),
                               Person::StartBenefit{"orphan", award, granted.from});
    });
  }
  void in_one(const std::function<Outcome<void>(Transaction&)>& body) {
    const auto done = workflows::run(office.book, office.by(Role::system), body);
    ASSERT_TRUE(done) << Office::refusal(done);
  }
  void pay(const char* which, bool settled = true) {
    in_one([&](Transaction& tx) -> Outcome<void> {
      Payment::Listed listed;
      listed.award = award;
      listed.month = listed.roll_month = month(which);
      listed.programme = "orphan";
      listed.payee = listed.subject = subject;
      listed.town = town;
      listed.division = village;
      listed.basic_fen = Fen{100'000};
      const auto stream = Payment::stream(award, listed.month);
      if (auto ok = tx.decide<Payment>(stream, Payment::List{listed}); !ok) return ok;
      if (settled) return tx.decide<Payment>(stream, Payment::Settle{tx.today()});
      return tx.decide<Payment>(stream, Payment::Fail{"no such account"});
    });
  }
  SagaId take_through(const std::string& life_event, std::map<std::string, std::string> facts,
                      SagaEnd end = SagaEnd::completed) {
    OpenSaga in{life_event, subject, {}, village, std::move(facts), {}, {}};
    if (life_event == "after_death") {
      in.signal = "death_reported";
      in.source = "health";
    }
    auto opened = open_saga(office.book, office.rules, office.by(Role::town_clerk), in);
    EXPECT_TRUE(opened) << Office::refusal(opened);
    if (in.signal)
      simulation.later(SagaSimulation::hour_us, [this, saga = opened->saga] {
        simulation.hear(saga, "death_reported", "funeral_home");
      });
    EXPECT_TRUE(simulation.run_until_quiet());
    EXPECT_EQ(office.state<Saga>(opened->saga.stream()).end, end);
    return opened->saga;
  }
  SagaId die() {
    return take_through("after_death", {{"death.on", "2026-02-28"},
                                        {"pension.held", "no"},
                                        {"disability.certified", "no"},
                                        {"medical.insured", "no"}});
  }
  SagaId put_right(SagaId wrong, SagaEnd end = SagaEnd::completed) {
    return take_through("death_rectification",
                        {{"saga.original", wrong.text()},
                         {"pension.held", "no"},
                         {"disability.certified", "no"},
                         {"medical.insured", "no"}},
                        end);
  }
  std::vector<Recovery::State> recoveries() {
    std::set<std::string> streams;
    const auto cursor = office.log->read_category(Recovery::category, 0);
    for (auto entry = cursor->next(); entry && *entry; entry = cursor->next())
      streams.insert(std::string((*entry)->stream));
    std::vector<Recovery::State> out;
    for (const auto& stream : streams) out.push_back(office.state<Recovery>(stream));
    return out;
  }
};

TEST_F(AfterDeath, OpensARecoveryOfTheMonthsThatWerePaidAndNotDue) {
  for (const char* paid : {"2026-01", "2026-02", "2026-03"}) pay(paid);
  pay("2026-04", /*settled=*/false);  // it came back
  const auto saga = die();
  const auto found = recoveries();
  ASSERT_EQ(found.size(), 1u);
  const auto& opened = *found.front().opened;
  ASSERT_EQ(opened.months.size(), 1u);
  EXPECT_EQ(opened.months.front().month, month("2026-03"));
  EXPECT_EQ(opened.total_fen, Fen{100'000});
  EXPECT_EQ(opened.saga, saga);
  EXPECT_FALSE(office.state<Award>(award.stream()).due_for(month("2026-03")));
}

TEST_F(AfterDeath, OpensNoneWhereNothingWasOverpaid) {
  pay("2026-02");
  die();
  EXPECT_TRUE(recoveries().empty());
}

TEST_F(AfterDeath, AWrongRecordIsPutRightWithNothingLostAndBothKept) {
  for (const char* paid : {"2026-02", "2026-03"}) pay(paid);
  const auto wrong = die();
  ASSERT_TRUE(office.state<Person>(subject.stream()).died);
  put_right(wrong);
  EXPECT_FALSE(office.state<Person>(subject.stream()).died);
  const auto now = office.state<Award>(award.stream());
  for (const char* owed : {"2026-03", "2026-04", "2026-05"}) EXPECT_TRUE(now.due_for(month(owed)));
  const auto found = recoveries();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found.front().withdrawn);
  EXPECT_EQ(found.front().outstanding_fen(), Fen{});
  // The first record stands beside what replaced it.
  EXPECT_EQ(office.state<Saga>(wrong.stream()).end, SagaEnd::completed);
}

TEST_F(AfterDeath, AWrongRecordPutRightIsPaidWithArrearsOnTheNextRoll) {
  for (const char* paid : {"2026-01", "2026-02"}) pay(paid);
  put_right(die());
  const Month now = Month::containing(office.book.today());
  const auto drawn = draw_roll(office.book, office.by(Role::district_reviewer), "orphan", now);
  ASSERT_TRUE(drawn) << Office::refusal(drawn);
  const auto months = now - month("2026-02");
  EXPECT_EQ(drawn->payments, months);
  EXPECT_EQ(drawn->total_fen, Fen{100'000} * months);
}

TEST_F(AfterDeath, WhatAHouseholdDrawsIsLookedAtAgainAtOnce) {
  const AwardId shared{random_id()};
  in_one([&](Transaction& tx) -> Outcome<void> {
    Award::Granted granted;
    granted.award = shared;
    granted.programme = "dibao";
    granted.payee = subject;
    granted.members = {{subject, Fen{}}, {office.person(60), Fen{}}};
    granted.division = village;
    granted.basic_fen = Fen{100'000};
    granted.from = month("2026-01");
    if (auto ok = tx.decide<Award>(shared.stream(), Award::Grant{granted}); !ok) return ok;
    return tx.decide<Person>(subject.stream(), Person::StartBenefit{"dibao", shared, granted.from});
  });
  const Date before = office.book.today();
  die();
  const auto state = office.state<Award>(shared.stream());
  EXPECT_FALSE(state.stopped_from);
  ASSERT_TRUE(state.review_due);
  EXPECT_GE(*state.review_due, before);
  EXPECT_LE(*state.review_due, office.book.today()) << "not only within the three months";
}

TEST_F(AfterDeath, NobodyWhoIsNotRecordedDeadIsPutRight) {
  const auto saga = put_right(SagaId{random_id()}, SagaEnd::undone);
  const auto state = office.state<Saga>(saga.stream());
  EXPECT_EQ(state.step("check_record").result, StepResult::refused);
  EXPECT_FALSE(state.step("restore_household").asked);
}

}  // namespace
}  // namespace yiben::workflows
