// A roster brought in is what the views answer with: on disk, through the folder as commands open
// it.
#include <gtest/gtest.h>

#include <filesystem>

#include "ops/import.h"
#include "ops/workspace.h"
#include "projections/awards/roster.h"
#include "tests/data/dibao_roster.h"
#include "tests/ops/import_support.h"

namespace yiben::ops {
namespace {

TEST(ImportViews, TheRosterShowsTheHouseholds) {
  auto folder = (std::filesystem::temp_directory_path() / "yiben-import-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  {
    WorkspaceOptions options;
    options.folder = folder;
    options.sync = false;
    options.now = [] { return Instant::start_of_day_in_china(*Date::of(2026, 11, 22)); };
    auto opened = make_workspace(options);
    ASSERT_TRUE(opened) << opened.error().text;
    auto& w = **opened;
    auto report =
        import_roster({*w.book, *w.rules, w.divisions, import_words()},
                      write_xlsx(demo::dibao_roster(400)), {"dibao", std::nullopt, false});
    ASSERT_TRUE(report) << report.error().text;
    ASSERT_TRUE(report->written) << listed(*report);
    ASSERT_TRUE(w.views->wait_for(w.log->head(), 20'000)) << w.views->fault();

    projections::RosterQuery query;
    query.programme = "dibao";
    query.division = "500199";
    query.on = *Date::of(2026, 11, 22);
    auto totals = projections::roster_totals(w.views->snapshot(), query);
    ASSERT_TRUE(totals);
    EXPECT_EQ(totals->awards, static_cast<std::int64_t>(report->awards));
    EXPECT_EQ(totals->people, 400);
    EXPECT_EQ(totals->basic_fen + totals->supplement_fen, report->total_fen);
    query.known_at = report->written->first;
    auto before = projections::roster_totals(w.views->snapshot(), query);
    ASSERT_TRUE(before);
    EXPECT_EQ(before->awards, 0) << "as the book stood before the import";
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yiben::ops
