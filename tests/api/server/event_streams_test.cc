// Facts over HTTP, through sockets: every one, once, in order, to whoever may have them.
#include <atomic>
#include <random>
#include <thread>

#include "domain/codec/binary.h"
#include "tests/api/server/streaming.h"
#include "tests/http_client.h"

namespace yiben::api {
namespace {

TEST_F(Streaming, TellsEveryFactFromTheBeginningAndGoesOn) {
  write(500);
  Got got;
  auto stream = reader(got, "");
  ASSERT_TRUE(run_until([&] { return got.positions.size() >= told().size(); }));
  write(7);
  ASSERT_TRUE(run_until([&] { return got.positions.size() >= told().size(); }));
  EXPECT_EQ(got.positions, told());
  EXPECT_LT(told().size(), log().head()) << "nothing is withheld";
  EXPECT_NE(stream->head().find("Content-Type: text/event-stream"), std::string::npos);
  const auto cursor = log().read_all(0);
  for (const auto& event : got.events) {
    const auto* entry = *cursor->next();
    while (is_withheld(entry->type)) entry = *cursor->next();
    const auto value = parse_json(event);
    ASSERT_TRUE(value) << event;
    EXPECT_EQ(value->at("id").as_string(), eventstore::to_text(entry->event_id));
    EXPECT_EQ(value->at("type").as_string(), "gov.yiben." + std::string(entry->type));
    EXPECT_TRUE(value->at("data").is_object());
  }
}

TEST_F(Streaming, SkipsAndRepeatsNothingAcrossReconnectsAtRandomPlaces) {
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 0; i < 150 && !stop; ++i) {
      write(1 + i % 20);
      std::this_thread::sleep_for(2ms);
    }
    stop = true;
  });
  std::mt19937 random(4);
  Got got;
  std::optional<std::uint64_t> last;
  int connections = 0;
  while (!stop || got.positions.size() < told().size()) {
    auto stream = reader(got, "?from=0", last);
    ++connections;
    const auto enough = got.positions.size() + random() % 300;
    EXPECT_TRUE(run_until([&] {
      return got.positions.size() > enough || (stop && got.positions.size() >= told().size());
    }));
    last = stream->last_id();
    if (HasFailure()) break;
  }
  stop = true;
  writer.join();
  EXPECT_GT(connections, 5);
  EXPECT_EQ(got.positions, told());
}

TEST_F(Streaming, FiltersByTypeAndByTheFactsOwnDivision) {
  write(60);
  Got types, town, both, all;
  auto a = reader(types, "?types=gov.yiben.fund.opened,household.*");
  auto b = reader(town, "?division=500199001");
  auto c = reader(both, "?types=fund.*&division=500199001");
  auto d = reader(all, "?division=500199");
  ASSERT_TRUE(run_until([&] { return all.positions.size() >= told().size(); }));
  EXPECT_EQ(all.positions, told());
  write(30);
  ASSERT_TRUE(run_until([&] { return all.positions.size() >= told().size(); }));

  std::vector<Position> of_types, of_town;
  for (std::size_t i = 0; i < all.events.size(); ++i) {
    const auto at = all.positions[i];
    const auto event = *parse_json(all.events[i]);
    const auto type = std::string(event.at("type").as_string());
    if (type == "gov.yiben.fund.opened" || type.starts_with("gov.yiben.household."))
      of_types.push_back(at);
    const auto& data = event.at("data").as_object();
    const auto* division = data.if_contains("division");
    if (division && division->as_string().starts_with("500199001")) of_town.push_back(at);
  }
  ASSERT_GT(of_types.size(), 80u);
  ASSERT_GT(of_town.size(), 20u);
  ASSERT_TRUE(run_until([&] {
    return types.positions.size() >= of_types.size() && town.positions.size() >= of_town.size();
  }));
  EXPECT_EQ(types.positions, of_types);
  EXPECT_EQ(town.positions, of_town);
  EXPECT_TRUE(both.positions.empty());
}

TEST_F(Streaming, StartsWhereItIsTold) {
  write(20);
  const auto head = log().head();
  Got from, after, tip;
  auto a = reader(from, "?from=" + std::to_string(head - 5));
  auto b = reader(after, "?from=0", head - 3);  // the last id is nearer than the address
  auto c = reader(tip, "?from=end");
  ASSERT_TRUE(run_until([&] { return c->status() == 200 && from.positions.size() == 5; }));
  write(1);
  ASSERT_TRUE(run_until([&] { return !tip.positions.empty() && after.positions.size() == 3; }));
  EXPECT_EQ(after.positions, numbers(head - 2, head + 1));
  EXPECT_EQ(tip.positions, numbers(head, head + 1));
}

TEST_F(Streaming, RefusesWhoMayNotAndWhatCannotBe) {
  const auto beyond = std::to_string(log().head() + 1);
  struct Case {
    const char *login, *query;
    std::string last_id;
    int status;
  };
  for (const auto& c :
       {Case{"", "", "", 401}, Case{"clerk01", "", "", 403}, Case{"admin", "", "", 403},
        Case{"engineer01", "?types=claim.fild", "", 400},
        Case{"engineer01", "?types=clam.*", "", 400}, Case{"engineer01", "?from=x", "", 400},
        Case{"engineer01", "", beyond, 400}, Case{"engineer01", "", "x", 400},
        Case{"engineer01", "?division=500198", "", 403},
        Case{"engineer01", "?division=x", "", 400}}) {
    std::map<std::string, std::string> headers;
    if (!c.last_id.empty()) headers["last-event-id"] = c.last_id;
    const auto reply = office->send(c.login, "GET", std::string("/events") + c.query, "", headers);
    EXPECT_EQ(reply.status, c.status) << c.login << c.query << c.last_id << reply.body;
    EXPECT_FALSE(reply.stream);
  }
  EXPECT_EQ(office->send("engineer01", "GET", "/events?from=" + beyond).status, 400);
  EXPECT_EQ(office->send("inspector01", "GET", "/events").status, 200);
  for (const char* withheld : {"user.password_set", "gov.yiben.webhook.subscribed",
                               "claim.filed,user.second_factor_begun", "user.pass*", "session.*"}) {
    const auto reply = office->send("engineer01", "GET", std::string("/events?types=") + withheld);
    EXPECT_EQ(reply.status, 422) << withheld;
    EXPECT_NE(reply.body.find("event_type_withheld"), std::string::npos) << reply.body;
  }
  EXPECT_EQ(office->send("engineer01", "GET", "/events?types=user.*").status, 200);
}

