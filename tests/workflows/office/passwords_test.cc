#include "workflows/office/passwords.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "domain/office/sign_in_rules.h"

namespace yiben::workflows {
namespace {

TEST(Passwords, AreKnownByTheirHashAlone) {
  const auto hash = hash_password("Kx3-plum", 4);
  EXPECT_TRUE(password_matches("Kx3-plum", hash));
  EXPECT_FALSE(password_matches("Kx3-plun", hash));
  EXPECT_FALSE(password_matches("", "scrypt$"));
}

TEST(Passwords, NewOnesMeetTheRules) {
  for (int i = 0; i < 100; ++i)
    EXPECT_FALSE(weak_password({.length_min = 16, .kinds_min = 4}, "zhao", new_password()));
  EXPECT_NE(new_password(), new_password());
}

TEST(Hashing, LetsFewInAtOnceAndSendsAwayWhoWouldWaitTooLong) {
  Hashing hashing(2, 1, 50);
  auto a = hashing.turn(), b = hashing.turn();
  ASSERT_TRUE(a && b);
  EXPECT_FALSE(hashing.turn()) << "waited in vain";
  a.reset();
  EXPECT_TRUE(hashing.turn());
}

TEST(Hashing, NeverMoreThanItSays) {
  Hashing hashing(2, 64, 5'000);
  std::atomic<int> inside = 0, most = 0, sent_away = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i)
      threads.emplace_back([&] {
        auto turn = hashing.turn();
        if (!turn) {
          ++sent_away;
          return;
        }
        const int now = ++inside;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        --inside;
      });
  }
  EXPECT_EQ(sent_away, 0);
  EXPECT_EQ(most, 2);
}

}  // namespace
}  // namespace yiben::workflows
