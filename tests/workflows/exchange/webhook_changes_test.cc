// What is done to a webhook while it delivers: another address, a pause, a test.
#include "tests/workflows/exchange/delivering.h"
#include "workflows/exchange/signatures.h"

namespace yiben::workflows {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class ChangingWebhooks : public Delivering {
 protected:
  Request integrator() const { return office.by(Role::integrator); }
  bool pause(const SubscribedWebhook& webhook) {
    return pause_webhook(book, integrator(), webhook.webhook, "对方检修").has_value();
  }
  bool resume(const SubscribedWebhook& webhook) {
    return resume_webhook(book, integrator(), webhook.webhook).has_value();
  }
  // Longer than a change takes to be heeded.
  static void let_it_be_heeded() { std::this_thread::sleep_for(std::chrono::milliseconds(500)); }
  std::shared_ptr<const Webhook::State> state_of(const SubscribedWebhook& webhook) {
    return *WebhookDirectory(book).find(webhook.webhook.stream());
  }
};

TEST_F(ChangingWebhooks, WhatFollowsGoesToTheNewAddressAndByTheNewTypes) {
  Receiver before, after;
  const auto webhook = subscribe(before.url(), {"person.registered"});
  const auto deliveries = start();
  office.person(40);
  ASSERT_TRUE(eventually([&] { return before.taken().size() == 1; }));
  ASSERT_TRUE(change_webhook(book, integrator(), webhook.webhook,
                             {"新平台", after.url(), {"person.account_set"}, ""}));
  let_it_be_heeded();
  const auto second = office.person(41);
  ASSERT_TRUE(eventually([&] { return after.taken().size() == 1; }));
  EXPECT_EQ(positions(after), recorded("person.account_set", second.stream()));
  EXPECT_THAT(before.taken(), SizeIs(1));
}

TEST_F(ChangingWebhooks, ANewAddressIsTriedThoughTheOldOneIsDown) {
  Receiver down([](const Message&) { return 500; }), up;
  for (int i = 0; i < 20; ++i) office.person(40);
  const auto webhook = subscribe(down.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).down_until.has_value(); }));
  ASSERT_TRUE(
      change_webhook(book, integrator(), webhook.webhook, {"平台", up.url(), {"person.*"}, ""}));
  EXPECT_TRUE(eventually([&] { return !up.taken().empty(); }));
  EXPECT_TRUE(eventually([&] { return !status_of(*deliveries, webhook).down_until; }));
}

TEST_F(ChangingWebhooks, NothingIsPostedWhilePausedAndNothingIsLeftOut) {
  Receiver receiver;
  office.person(40);
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 2; }));
  ASSERT_TRUE(pause(webhook));
  let_it_be_heeded();
  for (int i = 0; i < 10; ++i) office.person(41);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_EQ(receiver.asked(), 2u);
  EXPECT_LE(status_of(*deliveries, webhook).reached + 20, office.log->head());
  ASSERT_TRUE(resume(webhook));
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 22; }));
  auto all = positions(receiver);
  std::ranges::sort(all);
  EXPECT_EQ(all, recorded("person."));
}

// The address answers slowly, so that the pause comes in the middle of many posts.
TEST_F(ChangingWebhooks, APauseInTheMiddleOutlivesARestartAndRepeatsNothing) {
  for (int i = 0; i < 50; ++i) office.person(40);
  Receiver receiver([](const Message&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return 204;
  });
  const auto webhook = subscribe(receiver.url());
  auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() >= 5; }));
  ASSERT_TRUE(pause(webhook));
  let_it_be_heeded();
  const auto taken = receiver.taken().size();
  EXPECT_LT(taken, 100u);
  deliveries.reset();
  deliveries = start();
  let_it_be_heeded();
  EXPECT_EQ(receiver.asked(), taken);
  ASSERT_TRUE(resume(webhook));
  ASSERT_TRUE(
      eventually([&] { return status_of(*deliveries, webhook).reached == office.log->head(); }));
  auto all = positions(receiver);
  std::ranges::sort(all);
  // Lanes ahead of the position at the restart were answered, and are asked again.
  const auto repeated = all.size() - recorded("person.").size();
  EXPECT_LE(repeated, 64u);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  EXPECT_EQ(all, recorded("person."));
}

