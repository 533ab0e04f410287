// What is to be got back, by place and by whether anything still is.
#include "projections/money/recoveries.h"

#include "tests/projections/fixture.h"

namespace yiben::projections {
namespace {

struct RecoveriesTest : testing::Test {
  District d;
  Actor finance{d.id<UserId>(), Role::finance, "500199"};

  Recovery::Opened opens(const std::string& division, const char* on, std::int64_t fen) {
    Recovery::Opened opened;
    opened.recovery = d.id<RecoveryId>();
    opened.award = d.id<AwardId>();
    opened.programme = "dibao";
    opened.payee = d.id<PersonId>();
    opened.division = division;
    opened.months = {{month("2026-03"), Fen{fen}}};
    opened.total_fen = Fen{fen};
    opened.reason = "death";
    opened.on = day(on);
    d.happens(opened);
    return opened;
  }
  std::vector<RecoveryId> listed(RecoveryQuery::List list, const std::string& division,
                                 const std::string& programme = {}) {
    RecoveryQuery query;
    query.list = list;
    query.division = division;
    query.programme = programme;
    query.limit = 1;
    auto* views = d.caught_up();
    std::vector<RecoveryId> out;
    for (const auto& row : all_pages<RecoveryRow, RecoveryQuery>(
             query, [&](const RecoveryQuery& q) { return recovery_page(views->snapshot(), q); }))
      out.push_back(row.recovery);
    return out;
  }
};

using List = RecoveryQuery::List;

TEST_F(RecoveriesTest, AreListedByPlaceTheOldestFirst) {
  const auto later = opens(village, "2026-05-02", 100);
  const auto first = opens(village, "2026-04-02", 100);
  const auto elsewhere = opens(other_town, "2026-04-01", 100);
  using Ids = std::vector<RecoveryId>;
  EXPECT_EQ(listed(List::outstanding, village), (Ids{first.recovery, later.recovery}));
  EXPECT_EQ(listed(List::outstanding, "500199001"), (Ids{first.recovery, later.recovery}));
  EXPECT_EQ(listed(List::outstanding, "500199").size(), 3u);
  EXPECT_EQ(listed(List::outstanding, other_town), Ids{elsewhere.recovery});
  EXPECT_TRUE(listed(List::outstanding, "500199", "orphan").empty());
  EXPECT_TRUE(listed(List::ended, "500199").empty());
}

TEST_F(RecoveriesTest, EndWhenNothingIsOutstanding) {
  const auto paid = opens(village, "2026-04-02", 100), kept = opens(village, "2026-04-03", 100),
             annulled = opens(village, "2026-04-04", 100);
  d.happens(Recovery::Repaid{paid.recovery, Fen{60}, "R-1", finance, day("2026-05-01")});
  auto row = value_of(recovery_row(d.caught_up()->snapshot(), paid.recovery)).value();
  EXPECT_EQ(row.outstanding_fen, Fen{40});
  EXPECT_EQ(row.version, 2u);
  EXPECT_EQ(listed(List::outstanding, village).size(), 3u);

  d.happens(Recovery::Waived{
      paid.recovery, Fen{40}, {paid.payee.uuid, "no estate", {}}, finance, day("2026-05-02")});
  d.happens(Recovery::Withdrawn{annulled.recovery, "death_annulled", day("2026-05-03")});
  EXPECT_EQ(listed(List::outstanding, village), std::vector{kept.recovery});
  EXPECT_EQ(listed(List::ended, village), (std::vector{paid.recovery, annulled.recovery}));
  row = value_of(recovery_row(d.caught_up()->snapshot(), paid.recovery)).value();
  EXPECT_EQ(row.repaid_fen, Fen{60});
  EXPECT_EQ(row.waived_fen, Fen{40});
  EXPECT_FALSE(row.withdrawn);
  EXPECT_TRUE(
      value_of(recovery_row(d.caught_up()->snapshot(), annulled.recovery)).value().withdrawn);
}

}  // namespace
}  // namespace yiben::projections
