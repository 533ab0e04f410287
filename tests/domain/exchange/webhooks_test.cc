// Webhooks: made, changed, paused, asked to replay, ended.
#include <gtest/gtest.h>

#include "domain/exchange/webhook.h"
#include "domain/exchange/withheld_types.h"
#include "tests/domain/support.h"
#include "tests/spec.h"

namespace yiben {
namespace {

const WebhookId platform{uuid(1)};
constexpr std::int64_t hour_us = 3'600LL * 1'000'000;
const Instant at_nine = *Instant::parse("2026-03-02T01:02:03.000004Z");

Webhook::Subscribe subscribe(std::string url) {
  return {platform, "医保局", std::move(url), {}, "", 0, "whsec_a"};
}
Spec<Webhook> subscribed() {
  return Spec<Webhook>{}.when(subscribe("https://medical.example/facts"));
}

TEST(Webhooks, TakeAnAddressThatCanBePostedTo) {
  for (const char* good : {"https://a.example", "http://10.0.0.7:8080/x?y=1"})
    EXPECT_EQ(Spec<Webhook>{}.when(subscribe(good)).all<Webhook::Subscribed>().size(), 1u) << good;
  for (const char* bad : {"", "ftp://a.example", "a.example/x", "https://", "https:///x",
                          "https://:80/", "https://me:word@a.example/", "https://a.example/ x",
                          "https://a.example/#part", "https://甲.example/"})
    Spec<Webhook>{}.when(subscribe(bad)).then_rejected(Rule::webhook_address_invalid);
}

TEST(Webhooks, SignWithBothSecretsForADayAfterARotation) {
  auto spec = subscribed().when(Webhook::RotateSecret{"whsec_b", at_nine});
  const auto& secrets = spec.state().secrets;
  EXPECT_EQ(secrets.valid_at(Instant{at_nine.us + 24 * hour_us - 1}),
            (std::vector<std::string>{"whsec_b", "whsec_a"}));
  EXPECT_EQ(secrets.valid_at(Instant{at_nine.us + 24 * hour_us}),
            std::vector<std::string>{"whsec_b"});
}

TEST(Webhooks, EndOnceWithAReason) {
  subscribed().when(Webhook::End{""}).then_rejected(Rule::reason_needed);
  auto spec = subscribed().when(Webhook::End{"系统下线"});
  Spec<Webhook>(spec).when(Webhook::End{"again"}).then_rejected(Rule::webhook_ended);
  Spec<Webhook>(spec).when(Webhook::AskReplay{}).then_rejected(Rule::webhook_ended);
  Spec<Webhook>(spec).when(Webhook::RotateSecret{"x", at_nine}).then_rejected(Rule::webhook_ended);
  Spec<Webhook>{}.when(Webhook::AskReplay{}).then_rejected(Rule::webhook_unknown);
}

TEST(Webhooks, AreChangedUnderTheRulesOfNewOnes) {
  const Webhook::Change good{"医保平台", "https://b.example", {"award.*"}, "500199"};
  auto spec = subscribed().when(good);
  EXPECT_EQ(spec.all<Webhook::Changed>().size(), 1u);
  const auto& is = *spec.state().subscribed;
  EXPECT_EQ(std::tie(is.name, is.url, is.types, is.division),
            std::tie(good.name, good.url, good.types, good.division));
  EXPECT_EQ(is.webhook, platform);
  EXPECT_TRUE(spec.when(good).all<Webhook::Changed>().empty()) << "nothing is other than it was";
  auto bad = good;
  bad.name = " ";
  Spec<Webhook>(spec).when(bad).then_rejected(Rule::webhook_name_needed);
  bad = good;
  bad.url = "ftp://b.example";
  Spec<Webhook>(spec).when(bad).then_rejected(Rule::webhook_address_invalid);
  bad = good;
  bad.types = {"claim.filed", "user.password_set"};
  Spec<Webhook>(spec).when(bad).then_rejected(Rule::event_type_withheld);
  Spec<Webhook>{}.when(good).then_rejected(Rule::webhook_unknown);
  spec.when(Webhook::End{"下线"}).when(good);
  spec.then_rejected(Rule::webhook_ended);
}

TEST(Webhooks, ArePausedForAReasonAndResumed) {
  auto spec = subscribed();
  Spec<Webhook>(spec).when(Webhook::Pause{" "}).then_rejected(Rule::reason_needed);
  Spec<Webhook>(spec).when(Webhook::Resume{}).then_rejected(Rule::webhook_not_paused);
  spec.when(Webhook::Pause{"对方检修"});
  EXPECT_EQ(spec.state().paused->reason, "对方检修");
  Spec<Webhook>(spec).when(Webhook::Pause{"again"}).then_rejected(Rule::webhook_paused);
  EXPECT_EQ(spec.when(Webhook::Resume{}).all<Webhook::Resumed>().size(), 1u);
  EXPECT_FALSE(spec.state().paused);
}

TEST(Webhooks, ReplayRangesThatAreRecorded) {
  auto spec = subscribed();
  const auto ask = [&](std::optional<std::uint64_t> from, std::optional<std::uint64_t> to) {
    return Spec<Webhook>(spec).when(Webhook::AskRange{"", from, to, 100});
  };
  ask(7, 6).then_rejected(Rule::webhook_range_backwards);
  ask(7, 100).then_rejected(Rule::webhook_range_beyond);
  ask(100, {}).then_rejected(Rule::webhook_range_beyond);
  Spec<Webhook>(spec).when(Webhook::AskRange{}).then_rejected(Rule::webhook_range_beyond);
  EXPECT_EQ(ask(7, 7).all<Webhook::RangeAsked>().at(0).to, 7u);
  EXPECT_EQ(ask({}, {}).all<Webhook::RangeAsked>().at(0).from, 0u);
  EXPECT_EQ(ask({}, {}).all<Webhook::RangeAsked>().at(0).to, 99u);
  spec.when(Webhook::AskRange{"claim-1", 1, 2, 100}).when(Webhook::AskRange{"", 3, 4, 100});
  ASSERT_EQ(spec.state().ranges.size(), 2u);
  const auto& second = spec.state().ranges[1];
  EXPECT_EQ(second.number, 2u);
  EXPECT_TRUE(second.is_left(1, 3));
  EXPECT_TRUE(second.is_left(2, 4));
  EXPECT_FALSE(second.is_left(2, 5));
}

TEST(Webhooks, AreNotSubscribedToWhatIsWithheld) {
  auto asked = subscribe("https://a.example");
  asked.types = {"user.password_set"};
  Spec<Webhook>{}.when(asked).then_rejected(Rule::event_type_withheld);
  asked.types = {"user.*"};
  EXPECT_EQ(Spec<Webhook>{}.when(asked).all<Webhook::Subscribed>().size(), 1u);
}

// Whoever adds a secret to an account of a person or a system is told here.
TEST(WithheldTypes, AreAllThatHoldWhatProvesWhoSomebodyIs) {
  for (const auto& format : event_formats()) {
    const auto type = format.name.type;
    for (const auto* of : {"user.", "machine.", "webhook.", "sender."})
      EXPECT_TRUE(is_withheld(type) || !format.has_privates || !type.starts_with(of)) << type;
  }
  for (const auto* type : {"user.second_factor_removed", "user.unlocked", "session.refused",
                           "access.read", "delivery.held", "session.*"})
    EXPECT_TRUE(is_withheld(type)) << type;
  for (const auto* type : {"claim.filed", "user.created", "user.*", "webhook.ended", "*"})
    EXPECT_FALSE(is_withheld(type)) << type;
}

}  // namespace
}  // namespace yiben
