// A case, its timeline, and where it stands in the inbox.
#include "tests/projections/fixture.h"

namespace yiben::projections {
namespace {

std::vector<ClaimId> claims_of(const std::vector<CaseRow>& rows) {
  std::vector<ClaimId> claims;
  for (const auto& row : rows) claims.push_back(row.claim);
  return claims;
}

struct CasesTest : testing::Test {
  District d;
  PersonId li = d.person("李一", "500199195803011234", village);

  InboxQuery list(InboxQuery::List list, const std::string& division) {
    InboxQuery query;
    query.list = list;
    query.division = division;
    query.user = d.clerk;
    return query;
  }
  std::vector<ClaimId> shown(InboxQuery query) {
    query.limit = 2;
    auto* views = d.caught_up();
    const auto rows =
        all_pages<CaseRow, InboxQuery>(query, [&](const InboxQuery& q) { return views->inbox(q); });
    EXPECT_EQ(value_of(views->inbox_count(query)), static_cast<std::int64_t>(rows.size()));
    return claims_of(rows);
  }
  std::vector<ClaimId> todo(const std::string& division) {
    return shown(list(InboxQuery::List::todo, division));
  }
};

TEST_F(CasesTest, ARowFollowsItsClaim) {
  const auto claim = d.claim("dibao", li, village, day("2026-03-01"));
  d.happens(d.opened(claim, "accept", Role::town_clerk, day("2026-03-05")));
  d.happens(Claim::ClockChanged{
      claim, {ClockChange::started, day("2026-03-01"), day("2026-04-20"), "file", "57号", 1}});
  auto row = value_of(d.caught_up()->case_of(claim)).value();
  EXPECT_EQ(row.version, 3u);
  EXPECT_EQ(row.open_step, "accept");
  EXPECT_EQ(row.step_due, day("2026-03-05"));
  EXPECT_EQ(row.case_due, day("2026-04-20"));
  EXPECT_FALSE(row.clock_stopped);

  d.happens(d.done(claim, "accept", d.clerk, li, "齐全"));
  d.happens(
      Claim::ClockChanged{claim, {ClockChange::stopped, day("2026-03-02"), {}, "accept", "", 1}});
  d.happens(Claim::Assessed{claim, {"HTZ", 2}, true, 3, {20000}, {500}, {}});
  row = value_of(d.caught_up()->case_of(claim)).value();
  EXPECT_EQ(row.version, 6u);
  EXPECT_EQ(row.open_step, "");
  EXPECT_TRUE(row.clock_stopped);
  EXPECT_FALSE(row.case_due);
  EXPECT_EQ(row.basic_fen, Fen{20000});
  EXPECT_EQ(row.pack, (PackRef{"HTZ", 2}));

  d.happens(d.ended(claim, CaseResult::granted, day("2026-03-20")));
  Award::Granted granted = d.grant("dibao", li, village, {20500}, month("2026-04"));
  granted.award = d.id<AwardId>();
  granted.claim = claim;
  d.happens(granted);
  row = value_of(d.caught_up()->case_of(claim)).value();
  EXPECT_EQ(row.version, 7u) << "the award is another stream";
  EXPECT_EQ(row.result, CaseResult::granted);
  EXPECT_EQ(row.award, granted.award);
  EXPECT_FALSE(value_of(d.views()->case_of(d.id<ClaimId>())));
}

TEST_F(CasesTest, TheTimelineTellsEveryEventAndOpensReasons) {
  const auto claim = d.claim("dibao", li, village, day("2026-03-01"));
  d.claim("dibao", li, village, day("2026-03-01"));  // another case, not in this timeline
  d.happens(d.opened(claim, "accept", Role::town_clerk, day("2026-03-05")));
  d.happens(d.done(claim, "accept", d.clerk, li, "户口本不全"));
  d.happens(Claim::Assessed{claim, {"HTZ", 2}, true, 3, {20000}, {500}, {}});
  d.happens(d.ended(claim, CaseResult::denied, day("2026-03-20")));
  auto rows = value_of(d.caught_up()->timeline(claim));
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0].type, "claim.filed");
  EXPECT_EQ(rows[0].by.user, d.clerk);
  EXPECT_EQ(rows[1].due, day("2026-03-05"));
  EXPECT_EQ(rows[1].by.user, d.clerk) << "taken from the envelope";
  EXPECT_EQ(rows[2].outcome, "passed");
  EXPECT_EQ(rows[2].reason, "户口本不全");
  EXPECT_EQ(rows[3].amount_fen, Fen{20500});
  EXPECT_EQ(rows[4].detail, "denied");
  EXPECT_LT(rows[3].position, rows[4].position);

