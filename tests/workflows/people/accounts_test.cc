// The account a person is paid to: another one takes two people, and none changes under a line that
// the district has confirmed (cases: a clerk replaced an account alone; an account replaced after
// confirmation was paid).
#include "domain/awards/award.h"
#include "domain/money/fund.h"
#include "tests/workflows/office.h"
#include "workflows/money/exports.h"

namespace yiben::workflows {
namespace {

const Month april = *Month::parse("2026-04");

std::string account_of(Office& o, PersonId person) {
  const auto state = o.state<Person>(person.stream());
  return state.account ? state.account->account.plain : "";
}

TEST(Accounts, AnotherTakesTwoPeople) {
  Office o;
  const auto person = o.person(40, "62000001");
  EXPECT_EQ(o.refusal(change_account(o.book, o.by(Role::town_clerk), person,
                                     {"C", "62000002", "李四", ""})),
            "reason_needed");
  ASSERT_TRUE(change_account(o.book, o.by(Role::town_clerk), person,
                             {"C", "62000002", "李四", "card lost"}));
  EXPECT_EQ(account_of(o, person), "62000001") << "asked for is not set";
  EXPECT_EQ(o.refusal(confirm_account(o.book, o.by(Role::town_clerk), person)),
            "account_agreed_by_oneself");
  EXPECT_EQ(o.refusal(change_account(o.book, o.by(Role::town_clerk, 2), person,
                                     {"D", "62000003", "王五", "mine"})),
            "account_proposed_already");
  ASSERT_TRUE(confirm_account(o.book, o.by(Role::town_clerk, 2), person));
  EXPECT_EQ(account_of(o, person), "62000002");
  EXPECT_EQ(o.refusal(confirm_account(o.book, o.by(Role::town_clerk, 2), person)),
            "account_not_proposed");
}

TEST(Accounts, WhatIsTurnedDownLeavesWhatWas) {
  Office o;
  const auto person = o.person(40, "62000001");
  ASSERT_TRUE(
      change_account(o.book, o.by(Role::town_clerk), person, {"C", "62000002", "李四", "lost"}));
  ASSERT_TRUE(decline_account(o.book, o.by(Role::town_reviewer), person, "not the holder"));
  EXPECT_EQ(account_of(o, person), "62000001");
  EXPECT_EQ(o.refusal(confirm_account(o.book, o.by(Role::town_reviewer), person)),
            "account_not_proposed");
}

TEST(Accounts, AFuneralHomeReplacesNone) {
  Office o;
  const auto person = o.person(40, "62000001");
  EXPECT_EQ(o.refusal(change_account(o.book, o.by(Role::funeral_home), person,
                                     {"C", "62000002", "李四", "lost"})),
            "not_your_role");
}

class ConfirmedRoll : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 2; ++i) {
      people.push_back(o.person(40 + i, "6200000" + std::to_string(i)));
      const AwardId id{random_id()};
      Award::Granted g;
      g.award = id;
      g.programme = "dibao";
      g.payee = people.back();
      g.division = village;
      g.basic_fen = Fen{62'000};
      g.from = april;
      ASSERT_TRUE(run(o.book, o.by(Role::system), [&](Transaction& tx) {
        return tx.decide<Award>(id.stream(), Award::Grant{g});
      }));
      awards.push_back(id);
    }
    o.go_to("2026-04-10");
    ASSERT_TRUE(draw_roll(o.book, o.by(Role::district_reviewer), "dibao", april));
    ASSERT_TRUE(confirm_town(o.book, o.by(Role::town_reviewer), "dibao", april, town));
    ASSERT_TRUE(open_fund(o.book, o.by(Role::finance), {"f", "dibao", 2026}));
    ASSERT_TRUE(budget_fund(o.book, o.by(Role::finance), "f",
                            {FundSource::central, Fen{1'000'000}, "d", o.actor(Role::finance)}));
    ASSERT_TRUE(confirm_roll(o.book, o.by(Role::district_confirmer), "dibao", april, "f"));
  }
  void change(PersonId person, const std::string& account) {
    ASSERT_TRUE(
        change_account(o.book, o.by(Role::town_clerk), person, {"C", account, "李四", "lost"}));
    ASSERT_TRUE(confirm_account(o.book, o.by(Role::town_reviewer), person));
  }
  RollAccounts accounts() {
    auto found = confirmed_accounts(o.book, "dibao", april, {people[0], people[1]});
    EXPECT_TRUE(found);
    return *found;
  }
  Fen balance() { return o.state<Fund>(Fund::stream("f")).balance_fen; }

  Office o;
  std::vector<PersonId> people;
  std::vector<AwardId> awards;
};

TEST_F(ConfirmedRoll, AnAccountThatChangedSinceIsKeptOutAndComesAgain) {
  const auto before = balance();
  change(people[0], "62999999");
  const auto found = accounts();
  EXPECT_TRUE(found.of.at(people[0]).changed_since);
  EXPECT_EQ(found.of.at(people[0]).account->account.plain, "62000000");
  EXPECT_FALSE(found.of.at(people[1]).changed_since);
  ASSERT_TRUE(record_export(o.book, o.by(Role::finance), "dibao", april, "csv", "sha",
                            {{awards[0], april}}));
  EXPECT_EQ(balance().fen, before.fen + 62'000);
  o.go_to("2026-05-10");
  const auto next =
      draw_roll(o.book, o.by(Role::district_reviewer), "dibao", *Month::parse("2026-05"));
  ASSERT_TRUE(next);
  EXPECT_EQ(next->payments, 3) << "two of May and the one kept out";
}

TEST_F(ConfirmedRoll, AfterTheFirstFileEveryFileIsAsTheFirst) {
  ASSERT_TRUE(record_export(o.book, o.by(Role::finance), "dibao", april, "csv", "sha", {}));
  change(people[0], "62999999");
  const auto found = accounts();
  EXPECT_TRUE(found.exported);
  EXPECT_EQ(found.of.at(people[0]).account->account.plain, "62000000") << "as was confirmed";
  const auto late = record_export(o.book, o.by(Role::finance), "dibao", april, "csv", "sha",
                                  {{awards[0], april}});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().error()->code, eventstore::Errc::version_conflict)
      << "what a bank has is not listed again";
}

}  // namespace
}  // namespace yiben::workflows
