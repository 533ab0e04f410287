// Ranges of positions that are posted again: what was wanted of them, in order, once.
#include <set>

#include "tests/workflows/exchange/delivering.h"
#include "tests/workflows/loop/forwarding_log.h"

namespace yiben::workflows {
namespace {

using testing::SizeIs;

class ReplayingRanges : public Delivering {
 protected:
  bool ask(const SubscribedWebhook& webhook, const AskedRange& range) {
    return replay_range(book, office.by(Role::integrator), webhook.webhook, range).has_value();
  }
  bool is_done(const Deliveries& deliveries, const SubscribedWebhook& webhook) {
    const auto ranges = (*WebhookDirectory(book).find(webhook.webhook.stream()))->ranges;
    const auto status = status_of(deliveries, webhook);
    return !ranges.empty() && !ranges.back().is_left(status.range, status.range_next);
  }
  // Everything that was delivered before is taken out, by stream.
  static std::map<std::string, std::vector<std::int64_t>> by_stream(const Receiver& receiver,
                                                                    std::size_t since) {
    std::map<std::string, std::vector<std::int64_t>> out;
    const auto taken = receiver.taken();
    for (std::size_t i = since; i < taken.size(); ++i) {
      const auto event = *parse_json(taken[i].body);
      out[std::string(event.at("subject").as_string())].push_back(
          std::stoll(std::string(event.at("position").as_string())));
    }
    return out;
  }
  static std::vector<std::int64_t> all_of(
      const std::map<std::string, std::vector<std::int64_t>>& by_stream) {
    std::vector<std::int64_t> out;
    for (const auto& [stream, positions] : by_stream) {
      EXPECT_TRUE(std::ranges::is_sorted(positions)) << stream;
      out.insert(out.end(), positions.begin(), positions.end());
    }
    std::ranges::sort(out);
    return out;
  }
  std::vector<std::int64_t> within(eventstore::Position from, eventstore::Position to) {
    auto all = recorded("person.");
    std::erase_if(all, [&](auto p) {
      return static_cast<eventstore::Position>(p) < from ||
             static_cast<eventstore::Position>(p) > to;
    });
    return all;
  }
};

TEST_F(ReplayingRanges, PostTheWantedFactsAgainUnderTheirIds) {
  Receiver receiver;
  for (int i = 0; i < 100; ++i) office.person(40);
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 200; }));
  const auto last = static_cast<eventstore::Position>(recorded("person.").back());
  const auto from = last - 150, to = last - 20;
  ASSERT_TRUE(ask(webhook, {"", from, to}));
  ASSERT_TRUE(eventually([&] { return is_done(*deliveries, webhook); }));
  EXPECT_EQ(all_of(by_stream(receiver, 200)), within(from, to));
  std::map<std::string, int> ids;
  for (const auto& message : receiver.taken()) ++ids[message.headers.at("webhook-id")];
  EXPECT_THAT(ids, SizeIs(200));
  // Asked for again, it is posted again; of one stream, that alone.
  const auto before = receiver.taken().size();
  const auto one = office.person(41);
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == before + 2; }));
  ASSERT_TRUE(ask(webhook, {one.stream(), {}, {}}));
  ASSERT_TRUE(eventually([&] { return is_done(*deliveries, webhook); }));
  EXPECT_EQ(all_of(by_stream(receiver, before + 2)), recorded("person.", one.stream()));
}