TEST_F(Streaming, AQuietStreamTellsHowFarTheLogHasBeenLookedThrough) {
  start({.heartbeat_ms = 60, .drain_ms = 10'000});
  write(30);
  const auto head = log().head();
  Got got;
  auto stream = reader(got, "?types=raise.*");
  ASSERT_TRUE(run_until([&] { return stream->comments() >= 3; }));
  EXPECT_TRUE(got.positions.empty());
  EXPECT_EQ(stream->last_id(), head - 1);
}

TEST_F(Streaming, ADisabledAccountIsCutOff) {
  start({.heartbeat_ms = 60, .drain_ms = 10'000});
  const auto& book = *office->workspace->book;
  const auto made = workflows::create_user(
      book, {workflows::random_id(), workflows::system_actor(book)},
      {"leaving", "leaving", Role::integrator, "500199", workflows::hash_password("yiben-demo")});
  ASSERT_TRUE(made);
  Got got;
  auto stream = reader(got, "?from=end", {}, "leaving");
  ASSERT_TRUE(run_until([&] { return stream->comments() >= 2; }));
  EXPECT_FALSE(stream->ended());
  const auto id = made->user;
  ASSERT_TRUE(log().append(
      {.command_id = workflows::random_id().bytes,
       .actor = {UserId{}.text(), "system", "500199"},
       .streams = {{id.stream(),
                    eventstore::StreamAppend::any,
                    {{"user.disabled", 1, workflows::random_id().bytes,
                      eventstore::no_effective_day, pack(User::Disabled{id, "left", {}})}}}}}));
  EXPECT_TRUE(run_until([&] { return stream->ended(); }));
}

TEST_F(Streaming, ASlowReaderIsCutOffAndNobodyElseNotices) {
  start({.heartbeat_ms = 60'000, .drain_ms = 400});
  while (log().head() < 12'000) write(2'000);
  Got lively, sleepy;
  auto other = reader(lively, "?from=end");
  ASSERT_TRUE(run_until([&] { return other->status() == 200; }));
  // Does not listen.
  EventReader slow(io, server->port(), office->cookie("engineer01"), "?from=0", sleepy.tell(), {},
                   4'096);
  for (int i = 1; i <= 40; ++i) {
    const auto before = std::chrono::steady_clock::now();
    write(1);
    ASSERT_TRUE(run_until([&] { return lively.positions.size() >= static_cast<unsigned>(i); }));
    EXPECT_LT(std::chrono::steady_clock::now() - before, 400ms);
    std::this_thread::sleep_for(40ms);
  }
  slow.listen();
  EXPECT_TRUE(run_until([&] { return slow.ended(); }));
  EXPECT_LT(sleepy.positions.size(), log().head());
  EXPECT_FALSE(other->ended());
  // And may come again.
  auto again = reader(sleepy, "", slow.last_id());
  ASSERT_TRUE(run_until([&] { return sleepy.positions.size() >= told().size(); }));
  EXPECT_EQ(sleepy.positions, told());
}

TEST_F(Streaming, OneTooManyIsRefusedUntilAnotherLeaves) {
  start({.streams_max = 2, .heartbeat_ms = 10'000, .drain_ms = 10'000});
  Got got;
  auto a = reader(got, "?from=end"), b = reader(got, "?from=end");
  ASSERT_TRUE(run_until([&] { return a->status() == 200 && b->status() == 200; }));
  auto c = reader(got, "?from=end");
  ASSERT_TRUE(run_until([&] { return c->status() != 0; }));
  EXPECT_EQ(c->status(), 503);
  a.reset();
  std::unique_ptr<EventReader> d;
  EXPECT_TRUE(run_until([&] {
    if (!d || (d->status() != 0 && d->status() != 200)) d = reader(got, "?from=end");
    io.run_for(20ms);
    return d->status() == 200;
  }));
}

TEST_F(Streaming, ThreeHundredStreamsHoldNoThreadAndGetEverything) {
  const auto from = log().head();
  std::vector<Got> got(300);
  std::vector<std::unique_ptr<EventReader>> streams;
  for (auto& one : got) streams.push_back(reader(one, "?from=" + std::to_string(from)));
  ASSERT_TRUE(run_until([&] {
    return std::ranges::all_of(streams, [](const auto& s) { return s->status() == 200; });
  }));
  // The server has four threads: requests are answered all the same.
  EXPECT_EQ(HttpClient(server->port()).send("GET", "/health").status, 200);
  for (int i = 0; i < 50; ++i) write(10);
  EXPECT_TRUE(run_until([&] {
    return std::ranges::all_of(got, [](const auto& one) { return one.positions.size() >= 500; });
  }));
  for (const auto& one : got) ASSERT_EQ(one.positions, numbers(from, from + 500));
}

}  // namespace
}  // namespace yiben::api
