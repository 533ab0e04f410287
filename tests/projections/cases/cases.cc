// A case, its timeline, and where it stands in the inbox.
#include "projections/cases/cases.h"

#include "projections/cases/inbox.h"
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
    const auto rows = all_pages<CaseRow, InboxQuery>(
        query, [&](const InboxQuery& q) { return inbox_page(views->snapshot(), q); });
    EXPECT_EQ(value_of(inbox_size(views->snapshot(), query)),
              static_cast<std::int64_t>(rows.size()));
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
  auto row = value_of(case_row(d.caught_up()->snapshot(), claim)).value();
  EXPECT_EQ(row.version, 3u);
  EXPECT_EQ(row.open_step, "accept");
  EXPECT_EQ(row.step_due, day("2026-03-05"));
  EXPECT_EQ(row.case_due, day("2026-04-20"));
  EXPECT_FALSE(row.clock_stopped);

  d.happens(d.done(claim, "accept", d.clerk, li, "齐全"));
  d.happens(
      Claim::ClockChanged{claim, {ClockChange::stopped, day("2026-03-02"), {}, "accept", "", 1}});
  d.happens(Claim::Assessed{claim, {"HTZ", 2}, true, 3, {20000}, {500}, {}});
  row = value_of(case_row(d.caught_up()->snapshot(), claim)).value();
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
  row = value_of(case_row(d.caught_up()->snapshot(), claim)).value();
  EXPECT_EQ(row.version, 7u) << "the award is another stream";
  EXPECT_EQ(row.result, CaseResult::granted);
  EXPECT_EQ(row.award, granted.award);
  EXPECT_FALSE(value_of(case_row(d.views()->snapshot(), d.id<ClaimId>())));
}

TEST_F(CasesTest, TheTimelineTellsEveryEventAndOpensReasons) {
  const auto claim = d.claim("dibao", li, village, day("2026-03-01"));
  d.claim("dibao", li, village, day("2026-03-01"));  // another case, not in this timeline
  d.happens(d.opened(claim, "accept", Role::town_clerk, day("2026-03-05")));
  d.happens(d.done(claim, "accept", d.clerk, li, "户口本不全"));
  d.happens(Claim::Assessed{claim, {"HTZ", 2}, true, 3, {20000}, {500}, {}});
  d.happens(d.ended(claim, CaseResult::denied, day("2026-03-20")));
  auto rows = value_of(timeline_rows(d.caught_up()->snapshot(), *d.keys, claim));
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
  rows = value_of(timeline_rows(d.views()->snapshot(), *d.keys, claim));
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
  EXPECT_TRUE(value_of(case_row(d.views()->snapshot(), claim)).value().waiting);
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

struct InboxNamedTest : CasesTest {
  PersonId wang = d.person("王一", "500199195803011235", village);
  PersonId wang_two = d.person("王一", "500199195803011236", other_town);

  std::vector<ClaimId> named(InboxQuery::List which, const std::string& name,
                             const std::string& division = "500199",
                             std::optional<PersonId> person = {}) {
    auto query = list(which, division);
    query.name = name;
    query.person = person;
    query.limit = 2;
    auto* views = d.caught_up();
    return claims_of(all_pages<CaseRow, InboxQuery>(
        query, [&](const InboxQuery& q) { return inbox_page(views->snapshot(), q); }));
  }
};

TEST_F(InboxNamedTest, IsInTheOrderOfTheListAndUnderItsCursor) {
  std::vector<ClaimId> by_due(5);
  for (int i = 4; i >= 0; --i) {
    by_due[i] = d.claim(i % 2 ? "orphan" : "dibao", wang, village, day("2026-03-01"));
    d.happens(d.opened(by_due[i], "accept", Role::town_clerk, day("2026-03-10") + i));
    const auto other = d.claim("dibao", li, village, day("2026-03-01"));
    d.happens(d.opened(other, "accept", Role::town_clerk, day("2026-03-10") + i));
  }
  EXPECT_EQ(named(InboxQuery::List::todo, "王"), by_due);
  EXPECT_EQ(named(InboxQuery::List::todo, "王一"), by_due);
  EXPECT_TRUE(named(InboxQuery::List::todo, "一").empty()) << "the beginning of a name";
  EXPECT_TRUE(named(InboxQuery::List::todo, "王", "500199002").empty());
  EXPECT_EQ(named(InboxQuery::List::todo, "王", "500199001"), by_due);
  EXPECT_EQ(named(InboxQuery::List::todo, "王", "50"), by_due);
  EXPECT_EQ(named(InboxQuery::List::todo, "王", ""), by_due);
  EXPECT_TRUE(named(InboxQuery::List::ended, "王").empty());

  auto query = list(InboxQuery::List::todo, "500199");
  query.name = "王";
  query.programme = "orphan";
  EXPECT_EQ(claims_of(value_of(inbox_page(d.caught_up()->snapshot(), query)).rows),
            (std::vector{by_due[1], by_due[3]}));
  query.programme.clear();
  query.role = Role::town_reviewer;
  EXPECT_TRUE(value_of(inbox_page(d.views()->snapshot(), query)).rows.empty());
}

TEST_F(InboxNamedTest, FollowsACaseFromListToList) {
  const auto claim = d.claim("dibao", wang, village, day("2026-03-01"));
  d.happens(d.opened(claim, "accept", Role::town_clerk, day("2026-03-10")));
  EXPECT_TRUE(named(InboxQuery::List::done, "王").empty());
  d.happens(d.done(claim, "accept", d.clerk, wang));
  EXPECT_TRUE(named(InboxQuery::List::todo, "王").empty());
  EXPECT_EQ(named(InboxQuery::List::done, "王"), std::vector{claim});
  d.happens(d.ended(claim, CaseResult::denied, day("2026-03-20")));
  EXPECT_TRUE(named(InboxQuery::List::done, "王").empty());
  EXPECT_EQ(named(InboxQuery::List::ended, "王"), std::vector{claim});
}

TEST_F(InboxNamedTest, APersonIsToldFromANamesake) {
  const auto one = d.claim("dibao", wang, village, day("2026-03-01"));
  const auto two = d.claim("dibao", wang_two, other_town, day("2026-03-02"));
  for (const auto claim : {one, two})
    d.happens(d.ended(claim, CaseResult::denied, day("2026-03-20")));
  EXPECT_EQ(named(InboxQuery::List::ended, "王一").size(), 2u);
  EXPECT_EQ(named(InboxQuery::List::ended, "王一", "500199", wang), std::vector{one});
  EXPECT_EQ(named(InboxQuery::List::ended, "王一", "500199", wang_two), std::vector{two});
  EXPECT_TRUE(named(InboxQuery::List::ended, "王", "500199", wang).empty()) << "the whole name";
}

TEST_F(InboxNamedTest, TooManyAreNotSearched) {
  for (std::size_t i = 0; i <= inbox_named_max; ++i)
    d.claim("dibao", wang, village, day("2026-03-01"));
  auto query = list(InboxQuery::List::ended, "500199");
  query.name = "王";
  auto page = inbox_page(d.caught_up()->snapshot(), query);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, eventstore::Errc::too_large);
  query.division = other_town;
  EXPECT_TRUE(value_of(inbox_page(d.views()->snapshot(), query)).rows.empty())
      << "not of this division";
}

}  // namespace
}  // namespace yiben::projections
