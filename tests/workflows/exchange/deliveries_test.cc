// Facts posted to other systems: signed, in order for each stream, held back, parked and replayed.
#include "workflows/exchange/deliveries.h"

#include <gmock/gmock.h>

#include <thread>

#include "tests/workflows/exchange/receiver.h"
#include "tests/workflows/office.h"
#include "workflows/exchange/signatures.h"

namespace yiben::workflows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Delivering : public testing::Test {
 protected:
  Office office;
  // Time that this thread moves while another looks at it.
  std::atomic<std::int64_t> now_us = office.time.us;
  const Book book{*office.log, *office.keys,         [this] { return Instant{now_us}; },
                  random_id,   office.book.district, office.book.rule_pack};
  std::unique_ptr<eventstore::Log> delivery_log = eventstore::memory_log(500199);
  const DeliveryTerms terms{.timeout_ms = 500, .lanes = 4, .reached_every_ms = 10};

  SubscribedWebhook subscribe(const std::string& url, std::vector<std::string> types = {"person.*"},
                              std::string division = {}) {
    auto done = subscribe_webhook(book, office.by(Role::integrator),
                                  {"医保局", url, std::move(types), std::move(division), 0});
    EXPECT_TRUE(done);
    return *done;
  }
  std::unique_ptr<Deliveries> start() { return Deliveries::start(book, *delivery_log, terms); }
  // Nothing yet where it has not begun.
  static DeliveryStatus status_of(const Deliveries& deliveries, const SubscribedWebhook& webhook) {
    return deliveries.status(webhook.webhook).value_or(DeliveryStatus{});
  }
  static bool eventually(const std::function<bool()>& so) {
    for (int i = 0; i < 1'000; ++i) {
      if (so()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  // The positions that were taken, in order.
  static std::vector<std::int64_t> positions(const Receiver& receiver,
                                             const std::string& stream = {}) {
    std::vector<std::int64_t> out;
    for (const auto& message : receiver.taken()) {
      const auto event = *parse_json(message.body);
      if (stream.empty() || event.at("subject").as_string() == stream)
        out.push_back(std::stoll(std::string(event.at("position").as_string())));
    }
    return out;
  }
  std::vector<std::int64_t> recorded(std::string_view type_prefix, const std::string& stream = {}) {
    std::vector<std::int64_t> out;
    const auto cursor = office.log->read_all(0);
    while (const auto* entry = *cursor->next())
      if (entry->type.starts_with(type_prefix) && (stream.empty() || entry->stream == stream))
        out.push_back(static_cast<std::int64_t>(entry->position));
    return out;
  }
};

TEST_F(Delivering, EveryWantedFactOnceSignedByTheSecret) {
  Receiver receiver;
  for (int i = 0; i < 30; ++i) office.person(40);
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() >= 60; }));
  const auto late = office.person(50);  // while it runs
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() >= 62; }));
  auto all = positions(receiver);
  EXPECT_EQ(positions(receiver, late.stream()), recorded("person.", late.stream()));
  std::ranges::sort(all);
  EXPECT_EQ(all, recorded("person."));
  for (const auto& message : receiver.taken()) {
    const auto event = *parse_json(message.body);
    EXPECT_EQ(message.headers.at("webhook-id"), event.at("id").as_string());
    EXPECT_EQ(message.headers.at("content-type"), "application/cloudevents+json");
    const auto timestamp_s = std::stoll(message.headers.at("webhook-timestamp"));
    EXPECT_EQ(
        check_signature({message.headers.at("webhook-id"), message.body, timestamp_s},
                        message.headers.at("webhook-signature"), {webhook.secret}, timestamp_s),
        SignatureProblem::none);
  }
}

TEST_F(Delivering, OnlyTheDivisionAsked) {
  Receiver receiver;
  office.person(40);
  subscribe(receiver.url(), {"person.registered"}, "500199002");
  subscribe(receiver.url(), {"person.registered"}, village);
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return !receiver.taken().empty(); }));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_THAT(receiver.taken(), SizeIs(1));
}

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