TEST_F(ReplayingRanges, GoOnOverAPauseAndARestart) {
  for (int i = 0; i < 60; ++i) office.person(40);
  Receiver receiver;
  const auto webhook = subscribe(receiver.url());
  auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 120; }));
  receiver.answer_with([](const Message&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return 204;
  });
  const auto last = office.log->head() - 1;
  ASSERT_TRUE(ask(webhook, {"", 0, last}));
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() > 125; }));
  ASSERT_TRUE(pause_webhook(book, office.by(Role::integrator), webhook.webhook, "检修"));
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  deliveries.reset();
  const auto paused_at = receiver.taken().size();
  EXPECT_LT(paused_at, 240u);
  deliveries = start();
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  EXPECT_EQ(receiver.taken().size(), paused_at);
  ASSERT_TRUE(resume_webhook(book, office.by(Role::integrator), webhook.webhook));
  ASSERT_TRUE(eventually([&] { return is_done(*deliveries, webhook); }));
  auto again = by_stream(receiver, 120);
  std::vector<std::int64_t> all;
  for (auto& [stream, positions] : again) {
    // What other lanes were ahead by at the restart may come twice; each first time is in order.
    std::set<std::int64_t> seen;
    std::erase_if(positions, [&](auto position) { return !seen.insert(position).second; });
    EXPECT_TRUE(std::ranges::is_sorted(positions)) << stream;
    all.insert(all.end(), positions.begin(), positions.end());
  }
  std::ranges::sort(all);
  EXPECT_EQ(all, within(0, last));
}

// A log that loses everything after a while, as a machine does that stops.
class LosingLog : public ForwardingLog {
 public:
  explicit LosingLog(eventstore::Log& inner) : inner_(inner) {}
  std::atomic<bool> loses = false;
  using ForwardingLog::append;
  eventstore::Result<eventstore::Receipt> append(eventstore::Append a) override {
    if (loses) return eventstore::Error{eventstore::Errc::io, "lost"};
    return inner_.append(std::move(a));
  }

 private:
  eventstore::Log& inner() const override { return inner_; }
  eventstore::Log& inner_;
};

TEST_F(ReplayingRanges, AreFinishedAfterACrashWhereverItWas) {
  for (int i = 0; i < 60; ++i) office.person(40);
  const auto last = office.log->head() - 1;
  for (const std::size_t crash_after : {0u, 1u, 40u, 119u}) {
    Receiver receiver;
    LosingLog losing(*delivery_log);
    const auto webhook = subscribe(receiver.url());
    auto deliveries = Deliveries::start(book, losing, terms);
    ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 120; }));
    ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).reached > last; }));
    ASSERT_TRUE(ask(webhook, {"", 0, last}));
    if (crash_after == 0) losing.loses = true;
    ASSERT_TRUE(eventually([&] { return receiver.taken().size() >= 120 + crash_after; }));
    losing.loses = true;
    deliveries.reset();
    deliveries = start();
    ASSERT_TRUE(eventually([&] { return is_done(*deliveries, webhook); }));
    std::set<std::int64_t> again;
    for (const auto& [stream, positions] : by_stream(receiver, 120))
      again.insert(positions.begin(), positions.end());
    EXPECT_EQ(std::vector(again.begin(), again.end()), within(0, last)) << crash_after;
    deliveries.reset();
    ASSERT_TRUE(end_webhook(book, office.by(Role::integrator), webhook.webhook, "完"));
  }
}

TEST_F(ReplayingRanges, HoldBackAStreamThatIsNotTaken) {
  const auto one = office.person(40), other = office.person(41);
  Receiver receiver;
  const auto webhook = subscribe(receiver.url());
  const auto deliveries = start();
  ASSERT_TRUE(eventually([&] { return receiver.taken().size() == 4; }));
  receiver.answer_with(
      [&](const Message& m) { return m.body.find(one.stream()) == m.body.npos ? 200 : 503; });
  ASSERT_TRUE(ask(webhook, {"", 0, office.log->head() - 1}));
  ASSERT_TRUE(eventually([&] { return is_done(*deliveries, webhook); }));
  EXPECT_EQ(all_of(by_stream(receiver, 4)), recorded("person.", other.stream()));
  ASSERT_THAT(status_of(*deliveries, webhook).held, SizeIs(1));
  receiver.answer_with([](const Message&) { return 200; });
  now_us += 6'000'000;
  ASSERT_TRUE(eventually([&] { return status_of(*deliveries, webhook).held.empty(); }));
  EXPECT_EQ(by_stream(receiver, 4)[one.stream()], recorded("person.", one.stream()));
}

}  // namespace
}  // namespace yiben::workflows
