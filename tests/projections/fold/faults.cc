// What cannot be folded, and what callers send that they should not.
#include <thread>

#include "domain/codec/binary.h"
#include "projections/awards/roster.h"
#include "projections/cases/inbox.h"
#include "projections/money/funds.h"
#include "projections/money/payments.h"
#include "projections/people/people.h"
#include "tests/projections/fold/random_life.h"

namespace yiben::projections {
namespace {

struct FaultTest : testing::Test {
  District d;
  PersonId li = d.person("李一", "500199195803011234", village);

  std::string fault_after(const std::string& type, std::uint16_t version, std::string payload) {
    d.caught_up();
    d.append("fund-x", type, version, std::move(payload), d.fresh());
    const auto head = d.head();
    d.happens(Fund::Opened{"later", "dibao", 2026});
    EXPECT_FALSE(d.views()->wait_for(head, 20'000)) << "a fault is told at once";
    EXPECT_EQ(d.views()->position(), head - 1);
    return d.views()->fault();
  }
};

TEST_F(FaultTest, AnUnknownVersionStopsFoldingAndIsNamed) {
  const auto where = std::to_string(d.head());
  EXPECT_EQ(fault_after("fund.opened", 99, "x"),
            "entry " + where + ": fund.opened: unknown version 99");
  EXPECT_EQ(value_of(person_row(d.views()->snapshot(), li)).value().name, "李一")
      << "queries still answer";
  EXPECT_TRUE(value_of(fund_rows(d.views()->snapshot())).empty()) << "nothing after it is folded";
}

TEST_F(FaultTest, ADamagedPayloadStopsFoldingAndIsNamed) {
  EXPECT_NE(fault_after("fund.opened", 1, "x").find("fund.opened: damaged"), std::string::npos);
}

TEST_F(FaultTest, ASealThatDoesNotOpenIsNamed) {
  Person::AccountSet e{li, "bank", {li.uuid, "", "not what was sealed at all, this"}, {}};
  const auto fault = fault_after("person.account_set", 1, pack(e));
  EXPECT_NE(fault.find("person.account_set: account"), std::string::npos) << fault;
}

TEST_F(FaultTest, AFaultyLogIsNotRebuiltAndTheOldRowsStay) {
  fault_after("fund.opened", 99, "x");
  const auto rebuilt = d.views()->rebuild();
  ASSERT_FALSE(rebuilt);
  EXPECT_NE(rebuilt.error().detail.find("unknown version"), std::string::npos);
  EXPECT_EQ(value_of(person_row(d.views()->snapshot(), li)).value().name, "李一");
  EXPECT_FALSE(d.views()->fault().empty());
}

TEST_F(FaultTest, AfterARestartTheFaultIsToldAgain) {
  fault_after("fund.opened", 99, "x");
  d.close();
  EXPECT_FALSE(d.views()->wait_for(d.head(), 20'000));
  EXPECT_FALSE(d.views()->fault().empty());
}

TEST_F(FaultTest, EventsNobodyFoldsArePassedBy) {
  d.append("thing-1", "thing.happened", 9, "whatever", d.fresh());
  EXPECT_EQ(d.caught_up()->fault(), "");
  EXPECT_EQ(d.views()->position(), d.head());
}

TEST_F(FaultTest, WaitingForWhatHasNotHappenedEndsInTime) {
  d.caught_up();
  EXPECT_FALSE(d.views()->wait_for(d.head() + 1, 30));
}

TEST(Cursors, ThatAreGarbageNeverHurt) {
  District d;
  RandomLife(d, 6).goes_on(1'000);
  auto* views = d.caught_up();
  std::mt19937_64 random(7);
  std::vector<std::string> cursors = {"0",
                                      "zz",
                                      "ff",
                                      "00",
                                      std::string(9'999, 'f'),
                                      "ffffffffffffffffffffffffffffffffffffffffffffffff",
                                      "\0\1",
                                      "李",
                                      "deadbeef"};
  for (int i = 0; i < 200; ++i) {
    std::string cursor;
    for (auto n = random() % 120; n > 0; --n) cursor += "0123456789abcdef"[random() % 16];
    cursors.push_back(cursor);
  }
  for (const auto& cursor : cursors) {
    RosterQuery roster;
    roster.programme = "dibao";
    roster.on = day("2026-06-01");
    roster.cursor = cursor;
    EXPECT_TRUE(roster_page(views->snapshot(), roster)) << cursor;
    for (const auto list :
         {InboxQuery::List::todo, InboxQuery::List::done, InboxQuery::List::ended}) {
      InboxQuery inbox;
      inbox.list = list;
      inbox.user = d.clerk;
      inbox.cursor = cursor;
      EXPECT_TRUE(inbox_page(views->snapshot(), inbox)) << cursor;
    }
    PaymentQuery payments;
    payments.programme = "dibao";
    payments.roll_month = month("2026-06");
    payments.cursor = cursor;
    EXPECT_TRUE(payment_page(views->snapshot(), payments)) << cursor;
  }
}

TEST(Cursors, GoThroughEveryRowOnceWhateverTheLimit) {
  District d;
  RandomLife(d, 8).goes_on(2'000);
  auto* views = d.caught_up();
  RosterQuery query;
  query.programme = "dibao";
  query.on = day("2026-09-01");
  std::vector<AwardId> whole;
  for (const std::size_t limit : {1'000u, 1u, 3u, 7u}) {
    query.limit = limit;
    std::vector<AwardId> awards;
    for (const auto& row : all_pages<RosterRow, RosterQuery>(
             query, [&](const RosterQuery& q) { return roster_page(views->snapshot(), q); }))
      awards.push_back(row.award);
    if (whole.empty()) whole = awards;
    EXPECT_EQ(awards, whole);
  }
  EXPECT_GT(whole.size(), 10u);
  std::sort(whole.begin(), whole.end());
  EXPECT_EQ(std::adjacent_find(whole.begin(), whole.end()), whole.end());
  query.limit = 0;
  EXPECT_EQ(value_of(roster_page(views->snapshot(), query)).rows.size(), 1u)
      << "never a page that goes nowhere";
}

// The totals of whole towns come from another table than the lines: they must agree in every month.
TEST(Totals, AgreeWithTheLinesInEveryMonthAndAtEveryLevel) {
  const std::uint64_t seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  District d;
  RandomLife(d, seed).goes_on(2'000);
  auto* views = d.caught_up();
  for (const std::string programme : {"dibao", "orphan", "funeral"}) {
    for (const std::string division : {"", "500199", "500199001", "500199001002"}) {
      for (int ahead = -2; ahead < 26; ++ahead) {
        RosterQuery query;
        query.programme = programme;
        query.division = division;
        query.on = (month("2026-01") + ahead).first_day();
        query.limit = 1'000;
        const auto rows = value_of(roster_page(views->snapshot(), query)).rows;
        RosterTotals sum;
        for (const auto& row : rows) {
          sum.people += row.people;
          sum.basic_fen += row.basic_fen;
        }
        const auto totals = value_of(roster_totals(views->snapshot(), query));
        ASSERT_EQ(totals.awards, static_cast<std::int64_t>(rows.size())) << query.on.text();
        ASSERT_EQ(totals.people, sum.people);
        ASSERT_EQ(totals.basic_fen, sum.basic_fen);
      }
    }
  }
}

}  // namespace
}  // namespace yiben::projections