  ASSERT_TRUE(d.keys->erase(li.uuid.bytes));
  rows = value_of(d.views()->timeline(claim));
  EXPECT_EQ(rows[2].reason, "") << "erased without a rebuild";
}

TEST_F(CasesTest, TodoIsByRoleAndSubtreeInOrderOfDueDate) {
  const auto late = d.claim("dibao", li, village, day("2026-03-01"));
  const auto soon = d.claim("orphan", li, next_village, day("2026-03-02"));
  const auto never = d.claim("dibao", li, village, day("2026-03-03"));
  const auto elsewhere = d.claim("dibao", li, other_town, day("2026-03-04"));
  d.happens(d.opened(late, "accept", Role::town_clerk, day("2026-03-20")));
  d.happens(d.opened(soon, "accept", Role::town_clerk, day("2026-03-10")));
  d.happens(d.opened(never, "accept", Role::town_clerk));
  d.happens(d.opened(elsewhere, "accept", Role::town_clerk, day("2026-03-15")));

  EXPECT_EQ(todo("500199001"), (std::vector{soon, late, never}));
  EXPECT_EQ(todo("500199"), (std::vector{soon, elsewhere, late, never}));
  EXPECT_EQ(todo("50"), (std::vector{soon, elsewhere, late, never}));
  EXPECT_EQ(todo(""), (std::vector{soon, elsewhere, late, never}));
  EXPECT_EQ(todo(village), (std::vector{late, never}));
  EXPECT_EQ(todo("500198"), std::vector<ClaimId>{});
  EXPECT_EQ(todo("5001990010011"), std::vector<ClaimId>{});

  auto orphans = list(InboxQuery::List::todo, "500199");
  orphans.programme = "orphan";
  EXPECT_EQ(shown(orphans), std::vector{soon});
  auto reviewers = list(InboxQuery::List::todo, "500199");
  reviewers.role = Role::town_reviewer;
  EXPECT_TRUE(shown(reviewers).empty());

  d.happens(d.done(late, "accept", d.clerk, li));
  d.happens(d.opened(late, "review", Role::town_reviewer, day("2026-03-25")));
  EXPECT_EQ(todo("500199001"), (std::vector{soon, never}));
  EXPECT_EQ(shown(reviewers), std::vector{late});
}

TEST_F(CasesTest, AWaitIsNobodysTask) {
  const auto claim = d.claim("dibao", li, village, day("2026-03-01"));
  auto notice = d.opened(claim, "public_notice", Role::town_clerk, day("2026-03-10"));
  notice.opened.waits = true;
  d.happens(notice);
  EXPECT_TRUE(todo("500199").empty());
  EXPECT_TRUE(value_of(d.views()->case_of(claim)).value().waiting);
}

TEST_F(CasesTest, DoneAreMyOpenCasesAndEndedAreAllNewestFirst) {
  const auto first = d.claim("dibao", li, village, day("2026-03-01"));
  const auto second = d.claim("orphan", li, other_town, day("2026-03-02"));
  const auto third = d.claim("dibao", li, village, day("2026-03-03"));
  for (const auto claim : {first, second, third}) {
    d.happens(d.done(claim, "accept", d.clerk, li));
    d.happens(d.done(claim, "check", d.clerk, li));  // twice: still one line
  }
  const auto mine = list(InboxQuery::List::done, "500199");
  EXPECT_EQ(shown(mine), (std::vector{third, second, first})) << "newest first";
  EXPECT_EQ(shown(list(InboxQuery::List::done, "500199002")), std::vector{second});
  auto theirs = mine;
  theirs.user = d.reviewer;
  EXPECT_TRUE(shown(theirs).empty());

  d.happens(d.ended(first, CaseResult::granted, day("2026-03-20")));
  d.happens(d.ended(second, CaseResult::denied, day("2026-03-25")));
  EXPECT_EQ(shown(mine), std::vector{third});
  EXPECT_EQ(shown(list(InboxQuery::List::ended, "500199")), (std::vector{second, first}));
  EXPECT_EQ(shown(list(InboxQuery::List::ended, "500199001")), std::vector{first});
}

}  // namespace
}  // namespace yiben::projections
