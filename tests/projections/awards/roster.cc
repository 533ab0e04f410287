// Rosters: valid on a day, as known at a position of the log.
#include "projections/awards/roster.h"

#include "tests/projections/fixture.h"

namespace yiben::projections {
namespace {

struct RosterTest : testing::Test {
  District d;
  PersonId li = d.person("李一", "500199195803011234", village);

  RosterQuery query(const std::string& programme, const std::string& division,
                    std::string_view on) {
    RosterQuery q;
    q.programme = programme;
    q.division = division;
    q.on = day(on);
    q.limit = 2;
    return q;
  }
  // Every line, having checked that the totals say the same.
  std::vector<RosterRow> lines(const RosterQuery& query) {
    auto* views = d.caught_up();
    auto rows = all_pages<RosterRow, RosterQuery>(
        query, [&](const RosterQuery& q) { return roster_page(views->snapshot(), q); });
    RosterTotals sum;
    for (const auto& row : rows) {
      sum.awards += 1;
      sum.people += row.people;
      sum.basic_fen += row.basic_fen;
      sum.supplement_fen += row.supplement_fen;
    }
    const auto totals = value_of(roster_totals(views->snapshot(), query));
    EXPECT_EQ(totals.awards, sum.awards);
    EXPECT_EQ(totals.people, sum.people);
    EXPECT_EQ(totals.basic_fen, sum.basic_fen);
    EXPECT_EQ(totals.supplement_fen, sum.supplement_fen);
    return rows;
  }
  // The amounts on the roster, in its order.
  std::vector<std::int64_t> amounts(RosterQuery query, std::optional<Position> known_at = {}) {
    query.known_at = known_at;
    std::vector<std::int64_t> fen;
    for (const auto& row : lines(query)) fen.push_back(row.basic_fen.fen);
    return fen;
  }
  using Amounts = std::vector<std::int64_t>;
};

TEST_F(RosterTest, HoldsTheAwardsOfASubtreeFromTheirFirstMonthToTheirLast) {
  const auto first = d.grant("dibao", li, village, {100}, month("2026-03"));
  d.grant("dibao", li, next_village, {200}, month("2026-04"));
  d.grant("dibao", li, other_town, {300}, month("2026-03"));
  d.grant("orphan", li, village, {400}, month("2026-03"));
  EXPECT_EQ(amounts(query("dibao", "500199", "2026-02-28")), Amounts{});
  EXPECT_EQ(amounts(query("dibao", "500199", "2026-03-15")), (Amounts{100, 300}));
  EXPECT_EQ(amounts(query("dibao", "500199", "2026-04-01")), (Amounts{100, 200, 300}));
  EXPECT_EQ(amounts(query("dibao", "500199001", "2026-04-30")), (Amounts{100, 200}));
  EXPECT_EQ(amounts(query("dibao", next_village, "2026-04-30")), Amounts{200});
  EXPECT_EQ(amounts(query("orphan", "", "2026-04-30")), Amounts{400});
  EXPECT_EQ(amounts(query("", "", "2026-04-30")), Amounts{});

  d.happens(Award::Stopped{first.award, {}, month("2026-06"), "moved"});
  EXPECT_EQ(amounts(query("dibao", village, "2026-05-31")), Amounts{100});
  EXPECT_EQ(amounts(query("dibao", village, "2026-06-01")), Amounts{});
  EXPECT_EQ(amounts(query("dibao", "500199", "2026-06-01")), (Amounts{200, 300}));
  d.happens(Award::Resumed{first.award, {}, month("2026-08")});
  EXPECT_EQ(amounts(query("dibao", "500199", "2026-07-01")), (Amounts{200, 300}));
  EXPECT_EQ(amounts(query("dibao", "500199", "2026-08-01")), (Amounts{100, 200, 300}));
}

TEST_F(RosterTest, ALineSaysWhoIsPaidFromWhichMonth) {
  const auto wang = d.person("王二", "500199196003011234", village);
  auto granted = d.grant("dibao", li, village, {100}, month("2026-03"));
  auto change = d.change(granted, {250}, month("2026-05"));
  change.payee = wang;
  change.members = {{wang, {30}}, {li, {}}};
  change.supplement_fen = {30};
  d.happens(change);
  d.happens(Award::ReviewSet{granted.award, day("2026-12-01"), "yearly"});
  d.happens(Award::PhaseOutStarted{granted.award, {}, month("2026-07"), month("2026-09")});

  const auto before = lines(query("dibao", village, "2026-04-10")).at(0);
  EXPECT_EQ(before.payee, li);
  EXPECT_EQ(before.people, 1);
  EXPECT_EQ(before.pack, (PackRef{"HTZ", 1}));
  const auto after = lines(query("dibao", village, "2026-05-10")).at(0);
  EXPECT_EQ(after.payee, wang);
  EXPECT_EQ(after.people, 2);
  EXPECT_EQ(after.basic_fen, Fen{250});
  EXPECT_EQ(after.supplement_fen, Fen{30});
  EXPECT_EQ(after.pack, (PackRef{"HTZ", 2}));
  EXPECT_EQ(after.review_due, day("2026-12-01"));
  EXPECT_TRUE(after.phasing_out);
  EXPECT_EQ(after.until, month("2026-09"));
  EXPECT_EQ(after.known_since, d.head() - 1);
  EXPECT_EQ(amounts(query("dibao", village, "2026-09-30")), Amounts{250});
  EXPECT_EQ(amounts(query("dibao", village, "2026-10-01")), Amounts{});
}

TEST_F(RosterTest, ABackDatedChangeIsKnownOnlySinceItsPosition) {
  const auto granted = d.grant("dibao", li, village, {100}, month("2026-03"));
  const Position after_grant = d.head();
  d.grant("dibao", li, next_village, {900}, month("2026-03"));
  const Position before_change = d.head();
  const Position changed = d.happens(d.change(granted, {150}, month("2026-04")));
  const Position stopped = d.happens(Award::Stopped{granted.award, {}, month("2026-05"), "died"});
  d.happens(Award::Resumed{granted.award, {}, month("2026-07")});

  const auto on_april = query("dibao", "500199001", "2026-04-15");
  EXPECT_EQ(amounts(on_april, 0), Amounts{});
  EXPECT_EQ(amounts(on_april, after_grant - 1), Amounts{});
  EXPECT_EQ(amounts(on_april, after_grant), Amounts{100});
  EXPECT_EQ(amounts(on_april, before_change), (Amounts{100, 900}));
  EXPECT_EQ(amounts(on_april, changed), (Amounts{100, 900})) << "N entries: position N is not one";
  EXPECT_EQ(amounts(on_april, changed + 1), (Amounts{150, 900}));
  EXPECT_EQ(amounts(on_april), (Amounts{150, 900}));

  const auto on_may = query("dibao", village, "2026-05-15");
  EXPECT_EQ(amounts(on_may, stopped), Amounts{150}) << "as we thought when May was paid";
  EXPECT_EQ(amounts(on_may, stopped + 1), Amounts{});
  EXPECT_EQ(amounts(on_may), Amounts{});
  EXPECT_EQ(amounts(query("dibao", village, "2026-07-15")), Amounts{150});
  EXPECT_EQ(amounts(query("dibao", village, "2026-07-15"), stopped + 1), Amounts{});
  EXPECT_EQ(amounts(on_may, 1'000'000), Amounts{}) << "later than now is now";
}

TEST_F(RosterTest, ABenefitPaidOnceIsOnTheRosterOfItsMonth) {
  d.grant("funeral", li, village, {500}, month("2026-03"), Frequency::once);
  d.grant("funeral", li, other_town, {600}, month("2026-03"), Frequency::once);
  d.grant("funeral", li, village, {700}, month("2026-04"), Frequency::once);
  EXPECT_EQ(amounts(query("funeral", "500199", "2026-02-10")), Amounts{});
  EXPECT_EQ(amounts(query("funeral", "500199", "2026-03-10")), (Amounts{500, 600}));
  EXPECT_EQ(amounts(query("funeral", "500199001", "2026-04-10")), Amounts{700});
  EXPECT_EQ(amounts(query("funeral", village, "2026-05-10")), Amounts{});
  EXPECT_EQ(amounts(query("funeral", village, "2026-03-10"), d.head()), Amounts{500});
}

}  // namespace
}  // namespace yiben::projections