TEST_F(Delivering, NobodyThereAndSilenceAreToldApart) {
  office.person(40);
  std::string nobody;
  {
    Receiver gone;
    nobody = gone.url();
  }
  Receiver silent([](const Message&) { return 0; });
  const auto refused = subscribe(nobody, {"person.registered"});
  const auto slow = subscribe(silent.url(), {"person.registered"});
  const auto deliveries = start();
  const auto trouble = [&](const SubscribedWebhook& webhook) {
    const auto status = status_of(*deliveries, webhook);
    return status.held.empty() ? std::string{} : status.held[0].trouble;
  };
  ASSERT_TRUE(eventually([&] { return !trouble(refused).empty(); }));
  ASSERT_TRUE(eventually([&] { return !trouble(slow).empty(); }));
  EXPECT_EQ(trouble(refused), "Connection refused");
  EXPECT_EQ(trouble(slow), "no answer in time");
}

TEST_F(Delivering, LinkLocalAddressesAreNotReached) {
  office.person(40);
  const auto webhook = subscribe("http://169.254.169.254/latest", {"person.registered"});
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return !status_of(*deliveries, webhook).held.empty(); }));
  EXPECT_EQ(status_of(*deliveries, webhook).held[0].trouble,
            "169.254.169.254: no address that may be reached");
}

TEST_F(Delivering, BothSecretsSignAfterARotationAndNothingAfterTheEnd) {
  Receiver receiver;
  const auto webhook = subscribe(receiver.url(), {"person.registered"});
  const auto deliveries = start();
  const auto next = rotate_webhook_secret(book, office.by(Role::integrator), webhook.webhook);
  ASSERT_TRUE(next);
  EXPECT_NE(next->secret, webhook.secret);
  ASSERT_TRUE(eventually([&] { return deliveries->status(webhook.webhook).has_value(); }));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  office.person(40);
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 1; }));
  const auto message = receiver.taken().front();
  const auto timestamp_s = std::stoll(message.headers.at("webhook-timestamp"));
  for (const auto& secret : {webhook.secret, next->secret})
    EXPECT_EQ(check_signature({message.headers.at("webhook-id"), message.body, timestamp_s},
                              message.headers.at("webhook-signature"), {secret}, timestamp_s),
              SignatureProblem::none);
  ASSERT_TRUE(end_webhook(book, office.by(Role::integrator), webhook.webhook, "下线"));
  ASSERT_TRUE(eventually([&] { return !deliveries->status(webhook.webhook); }));
  office.person(41);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_THAT(receiver.taken(), SizeIs(1));
}

TEST(Signatures, AreThoseOfTheStandard) {
  // The example of the specification's reference libraries.
  const std::string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const SignedMessage message{"msg_p5jXN8AQM9LWM0D4loKWxJek", R"({"test": 2432232314})",
                              1614265330};
  EXPECT_EQ(signatures_of(message, {secret}), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Signatures, AreCheckedByTextTimeAndSecret) {
  const auto secret = new_signing_secret(), other = new_signing_secret();
  const SignedMessage message{"1", "{}", 1'000'000};
  const auto good = signatures_of(message, {other, secret});
  EXPECT_EQ(check_signature(message, good, {secret}, 1'000'299), SignatureProblem::none);
  EXPECT_EQ(check_signature(message, good, {secret}, 1'000'301), SignatureProblem::too_old);
  EXPECT_EQ(check_signature(message, good, {secret}, 999'699), SignatureProblem::too_old);
  EXPECT_EQ(check_signature(message, good, {new_signing_secret()}, 1'000'000),
            SignatureProblem::wrong);
  EXPECT_EQ(check_signature({"1", "{ }", 1'000'000}, good, {secret}, 1'000'000),
            SignatureProblem::wrong);
  EXPECT_EQ(check_signature({"2", "{}", 1'000'000}, good, {secret}, 1'000'000),
            SignatureProblem::wrong);
  EXPECT_EQ(check_signature(message, "", {secret}, 1'000'000), SignatureProblem::missing);
  EXPECT_EQ(check_signature(message, "v1, v1,AAAA v2,x", {secret}, 1'000'000),
            SignatureProblem::wrong);
}

TEST_F(Delivering, AnAddressThatIsGoneEndsTheWebhook) {
  Receiver receiver([](const auto&) { return 410; });
  const auto webhook = subscribe(receiver.url(), {});
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] {
    WebhookDirectory directory(book);
    const auto found = directory.find(webhook.webhook.stream());
    return found && *found && (*found)->ended;
  }));
  WebhookDirectory directory(book);
  const auto found = *directory.find(webhook.webhook.stream());
  EXPECT_EQ(found->ended->reason, "HTTP 410 Gone");
  EXPECT_TRUE(eventually([&] { return !deliveries->status(webhook.webhook); }));
}

}  // namespace
}  // namespace yiben::workflows
