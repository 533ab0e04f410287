#include "domain/awards/award.h"
#include "tests/workflows/loop/killed_log.h"
#include "tests/workflows/office.h"

namespace yiben::workflows {
namespace {

const Month april = *Month::parse("2026-04");
const Month may = *Month::parse("2026-05");

// Awards without claims, as an import makes them.
std::vector<AwardId> make_awards(Office& o, int count) {
  std::vector<AwardId> out;
  for (int i = 0; i < count; ++i) {
    AwardId id{random_id()};
    Award::Granted g;
    g.award = id;
    g.programme = "dibao";
    g.payee = PersonId{random_id()};
    g.division = village;
    g.basic_fen = Fen{10'000 + i};
    g.from = april;
    auto done = run(o.book, o.by(Role::system), [&](Transaction& tx) {
      return tx.decide<Award>(id.stream(), Award::Grant{g});
    });
    EXPECT_TRUE(done);
    out.push_back(id);
  }
  return out;
}

std::map<std::string, int> payments_listed(const eventstore::Log& log) {
  std::map<std::string, int> out;
  auto cursor = log.read_category(Payment::category, 0);
  for (;;) {
    auto entry = cursor->next();
    EXPECT_TRUE(entry);
    if (!*entry) return out;
    if ((*entry)->type == Payment::Listed::event.type) ++out[std::string((*entry)->stream)];
  }
}

TEST(Rolls, DrawnConfirmedPaidAndWhatFailedComesAgain) {
  Office o;
  auto awards = make_awards(o, 3);
  o.go_to("2026-04-10");
  auto drawn = draw_roll(o.book, o.by(Role::district_reviewer), "dibao", april);
  ASSERT_TRUE(drawn) << o.refusal(drawn);
  EXPECT_EQ(drawn->payments, 3);
  EXPECT_EQ(drawn->total_fen.fen, 30'003);
  ASSERT_TRUE(
      hold_payment(o.book, o.by(Role::town_reviewer), {"dibao", april, awards[0], april, "check"}));
  ASSERT_TRUE(confirm_town(o.book, o.by(Role::town_reviewer), "dibao", april, town));
  EXPECT_EQ(o.refusal(hold_payment(o.book, o.by(Role::town_reviewer),
                                   {"dibao", april, awards[1], april, "late"})),
            "town_already_confirmed");
  ASSERT_TRUE(open_fund(o.book, o.by(Role::finance), {"f", "dibao", 2026}));
  EXPECT_EQ(o.refusal(confirm_roll(o.book, o.by(Role::district_confirmer), "dibao", april, "f")),
            "fund_balance_short");
  ASSERT_TRUE(
      budget_fund(o.book, o.by(Role::finance), "f",
                  {FundSource::central, Fen{1'000'000}, "d", Office::actor(Role::finance)}));
  ASSERT_TRUE(confirm_roll(o.book, o.by(Role::district_confirmer), "dibao", april, "f"));
  EXPECT_EQ(o.refusal(confirm_town(o.book, o.by(Role::town_reviewer), "dibao", april, town)),
            "roll_frozen");
  ASSERT_TRUE(
      take_bank_answers(o.book, o.by(Role::finance), "dibao", april,
                        {{awards[1], april, true, ""}, {awards[2], april, false, "closed"}}));
  EXPECT_EQ(o.state<Fund>(Fund::stream("f")).balance_fen.fen, 1'000'000 - 20'003 + 10'002);

  o.go_to("2026-05-10");
  auto next = draw_roll(o.book, o.by(Role::district_reviewer), "dibao", may);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->payments, 5);  // three of May, one held and one failed of April
}

TEST(Rolls, TheSameMonthIsNotDrawnTwice) {
  Office o;
  make_awards(o, 1);
  o.go_to("2026-04-10");
  ASSERT_TRUE(draw_roll(o.book, o.by(Role::district_reviewer), "dibao", april));
  EXPECT_EQ(o.refusal(draw_roll(o.book, o.by(Role::district_reviewer), "dibao", april)),
            "roll_already_drawn");
  EXPECT_EQ(o.refusal(draw_roll(o.book, o.by(Role::district_reviewer), "dibao", may)),
            "roll_month_in_future");
}

TEST(Rolls, ALateGrantIsPaidItsArrears) {
  Office o;
  make_awards(o, 1);
  o.go_to("2026-04-10");
  ASSERT_TRUE(draw_roll(o.book, o.by(Role::district_reviewer), "dibao", april));
  make_awards(o, 1);  // from April, granted after April's roll
  o.go_to("2026-05-10");
  auto drawn = draw_roll(o.book, o.by(Role::district_reviewer), "dibao", may);
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->payments, 3);  // two of May, one April
}

TEST(Rolls, KilledAtAnyAppendItEndsTheSame) {
  for (bool after_writing : {false, true}) {
    for (int kill_at = 0; kill_at < 6; ++kill_at) {
      Office o;
      make_awards(o, 2'500);
      o.go_to("2026-04-10");
      KilledLog log(*o.log);
      Book book{log, *o.keys, o.book.now, random_id, district, "demo"};
      log.kill_at = kill_at;
      log.after_writing = after_writing;
      bool killed = false;
      auto draw = [&] { return draw_roll(book, o.by(Role::district_reviewer), "dibao", april); };
      try {
        (void)draw();
      } catch (const KilledLog::Killed&) {
        killed = true;
      }
      log.kill_at = -1;
      auto again = draw();
      // Killed after the last write was made, the roll is drawn already; else it is finished now.
      if (!again) {
        EXPECT_EQ(o.refusal(again), "roll_already_drawn");
      }
      EXPECT_EQ(killed, kill_at < 5) << kill_at;
      auto listed = payments_listed(*o.log);
      EXPECT_EQ(listed.size(), 2'500u) << kill_at << after_writing;
      for (const auto& [stream, times] : listed) ASSERT_EQ(times, 1) << stream;
      auto roll = o.state<BenefitRoll>(BenefitRoll::stream("dibao", april));
      EXPECT_TRUE(roll.drawn);
      EXPECT_EQ(roll.payments(), 2'500);
    }
  }
}

}  // namespace
}  // namespace yiben::workflows
