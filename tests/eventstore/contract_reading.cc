// What every log promises of reading.
#include <future>
#include <thread>

#include "tests/eventstore/contract.h"

namespace yiben::eventstore {
namespace {

class Reading : public Contract {};

TEST_P(Reading, ReadsOneStreamOrCategory) {
  for (int i = 0; i < 30; ++i) {
    ASSERT_TRUE(write(i, (i % 3 ? "claim-" : "roll-") + std::to_string(i % 5), any));
  }
  auto cursor = log_->read_stream("claim-1", 2);
  std::vector<StreamVersion> versions;
  while (const auto* entry = *cursor->next()) {
    EXPECT_EQ(entry->stream, "claim-1");
    versions.push_back(entry->stream_version);
  }
  EXPECT_EQ(versions, (std::vector<StreamVersion>{2, 3}));
  EXPECT_EQ(positions(*log_->read_category("roll", 4)),
            (std::vector<Position>{6, 9, 12, 15, 18, 21, 24, 27}));
  EXPECT_TRUE(positions(*log_->read_category("rol", 0)).empty());
  EXPECT_TRUE(positions(*log_->read_stream("claim-", 0)).empty());
}

TEST_P(Reading, ACursorGoesOnAfterTheEnd) {
  auto all = log_->read_all(0);
  auto stream = log_->read_stream("claim-a");
  auto category = log_->read_category("claim", 0);
  for (Position i = 0; i < 3; ++i) {
    ASSERT_TRUE(write(i, "claim-a", i));
    for (auto* cursor : {all.get(), stream.get(), category.get()}) {
      EXPECT_EQ(positions(*cursor), std::vector<Position>{i});
    }
  }
}

TEST_P(Reading, WaitsForTheHead) {
  EXPECT_EQ(log_->wait_beyond(0, 1), 0u);
  auto waiting = std::async(std::launch::async, [&] { return log_->wait_beyond(0, 10'000); });
  ASSERT_TRUE(write(1, "claim-a", 0));
  EXPECT_EQ(waiting.get(), 1u);
}

// A reader that follows the head, and one that follows a category, while others write: what was
// read must be exactly what was written, in order, each once.
TEST_P(Reading, SubscriptionsNeverSkipNorRepeat) {
  constexpr int writers = 6;
  constexpr int each = 400;
  std::atomic<int> left = writers;
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w) {
    threads.emplace_back([&, w] {
      for (int i = 0; i < each; ++i) {
        const auto category = (w + i) % 2 ? "claim-" : "roll-";
        ASSERT_TRUE(write(w * each + i, category + std::to_string(w), any, 1 + i % 3));
      }
      --left;
    });
  }
  const auto follow = [&](std::unique_ptr<Cursor> cursor) {
    std::vector<Position> read;
    for (;;) {
      const bool last = left == 0;
      const auto more = positions(*cursor);
      read.insert(read.end(), more.begin(), more.end());
      if (last) return read;
      log_->wait_beyond(read.empty() ? 0 : read.back() + 1, 1);
    }
  };
  auto claims =
      std::async(std::launch::async, [&] { return follow(log_->read_category("claim", 0)); });
  const auto all = follow(log_->read_all(0));
  const auto claim_positions = claims.get();
  for (auto& thread : threads) thread.join();
  ASSERT_EQ(all.size(), log_->head());
  for (Position i = 0; i < all.size(); ++i) ASSERT_EQ(all[i], i);
  EXPECT_EQ(claim_positions, positions(*log_->read_category("claim", 0)));
  EXPECT_EQ(first_fault(*log_), "");
}

TEST_P(Reading, TheTreeIsOverTheStoredBytes) {
  EXPECT_EQ(log_->tree_head(), CompactRange{}.head());
  CompactRange tree;
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(write(i, "claim-a", any, 1 + i % 4));
  auto cursor = log_->read_all(0);
  while (*cursor->next() != nullptr) tree.append(leaf_hash(cursor->bytes()));
  EXPECT_EQ(log_->tree_head(), tree.head());
  EXPECT_EQ(first_fault(*log_), "");
}

INSTANTIATE_TEST_SUITE_P(Logs, Reading, testing::Values(Kind::memory, Kind::rocks), kind_name);

}  // namespace
}  // namespace yiben::eventstore
