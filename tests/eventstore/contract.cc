// What every log promises of appending.
#include "tests/eventstore/contract.h"

#include <thread>

namespace yiben::eventstore {
namespace {

TEST_P(Contract, GivesPositionsFromZeroWithoutGaps) {
  EXPECT_EQ(log_->head(), 0u);
  EXPECT_EQ(write(1, "claim-a", 0, 2)->first, 0u);
  const auto second = write(2, "claim-b", any, 3);
  EXPECT_EQ(second->first, 2u);
  EXPECT_EQ(second->count, 3u);
  EXPECT_EQ(log_->head(), 5u);
  EXPECT_EQ(positions(*log_->read_all(0)), (std::vector<Position>{0, 1, 2, 3, 4}));
  EXPECT_EQ(positions(*log_->read_all(3)), (std::vector<Position>{3, 4}));
}

TEST_P(Contract, FillsTheEnvelope) {
  auto append = append_of(7, {{"claim-a", 0, events(1, "payload")}});
  append.correlation_id = id(8);
  append.causation_id = id(9);
  append.streams[0].events[0].event_id = id(10);
  append.streams[0].events[0].effective_day = 20'000;
  append.streams[0].events[0].schema_version = 3;
  ASSERT_TRUE(log_->append(append));
  auto cursor = log_->read_stream("claim-a");
  const auto& entry = **cursor->next();
  EXPECT_EQ(entry.position, 0u);
  EXPECT_EQ(entry.recorded_us, 1'000'000);
  EXPECT_EQ(entry.stream_version, 0u);
  EXPECT_EQ(entry.pseq, 0u);
  EXPECT_LT(entry.partition, 8u);
  EXPECT_EQ(entry.ledger, test_ledger);
  EXPECT_EQ(entry.event_id, id(10));
  EXPECT_EQ(entry.command_id, id(7));
  EXPECT_EQ(entry.correlation_id, id(8));
  EXPECT_EQ(entry.causation_id, id(9));
  EXPECT_EQ(entry.effective_day, 20'000);
  EXPECT_EQ(entry.schema_version, 3);
  EXPECT_EQ(entry.type, "claim.filed");
  EXPECT_EQ(entry.stream, "claim-a");
  EXPECT_EQ(entry.category(), "claim");
  EXPECT_EQ(entry.actor_user, "u1");
  EXPECT_EQ(entry.actor_role, "clerk");
  EXPECT_EQ(entry.actor_division, "500199");
  EXPECT_EQ(entry.payload, "payload");
}

TEST_P(Contract, TimeNeverGoesBack) {
  ASSERT_TRUE(write(1, "claim-a", any));
  now_us_ = 5;
  ASSERT_TRUE(write(2, "claim-a", any));
  auto cursor = log_->read_all(1);
  EXPECT_EQ((*cursor->next())->recorded_us, 1'000'000);
}

TEST_P(Contract, RefusesAnotherVersion) {
  ASSERT_TRUE(write(1, "claim-a", 0, 2));
  EXPECT_EQ(code_of(write(2, "claim-a", 1)), Errc::version_conflict);
  EXPECT_EQ(code_of(write(3, "claim-b", 1)), Errc::version_conflict);
  EXPECT_EQ(log_->head(), 2u);
  EXPECT_EQ(*log_->version("claim-a"), 2u);
  EXPECT_EQ(*log_->version("claim-b"), 0u);
  EXPECT_TRUE(write(4, "claim-a", 2));
}

TEST_P(Contract, WritesAllStreamsOrNone) {
  ASSERT_TRUE(write(1, "claim-a", 0));
  const auto refused =
      log_->append(append_of(2, {{"roll-1", 0, events(2)}, {"claim-a", 0, events(1)}},
                             {{Reservation::Kind::take, "key", "roll-1"}}));
  EXPECT_EQ(code_of(refused), Errc::version_conflict);
  EXPECT_EQ(*log_->version("roll-1"), 0u);
  EXPECT_FALSE(*log_->reservation_owner("key"));
  const auto written =
      log_->append(append_of(3, {{"roll-1", 0, events(2)}, {"claim-a", 1, events(1)}}));
  ASSERT_TRUE(written);
  EXPECT_EQ(written->count, 3u);
  EXPECT_EQ(*log_->version("roll-1"), 2u);
  EXPECT_EQ(*log_->version("claim-a"), 2u);
}

TEST_P(Contract, ChecksAStreamWithoutWritingToIt) {
  ASSERT_TRUE(write(1, "claim-a", 0));
  EXPECT_TRUE(log_->append(append_of(2, {{"claim-a", 1, {}}, {"claim-b", 0, events(1)}})));
  EXPECT_EQ(code_of(log_->append(append_of(3, {{"claim-a", 0, {}}, {"claim-b", 1, events(1)}}))),
            Errc::version_conflict);
  EXPECT_EQ(*log_->version("claim-a"), 1u);
  EXPECT_EQ(*log_->version("claim-b"), 1u);
}

TEST_P(Contract, AnswersARepeatWithTheFirstReceipt) {
  ASSERT_TRUE(write(1, "claim-a", 0, 2));
  const auto again = write(1, "claim-a", 0, 2);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->first, 0u);
  EXPECT_EQ(again->count, 2u);
  EXPECT_EQ(log_->head(), 2u);
  EXPECT_EQ((*log_->find_command(id(1)))->count, 2u);
  EXPECT_FALSE(*log_->find_command(id(99)));
}

TEST_P(Contract, RemembersACommandWithoutEvents) {
  const auto append = append_of(1, {}, {{Reservation::Kind::take, "key", "claim-a"}});
  EXPECT_FALSE(log_->append(append)->repeated);
  EXPECT_TRUE(log_->append(append)->repeated);
  EXPECT_EQ((*log_->find_command(id(1)))->count, 0u);
  EXPECT_EQ(first_fault(*log_), "");
}

TEST_P(Contract, ARefusedCommandMayTryAgain) {
  EXPECT_EQ(code_of(write(1, "claim-a", 4)), Errc::version_conflict);
  const auto second = write(1, "claim-a", 0);
  ASSERT_TRUE(second);
  EXPECT_FALSE(second->repeated);
}

TEST_P(Contract, WritesACommandOnceHoweverManySendIt) {
  constexpr int threads = 8;
  constexpr int commands = 50;
  std::vector<std::atomic<int>> originals(commands);
  std::vector<std::thread> senders;
  for (int t = 0; t < threads; ++t) {
    senders.emplace_back([&] {
      for (int c = 0; c < commands; ++c) {
        const auto receipt = write(100 + c, "claim-" + std::to_string(c), any);
        ASSERT_TRUE(receipt);
        if (!receipt->repeated) ++originals[c];
      }
    });
  }
  for (auto& sender : senders) sender.join();
  for (const auto& count : originals) EXPECT_EQ(count, 1);
  EXPECT_EQ(log_->head(), static_cast<Position>(commands));
}

TEST_P(Contract, KeepsReservationsUnique) {
  const auto take = [](std::string owner) {
    return Reservation{Reservation::Kind::take, "one-open-claim", std::move(owner)};
  };
  const auto release = [](std::string owner) {
    return Reservation{Reservation::Kind::release, "one-open-claim", std::move(owner)};
  };
  ASSERT_TRUE(log_->append(append_of(1, {{"claim-a", 0, events(1)}}, {take("claim-a")})));
  const auto refused = log_->append(append_of(2, {{"claim-b", 0, events(1)}}, {take("claim-b")}));
  EXPECT_EQ(code_of(refused), Errc::reservation_taken);
  EXPECT_EQ(refused.error().detail, "claim-a");
  EXPECT_EQ(*log_->version("claim-b"), 0u);
  EXPECT_TRUE(log_->append(append_of(3, {}, {take("claim-a")}))) << "one's own, again";
  EXPECT_EQ(code_of(log_->append(append_of(4, {}, {release("claim-b")}))), Errc::reservation_taken);
  EXPECT_TRUE(log_->append(append_of(5, {}, {release("claim-a"), take("claim-b")})));
  EXPECT_EQ(**log_->reservation_owner("one-open-claim"), "claim-b");
  EXPECT_TRUE(log_->append(append_of(6, {}, {release("claim-b")})));
  EXPECT_TRUE(log_->append(append_of(7, {}, {release("claim-c")}))) << "free already";
  EXPECT_FALSE(*log_->reservation_owner("one-open-claim"));
}

TEST_P(Contract, RefusesWhatIsTooLarge) {
  auto append = append_of(1, {{"claim-a", 0, events(1, std::string(65'000, 'x'))}});
  EXPECT_TRUE(log_->append(append));
  append = append_of(
      2, {{"claim-a", 1, events(1)}, {"claim-b", 0, events(1, std::string(65'500, 'x'))}});
  EXPECT_EQ(code_of(log_->append(append)), Errc::too_large);
  append = append_of(3, {{"claim-a", 1, events(1)}});
  append.actor.user = std::string(70'000, 'x');
  EXPECT_EQ(code_of(log_->append(append)), Errc::too_large);
  append = append_of(4, {{"claim-a", 1, events(Append::events_max + 1, "")}});
  EXPECT_EQ(code_of(log_->append(append)), Errc::too_large);
  append = append_of(5, {}, {{Reservation::Kind::take, std::string(2'000, 'k'), "claim-a"}});
  EXPECT_EQ(code_of(log_->append(append)), Errc::too_large);
  EXPECT_EQ(log_->head(), 1u);
}

TEST_P(Contract, StopsOnBugsOfTheCaller) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH((void)log_->append(append_of(1, {{"claim-a", 0, events(1)}, {"claim-a", 1, {}}})),
               "each stream once");
  EXPECT_DEATH((void)write(1, "claim", 0), "category-rest");
  EXPECT_DEATH((void)write(1, "-claim", 0), "category-rest");
  EXPECT_DEATH((void)write(1, "claim-" + std::string(195, 'x'), 0), "3 to 200");
  EXPECT_DEATH((void)write(1, std::string("claim-\0x", 8), 0), "zero byte");
}

INSTANTIATE_TEST_SUITE_P(Logs, Contract, testing::Values(Kind::memory, Kind::rocks), kind_name);

}  // namespace
}  // namespace yiben::eventstore
