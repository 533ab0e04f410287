// What is known of a log outside it, and the roots it is held to.
#include "eventstore/head_file.h"

#include <fstream>

#include "tests/eventstore/support.h"

namespace yiben::eventstore {
namespace {

TreeHead head_of(std::uint64_t size, std::uint8_t byte) {
  TreeHead head{size, {}};
  head.root.fill(byte);
  return head;
}

TEST(RootOf, IsWhatTheRootWasAtEverySize) {
  Folder folder;
  const auto log = open_in(folder.path());
  std::vector<Hash> roots{log->tree_head().root};
  for (std::uint64_t i = 0; i < 70; ++i) {
    ASSERT_TRUE(log->append(append_of(i + 1, {{"claim-7", i, events(1)}})));
    roots.push_back(log->tree_head().root);
  }
  for (std::uint64_t size = 0; size < roots.size(); ++size)
    EXPECT_EQ(*log->root_of(size), roots[size]) << size;
  EXPECT_EQ(log->root_of(71).error().code, Errc::not_found);
}

TEST(HeadFile, ReadsWhatItWrites) {
  Folder folder;
  const auto path = folder.path() + "/book.head";
  KnownHeads heads{id(7, 9), {{"access", head_of(3, 1)}, {"log", head_of(29'742, 0xfe)}}};
  ASSERT_TRUE(write_head_file(path, heads));
  heads.logs["log"] = head_of(29'743, 0x80);
  ASSERT_TRUE(write_head_file(path, heads));
  const auto back = read_head_file(path);
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_EQ(back->book, heads.book);
  EXPECT_EQ(back->logs, heads.logs);
}

TEST(HeadFile, AnyChangedByteIsTold) {
  Folder folder;
  const auto path = folder.path() + "/book.head";
  EXPECT_EQ(read_head_file(path).error().code, Errc::not_found);
  ASSERT_TRUE(write_head_file(path, {id(7), {{"log", head_of(5, 1)}}}));
  std::ifstream in(path);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto changed = whole;
    changed[i] ^= 1;
    std::ofstream(path) << changed;
    EXPECT_EQ(read_head_file(path).error().code, Errc::corrupt) << i;
    std::ofstream(path) << whole.substr(0, i);
    EXPECT_EQ(read_head_file(path).error().code, Errc::corrupt) << "cut at " << i;
  }
}

TEST(HeadFile, ALogThatIsShorterOrAnotherIsTold) {
  Folder folder, other;
  const auto log = open_in(folder.path());
  const auto another = open_in(other.path());
  for (std::uint64_t i = 0; i < 5; ++i) {
    ASSERT_TRUE(log->append(append_of(i + 1, {{"claim-7", i, events(1)}})));
    ASSERT_TRUE(another->append(append_of(i + 1, {{"claim-8", i, events(1)}})));
  }
  const auto known = log->tree_head();
  ASSERT_TRUE(log->append(append_of(6, {{"claim-7", 5, events(1)}})));
  EXPECT_TRUE(holds_what_was_known(*log, "log", known)) << "longer is as it should be";
  EXPECT_EQ(holds_what_was_known(*another, "log", known).error().code, Errc::cut_short);
  const auto shorter = holds_what_was_known(*log, "log", head_of(9, 0));
  EXPECT_EQ(shorter.error().code, Errc::cut_short);
  EXPECT_EQ(shorter.error().detail, "log holds 6 entries and held 9");
}

TEST(HeadKeeper, StandsAtTheHeadSoonAndAtTheEnd) {
  Folder folder;
  const auto path = folder.path() + "/book.head";
  Folder of_log;
  const auto log = open_in(of_log.path());
  {
    HeadKeeper keeper(path, id(1), {{"log", log.get()}});
    ASSERT_TRUE(log->append(append_of(1, {{"claim-7", 0, events(1)}})));
    for (int waited_ms = 0; waited_ms < 5'000; waited_ms += 20) {
      const auto kept = read_head_file(path);
      if (kept && kept->logs.at("log").size == 1) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_EQ(read_head_file(path)->logs.at("log"), log->tree_head());
    ASSERT_TRUE(log->append(append_of(2, {{"claim-7", 1, events(1)}})));
  }
  EXPECT_EQ(read_head_file(path)->logs.at("log"), log->tree_head());
}

TEST(VanishedFolder, WhatIsWrittenIntoItIsNotAcknowledged) {
  auto folder = std::make_unique<Folder>();
  const auto log = open_in(folder->path());
  ASSERT_TRUE(log->append(append_of(1, {{"claim-7", 0, events(1)}})));
  std::filesystem::remove_all(folder->path());
  EXPECT_EQ(code_of(log->append(append_of(2, {{"claim-7", 1, events(1)}}))), Errc::io);
  EXPECT_EQ(code_of(log->append(append_of(3, {{"claim-7", 1, events(1)}}))), Errc::read_only);
  ASSERT_TRUE(log->fault());
  EXPECT_EQ(log->head(), 1u);
}

}  // namespace
}  // namespace yiben::eventstore
