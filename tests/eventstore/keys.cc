#include "eventstore/keys.h"

#include <thread>

#include "tests/eventstore/support.h"

namespace yiben::eventstore {
namespace {

const std::string ledger_key(32, 'k');

class Keys : public testing::TestWithParam<bool> {
 protected:
  Keys() : log_(GetParam() ? open_in(folder_.path()) : memory_log(test_ledger)) {
    ring_ = *open_keys(*log_, ledger_key);
  }

  Folder folder_;
  std::unique_ptr<Log> log_;
  std::unique_ptr<KeyRing> ring_;
};

TEST_P(Keys, OpensWhatItSealed) {
  const auto sealed = ring_->seal(id(1), "event-1/name", "张三");
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->size(), 12 + std::string("张三").size() + 16);
  EXPECT_EQ(sealed->find("张三"), std::string::npos);
  EXPECT_EQ(**ring_->open(id(1), "event-1/name", *sealed), "张三");
  EXPECT_NE(*ring_->seal(id(1), "event-1/name", "张三"), *sealed) << "each seal has its own nonce";
  EXPECT_EQ(**ring_->open(id(1), "c", *ring_->seal(id(1), "c", "")), "");
}

TEST_P(Keys, RefusesAnotherContextSubjectOrByte) {
  auto sealed = *ring_->seal(id(1), "event-1/name", "text");
  ASSERT_TRUE(ring_->seal(id(2), "event-1/name", "text"));
  EXPECT_EQ(ring_->open(id(1), "event-2/name", sealed).error().code, Errc::corrupt);
  EXPECT_EQ(ring_->open(id(2), "event-1/name", sealed).error().code, Errc::corrupt);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto flipped = sealed;
    flipped[i] ^= 1;
    EXPECT_EQ(ring_->open(id(1), "event-1/name", flipped).error().code, Errc::corrupt);
  }
  EXPECT_EQ(ring_->open(id(1), "event-1/name", "short").error().code, Errc::corrupt);
}

TEST_P(Keys, ErasureLeavesNothingToOpen) {
  const auto sealed = *ring_->seal(id(1), "c", "text");
  EXPECT_FALSE(*ring_->open(id(9), "c", sealed)) << "never existed";
  ASSERT_TRUE(ring_->erase(id(1)));
  EXPECT_FALSE(*ring_->open(id(1), "c", sealed));
  ASSERT_TRUE(ring_->seal(id(1), "c", "later"));
  EXPECT_EQ(ring_->open(id(1), "c", sealed).error().code, Errc::corrupt) << "a new key";
}

TEST_P(Keys, ManyFirstSealsAgreeOnOneKey) {
  std::vector<std::string> sealed(8);
  std::vector<std::thread> threads;
  for (auto& out : sealed) {
    threads.emplace_back([&] { out = *ring_->seal(id(5), "c", "text"); });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& each : sealed) EXPECT_EQ(**ring_->open(id(5), "c", each), "text");
}

TEST_P(Keys, LookupHashesDependOnTheLedgerKey) {
  const auto hash = ring_->lookup_hash("510101199001010011");
  EXPECT_EQ(hash.size(), 32u);
  EXPECT_EQ(hash, ring_->lookup_hash("510101199001010011"));
  EXPECT_NE(hash, ring_->lookup_hash("510101199001010012"));
  const auto other = memory_log(test_ledger);
  EXPECT_NE(hash, (*open_keys(*other, std::string(32, 'x')))->lookup_hash("510101199001010011"));
}

INSTANTIATE_TEST_SUITE_P(Logs, Keys, testing::Bool(),
                         [](const auto& info) { return info.param ? "rocks" : "memory"; });

TEST(StoredKeys, OutliveTheProcessAndNeedTheLedgerKey) {
  Folder folder;
  auto log = open_in(folder.path());
  const auto sealed = *(*open_keys(*log, ledger_key))->seal(id(1), "c", "text");
  log.reset();
  log = open_in(folder.path());
  EXPECT_EQ(**(*open_keys(*log, ledger_key))->open(id(1), "c", sealed), "text");
  EXPECT_EQ(open_keys(*log, std::string(32, 'x')).error().code, Errc::foreign);
}

}  // namespace
}  // namespace yiben::eventstore
