// Facts that are not taken: held back, parked, asked for again, in order for each stream.
#include "tests/workflows/exchange/delivering.h"

namespace yiben::workflows {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST_F(Delivering, AFactNotTakenHoldsBackItsStreamAlone) {
  const auto one = office.person(40), other = office.person(41);
  Receiver receiver(
      [&](const Message& m) { return m.body.find(one.stream()) == m.body.npos ? 200 : 503; });
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return positions(receiver, other.stream()).size() == 2; }));
  const auto third = office.person(42);
  ASSERT_TRUE(eventually([&] { return positions(receiver, third.stream()).size() == 2; }));
  const auto status = status_of(*deliveries, webhook);
  ASSERT_THAT(status.held, SizeIs(1));
  EXPECT_EQ(status.held[0].stream, one.stream());
  EXPECT_EQ(status.held[0].status, 503);
  EXPECT_TRUE(status.held[0].next_try);
  // Nothing of the stream goes past the fact that was not taken.
  EXPECT_THAT(positions(receiver, one.stream()), IsEmpty());
  receiver.answer_with([](const Message&) { return 200; });
  now_us += 6'000'000;
  ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).held.empty(); }));
  EXPECT_EQ(positions(receiver, one.stream()), recorded("person.", one.stream()));
}

TEST_F(Delivering, ParkedAfterTheLastTryAndGoesOnWhenAskedTo) {
  const auto one = office.person(40);
  office.person(41);
  std::atomic<bool> refuses = true;
  Receiver receiver([&](const Message& m) {
    return refuses && m.body.find(one.stream()) != m.body.npos ? 400 : 200;
  });
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  const auto held = [&] {
    const auto status = status_of(*deliveries, webhook);
    return status.held.empty() ? Delivery::Held{} : status.held.front();
  };
  for (int i = 1; i <= delivery_attempts_max; ++i) {
    ASSERT_TRUE(eventually([&] { return held().attempts == i; })) << i;
    now_us += 5LL * 3'600 * 1'000'000;
    office.person(60);  // others go on, and are why one failing stream is no address that is down
    ASSERT_TRUE(
        eventually([&] { return status_of(*deliveries, webhook).reached == office.log->head(); }));
  }
  EXPECT_FALSE(held().next_try);
  refuses = false;
  const auto before = positions(receiver, one.stream()).size();
  now_us += 1'000'000;
  ASSERT_TRUE(replay_webhook(book, office.by(Role::integrator), webhook.webhook, one.stream()));
  ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).held.empty(); }));
  EXPECT_EQ(before, 0u);
  EXPECT_EQ(positions(receiver, one.stream()), recorded("person.", one.stream()));
}

TEST_F(Delivering, AnAddressThatIsDownIsAskedNowAndThenAndLosesNothing) {
  for (int i = 0; i < 40; ++i) office.person(40);
  std::atomic<bool> down = true;
  Receiver receiver([&](const Message&) { return down ? 500 : 200; });
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).down_until.has_value(); }));
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  const auto asked = receiver.asked();
  // Three in a row, and those under way in the other lanes meanwhile.
  EXPECT_LE(asked, 3 + terms.lanes);
  EXPECT_LE(status_of(*deliveries, webhook).held.size(), asked);
  down = false;
  now_us += 60'000'000;
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 80; })) << receiver.taken().size();
  ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).held.empty(); }));
  auto all = positions(receiver);
  std::map<std::string, std::int64_t> last;
  for (const auto& message : receiver.taken()) {
    const auto event = *parse_json(message.body);
    const std::string stream(event.at("subject").as_string());
    const auto version = std::stoll(std::string(event.at("streamversion").as_string()));
    EXPECT_EQ(version, last.contains(stream) ? last[stream] + 1 : 0) << stream;
    last[stream] = version;
  }
  std::ranges::sort(all);
  EXPECT_EQ(all, recorded("person."));
}

TEST_F(Delivering, GoesOnAfterARestartWhereItWas) {
  const auto one = office.person(40);
  for (int i = 0; i < 10; ++i) office.person(41);
  Receiver receiver(
      [&](const Message& m) { return m.body.find(one.stream()) == m.body.npos ? 200 : 503; });
  const auto webhook = subscribe(receiver.url());
  auto deliveries = start();
  ASSERT_TRUE(
      eventually([&] { return status_of(*deliveries, webhook).reached == office.log->head(); }));
  deliveries.reset();
  const auto taken = receiver.taken().size();
  EXPECT_EQ(taken, 20u);
  office.person(42);
  deliveries = start();
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == taken + 2; }));
  EXPECT_THAT(status_of(*deliveries, webhook).held, SizeIs(1));
  receiver.answer_with([](const Message&) { return 200; });
  now_us += 6'000'000;
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == taken + 4; }));
  EXPECT_EQ(positions(receiver, one.stream()), recorded("person.", one.stream()));
}

// Once everything that is held is parked, nothing is tried by itself but what is new.
TEST_F(Delivering, AnAddressThatWasDownForDaysIsTriedWithWhatIsNew) {
  office.person(40);
  std::atomic<bool> down = true;
  Receiver receiver([&](const Message&) { return down ? 500 : 200; });
  const auto webhook = subscribe(receiver.url(), {"person.registered"});
  const auto deliveries = start();
  const auto parked = [&] {
    const auto held = status_of(*deliveries, webhook).held;
    return held.size() == 1 && !held.front().next_try;
  };
  for (int i = 0; i < 100 && !parked(); ++i) {
    now_us += 5LL * 3'600 * 1'000'000;
    const auto asked = receiver.asked();
    eventually([&] { return parked() || receiver.asked() > asked; });
  }
  ASSERT_TRUE(parked());
  down = false;
  const auto late = office.person(41);
  now_us += 3'600LL * 1'000'000;
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 1; }));
  EXPECT_EQ(positions(receiver), recorded("person.registered", late.stream()));
}

}  // namespace
}  // namespace yiben::workflows
