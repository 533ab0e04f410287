// What a closed log must still be when it is opened again, and what it must refuse.
#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>
#include <functional>

#include "tests/eventstore/support.h"

namespace yiben::eventstore {
namespace {

// More events than one index segment holds, so that index and overlay both answer.
constexpr std::size_t segment_and_more = 300'000;

TEST(Reopen, GoesOnWhereItStopped) {
  Folder folder;
  auto log = open_in(folder.path());
  ASSERT_TRUE(log->append(
      append_of(1, {{"claim-a", 0, events(3)}}, {{Reservation::Kind::take, "key", "claim-a"}})));
  ASSERT_TRUE(log->append(append_of(2, {}, {{Reservation::Kind::take, "other", "claim-a"}})));
  const auto head = log->tree_head();
  log.reset();
  log = open_in(folder.path());
  EXPECT_EQ(log->tree_head(), head);
  EXPECT_EQ(*log->version("claim-a"), 3u);
  EXPECT_EQ(**log->reservation_owner("key"), "claim-a");
  EXPECT_TRUE(log->append(append_of(1, {{"claim-a", 0, events(3)}}))->repeated);
  EXPECT_TRUE(log->append(append_of(2, {}))->repeated);
  EXPECT_EQ(log->append(append_of(3, {{"claim-a", 3, events(1)}}))->first, 3u);
  EXPECT_EQ(first_fault(*log), "");
}

TEST(Reopen, AnswersFromIndexAndOverlayAlike) {
  Folder folder;
  auto log = open_in(folder.path());
  const auto names = [](std::size_t i) {
    return (i % 2 ? "claim-" : "roll-") + std::to_string(i % 5'000);
  };
  std::uint64_t command = 0;
  while (log->head() < segment_and_more) {
    std::vector<StreamAppend> streams;
    for (std::size_t i = 0; i < 1'000; ++i) {
      streams.push_back({names(command * 1'000 + i), StreamAppend::any, events(1, "")});
    }
    ASSERT_TRUE(log->append(append_of(command++, std::move(streams))));
  }
  const auto check_all = [&] {
    EXPECT_EQ(*log->version("claim-7"), 60u);
    EXPECT_EQ(positions(*log->read_stream("claim-7")).size(), 60u);
    EXPECT_EQ(positions(*log->read_stream("claim-7", 58)),
              (std::vector<Position>{290'007, 295'007}));
    EXPECT_EQ(positions(*log->read_category("roll", 0)).size(), segment_and_more / 2);
    for (std::uint64_t c = 0; c < command; c += 13) {
      const auto receipt = *log->find_command(id(c));
      ASSERT_TRUE(receipt) << c;
      EXPECT_EQ(receipt->first, c * 1'000);
      EXPECT_EQ(receipt->count, 1'000u);
    }
    EXPECT_EQ(first_fault(*log), "");
  };
  check_all();
  log.reset();
  log = open_in(folder.path());
  check_all();
  EXPECT_TRUE(log->append(append_of(command, {{"claim-7", 60, events(1)}})));
  EXPECT_EQ(first_fault(*log), "");
}

TEST(Reopen, RefusesASecondProcessAndAnotherLedger) {
  Folder folder;
  auto log = open_in(folder.path());
  LogOptions options;
  options.folder = folder.path();
  options.ledger = test_ledger;
  EXPECT_EQ(open_log(options).error().code, Errc::locked);
  log.reset();
  options.ledger = 1;
  EXPECT_EQ(open_log(options).error().code, Errc::foreign);
  options.ledger = test_ledger;
  options.partitions = 3;
  EXPECT_EQ(open_log(options).error().code, Errc::foreign);
}

// Writes until the disk refuses, then checks what a full disk must leave intact.
void fill_and_recover(const std::string& folder, const std::function<void()>& make_room) {
  auto log = open_in(folder, true);
  std::uint64_t command = 1;
  StreamVersion acknowledged = 0;
  for (; command < 5'000; ++command) {
    const auto receipt = log->append(
        append_of(command, {{"claim-a", acknowledged, events(1, std::string(60'000, 'x'))},
                            {"roll-a", acknowledged, events(1)}}));
    if (!receipt) {
      EXPECT_EQ(receipt.error().code, Errc::io) << receipt.error().detail;
      EXPECT_NE(receipt.error().detail, "");
      break;
    }
    ++acknowledged;
  }
  ASSERT_LT(command, 5'000u) << "the disk never filled";
  const auto refused = log->append(append_of(9'999, {{"claim-b", 0, events(1)}}));
  EXPECT_EQ(code_of(refused), Errc::read_only);
  EXPECT_NE(refused.error().detail, "");
  EXPECT_EQ(log->head(), 2 * acknowledged);
  EXPECT_EQ(positions(*log->read_all(0)).size(), 2 * acknowledged);
  EXPECT_EQ(positions(*log->read_stream("roll-a")).size(), acknowledged);
  log.reset();
  make_room();
  log = open_in(folder, true);
  ASSERT_TRUE(log);
  // The one append whose outcome was unknown is there whole or not at all; repeating it settles it.
  EXPECT_EQ(*log->version("claim-a"), *log->version("roll-a"));
  EXPECT_GE(*log->version("claim-a"), acknowledged);
  EXPECT_LE(*log->version("claim-a"), acknowledged + 1);
  EXPECT_TRUE(log->append(append_of(
      command, {{"claim-a", acknowledged, events(1)}, {"roll-a", acknowledged, events(1)}})));
  EXPECT_EQ(*log->version("claim-a"), acknowledged + 1);
  EXPECT_EQ(first_fault(*log), "");
}

TEST(FullDisk, AFileThatMayNotGrowMakesTheLogReadOnly) {
  Folder folder;
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit tight = before;
  tight.rlim_cur = 3u << 20;
  setrlimit(RLIMIT_FSIZE, &tight);
  fill_and_recover(folder.path(), [&] { setrlimit(RLIMIT_FSIZE, &before); });
  setrlimit(RLIMIT_FSIZE, &before);
}

TEST(FullDisk, AFullFileSystemMakesTheLogReadOnly) {
  Folder folder;
  if (mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=48m") != 0) {
    GTEST_SKIP() << "mounting needs root";
  }
  fill_and_recover(folder.path() + "/log", [&] {
    EXPECT_EQ(mount("tmpfs", folder.path().c_str(), "tmpfs", MS_REMOUNT, "size=512m"), 0);
  });
  EXPECT_EQ(umount(folder.path().c_str()), 0);
}

}  // namespace
}  // namespace yiben::eventstore