TEST_F(ChangingWebhooks, ATestIsPostedAndIsNoDelivery) {
  Receiver receiver;
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return deliveries->status(webhook.webhook).has_value(); }));
  ASSERT_TRUE(pause(webhook));
  const auto head = office.log->head();
  const auto answer = deliveries->test(state_of(webhook));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 204);
  EXPECT_EQ(answer->trouble, "");
  ASSERT_THAT(receiver.taken(), SizeIs(1));
  const auto message = receiver.taken().front();
  const auto event = *parse_json(message.body);
  EXPECT_EQ(event.at("type").as_string(), "gov.yiben.webhook.test");
  EXPECT_EQ(event.at("specversion").as_string(), "1.0");
  EXPECT_EQ(event.at("source").as_string(), "/yiben/500199");
  EXPECT_EQ(message.headers.at("webhook-id"), event.at("id").as_string());
  const auto timestamp_s = std::stoll(message.headers.at("webhook-timestamp"));
  EXPECT_EQ(check_signature({message.headers.at("webhook-id"), message.body, timestamp_s},
                            message.headers.at("webhook-signature"), {webhook.secret}, timestamp_s),
            SignatureProblem::none);
  EXPECT_THAT(status_of(*deliveries, webhook).attempts, IsEmpty());
  EXPECT_EQ(office.log->head(), head);
}

TEST_F(ChangingWebhooks, ATestThatIsNotAnsweredSaysWhyAndHoldsUpNobody) {
  Receiver silent([](const Message&) { return 0; }), receiver;
  const auto slow = subscribe(silent.url(), {"person.registered"});
  subscribe(receiver.url(), {"person.registered"});
  const auto deliveries = start();
  std::optional<TestAnswer> answer;
  std::thread waits([&] { answer = deliveries->test(state_of(slow)); });
  office.person(40);
  EXPECT_TRUE(eventually([&] { return receiver.taken().size() == 1; }));
  waits.join();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 0);
  EXPECT_EQ(answer->trouble, "no answer in time");
  EXPECT_GE(answer->took_ms, terms.timeout_ms - 50);
}

TEST_F(ChangingWebhooks, ATestThatIsAnsweredGoneEndsNothing) {
  Receiver gone([](const Message&) { return 410; });
  const auto webhook = subscribe(gone.url(), {"person.registered"});
  const auto deliveries = start();
  EXPECT_EQ(deliveries->test(state_of(webhook))->status, 410);
  EXPECT_FALSE(state_of(webhook)->ended);
}

TEST_F(ChangingWebhooks, NobodyWaitsBehindMoreTestsThanThereMayBe) {
  Receiver silent([](const Message&) { return 0; });
  const auto webhook = subscribe(silent.url());
  const auto deliveries = start();
  std::vector<std::thread> waiting;
  std::atomic<int> refused = 0;
  for (int i = 0; i < terms.tests_max + 2; ++i)
    waiting.emplace_back([&] { refused += !deliveries->test(state_of(webhook)); });
  for (auto& one : waiting) one.join();
  EXPECT_EQ(refused, 2);
}

TEST_F(ChangingWebhooks, WhatIsWithheldIsNotDelivered) {
  Receiver receiver;
  const auto webhook = subscribe(receiver.url(), {});
  const auto deliveries = start();
  office.person(40);
  ASSERT_TRUE(
      eventually([&] { return status_of(*deliveries, webhook).reached == office.log->head(); }));
  EXPECT_THAT(recorded("webhook.subscribed"), SizeIs(1));
  for (const auto& message : receiver.taken())
    EXPECT_FALSE(parse_json(message.body)->at("type").as_string().ends_with("subscribed"));
}

}  // namespace
}  // namespace yiben::workflows
