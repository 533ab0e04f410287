// Live equals rebuilt, whatever happens between: the views hold nothing the log does not.
#include <atomic>
#include <fstream>
#include <thread>

#include "projections/awards/roster.h"
#include "projections/cases/inbox.h"
#include "projections/people/people.h"
#include "tests/projections/fold/random_life.h"

namespace yiben::projections {
namespace {

namespace fs = std::filesystem;

// A new seed every run, printed so that a failing one can be put here.
std::uint64_t a_seed() {
  const std::uint64_t seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  testing::Test::RecordProperty("seed", std::to_string(seed));
  return seed;
}

// What fresh views make of the log.
std::string digest_from_nothing(District& d) {
  auto fresh = d.open("fresh-" + d.fresh().text());
  EXPECT_TRUE(fresh.has_value());
  EXPECT_TRUE((*fresh)->wait_for(d.head(), 20'000)) << (*fresh)->fault();
  return (*fresh)->digest();
}

TEST(Rebuild, LiveEqualsRebuilt) {
  District d;
  RandomLife life(d, a_seed());
  d.views();
  for (int i = 0; i < 20; ++i) {
    life.goes_on(50);
    d.caught_up();  // a batch at least each round
  }
  const auto live = d.caught_up()->digest();
  EXPECT_EQ(live, digest_from_nothing(d));
  const auto rebuilt = d.views()->rebuild();
  ASSERT_TRUE(rebuilt);
  EXPECT_EQ(*rebuilt, d.head());
  EXPECT_EQ(d.views()->digest(), live);
  d.happens(Fund::Opened{"new", "dibao", 2027});
  EXPECT_NE(d.caught_up()->digest(), live) << "a digest that sees nothing";
}

TEST(Rebuild, BatchesOfAnySizeGiveTheSameRows) {
  District d;
  RandomLife life(d, a_seed());
  d.views();
  for (int i = 0; i < 100; ++i) {
    life.goes_on(3);
    d.caught_up();
  }
  d.close();
  d.views();  // what was flushed is read again, not remembered
  life.goes_on(300);
  EXPECT_EQ(d.caught_up()->digest(), digest_from_nothing(d));
}

TEST(Rebuild, QueriesAreAnsweredAndNothingAppendedMeanwhileIsMissing) {
  District d;
  RandomLife life(d, a_seed());
  life.goes_on(3'000);
  d.caught_up();
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    while (!stop) {
      life.goes_on(20);
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  std::thread reader([&] {
    Position seen = 0;
    while (!stop) {
      const auto now = d.views()->position();
      EXPECT_GE(now, seen) << "a position queries have seen never goes back";
      seen = now;
      RosterQuery query;
      query.programme = "dibao";
      query.on = day("2026-06-01");
      EXPECT_TRUE(roster_page(d.views()->snapshot(), query));
      EXPECT_TRUE(inbox_page(d.views()->snapshot(), {}));
    }
  });
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(d.views()->rebuild());
  stop = true;
  writer.join();
  reader.join();
  EXPECT_EQ(d.caught_up()->digest(), digest_from_nothing(d));
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(d.folder.path("views")))
    folders += entry.is_directory();
  EXPECT_EQ(folders, 1u) << "old generations are gone";
}

TEST(Rebuild, ProgressIsToldAndEndsAtTheHead) {
  District d;
  RandomLife(d, 1).goes_on(500);
  d.caught_up();
  Position last = 0;
  ASSERT_TRUE(d.views()->rebuild([&](Position position) {
    EXPECT_GE(position, last);
    last = position;
  }));
  EXPECT_EQ(last, d.head());
}

TEST(Restart, GoesOnFromTheCheckpoint) {
  District d;
  RandomLife life(d, a_seed());
  life.goes_on(500);
  const auto before = d.caught_up()->position();
  d.close();
  life.goes_on(500);
  EXPECT_GE(d.views()->position(), before);
  EXPECT_EQ(d.caught_up()->digest(), digest_from_nothing(d));
}

// A copy taken while the views run is what a kill at that moment leaves.
TEST(Restart, AfterAKillFoldsAgainWhatWasNotFlushed) {
  District d;
  RandomLife life(d, a_seed());
  life.goes_on(400);
  d.caught_up();
  d.close();
  life.goes_on(400);
  d.caught_up();
  fs::copy(d.folder.path("views"), d.folder.path("killed"), fs::copy_options::recursive);
  auto again = d.open("killed");
  ASSERT_TRUE(again) << again.error().detail;
  ASSERT_TRUE((*again)->wait_for(d.head(), 20'000)) << (*again)->fault();
  EXPECT_EQ((*again)->digest(), digest_from_nothing(d));
}

TEST(Restart, ARebuildCutShortLeavesTheOldGenerationInUse) {
  District d;
  RandomLife(d, a_seed()).goes_on(300);
  const auto digest = d.caught_up()->digest();
  d.close();
  fs::create_directories(d.folder.path("views") + "/77");
  std::ofstream(d.folder.path("views") + "/77/half") << "written";
  EXPECT_EQ(d.caught_up()->digest(), digest);
  EXPECT_FALSE(fs::exists(d.folder.path("views") + "/77")) << "what it left is cleared away";
}

TEST(Restart, ADeletedFolderIsFoldedAgain) {
  District d;
  RandomLife(d, 3).goes_on(300);
  d.caught_up();
  d.close();
  fs::remove_all(d.folder.path("views"));
  EXPECT_EQ(d.caught_up()->digest(), digest_from_nothing(d));
}

// They follow the log; if they know what it does not hold, it was cut or changed for another.
TEST(Restart, ViewsThatKnowMoreThanTheLogAreAnAlarm) {
  District d;
  RandomLife(d, 4).goes_on(300);
  d.caught_up();
  d.close();
  District other;
  RandomLife(other, 5).goes_on(400);
  fs::copy(d.folder.path("views"), other.folder.path("views"), fs::copy_options::recursive);
  EXPECT_EQ(other.open().error().code, eventstore::Errc::cut_short);
  District shorter;
  RandomLife(shorter, 4).goes_on(10);
  fs::copy(d.folder.path("views"), shorter.folder.path("views"), fs::copy_options::recursive);
  EXPECT_EQ(shorter.open().error().code, eventstore::Errc::cut_short);
}

TEST(Restart, ACurrentFileThatNamesNoGenerationIsCorrupt) {
  District d;
  d.caught_up();
  d.close();
  std::ofstream(d.folder.path("views") + "/CURRENT") << "../elsewhere";
  const auto opened = d.open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, eventstore::Errc::corrupt);
}

TEST(Restart, AFolderInUseIsLocked) {
  District d;
  d.caught_up();
  const auto second = d.open();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, eventstore::Errc::locked) << second.error().detail;
}

}  // namespace
}  // namespace yiben::projections
