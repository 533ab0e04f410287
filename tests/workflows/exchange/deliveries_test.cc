// Facts posted to other systems: which, signed how, and to what kind of address.
#include "tests/workflows/exchange/delivering.h"
#include "workflows/exchange/signatures.h"

namespace yiben::workflows {
namespace {

using testing::SizeIs;

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

TEST_F(Delivering, AnAddressThatAsksForTimeIsLeftAloneSoLong) {
  office.person(40);
  Receiver receiver([](const auto&) { return 503; });
  receiver.ask_for_time(600);
  const auto webhook = subscribe(receiver.url(), {"person.registered"});
  const auto deliveries = start();
  const Instant until{now_us + 600'000'000};
  ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).down_until == until; }));
  EXPECT_EQ(receiver.asked(), 1u) << "one answer is enough";
  receiver.answer_with([](const auto&) { return 204; });
  now_us = until.us - 1;
  std::this_thread::sleep_for(std::chrono::milliseconds(1'200));  // it looks twice a second
  EXPECT_THAT(receiver.taken(), SizeIs(0));
  now_us = until.us;
  EXPECT_TRUE(eventually([&] { return receiver.taken().size() == 1; }));
}

}  // namespace
}  // namespace yiben::workflows
