// kill -9 of the whole server at a random moment, while caseworkers file over HTTP. Then: what was
// acknowledged is there and repeats to the same answer, what was not is there whole or not at all,
// the server answers its queries again, and `yiben verify` finds log and views in agreement.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "eventstore/log.h"
#include "eventstore/verify.h"
#include "tests/server/caller.h"
#include "tests/server/running.h"

namespace yiben {
namespace {

constexpr int callers_count = 24;
constexpr int rounds_a_book = 10;
constexpr std::uint32_t ledger = 500199;

int from_environment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

template <class Work>
void each_on_a_thread(std::vector<Caller>& callers, Work&& work) {
  std::vector<std::thread> threads;
  for (auto& caller : callers) threads.emplace_back([&] { work(caller); });
  for (auto& thread : threads) thread.join();
}

// What a book has been told over all its rounds.
struct Book {
  TemporaryFolder folder;
  std::map<std::string, std::string> cookies;  // they outlive the server that gave them
  std::vector<Caller> callers;
  std::map<std::string, std::vector<std::string>> types_of_kind;

  std::string data() const { return folder.path() + "/data"; }
  std::string said_in() const { return folder.path() + "/said"; }
  std::string said() const {
    std::ifstream in(said_in());
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  HttpAnswer send(HttpClient& client, const SentCommand& command) const {
    return client.send("POST", command.path, command.body,
                       {{"cookie", cookies.at(command.login)}, {"idempotency-key", command.key}});
  }
  HttpAnswer get(HttpClient& client, const std::string& path, std::uint64_t after) const {
    return client.send(
        "GET", path, "",
        {{"cookie", cookies.at("clerk01")}, {"x-yiben-after", std::to_string(after)}});
  }
};

void open_office(Book& book, std::uint16_t port) {
  if (!book.callers.empty()) return;
  HttpClient client(port);
  for (const char* login : caller_logins)
    book.cookies[login] = signed_in(client, login);
  for (int i = 0; i < callers_count; ++i) book.callers.emplace_back(i, callers_count);
}

struct Tally {
  std::atomic<std::uint64_t> acknowledged = 0, in_flight_there = 0, in_flight_gone = 0;
};

// Everyone files until the server is killed under them.
void work_until_killed(Book& book, RunningServer& server, std::chrono::microseconds life,
                       Tally& tally) {
  const auto port = server.port();
  std::thread killer([&] {
    std::this_thread::sleep_for(life);
    EXPECT_EQ(server.kill_hard(), SIGKILL) << "it ended by itself\n" << book.said();
  });
  each_on_a_thread(book.callers, [&](Caller& caller) {
    try {
      HttpClient client(port);
      for (;;) {
        const auto answer = book.send(client, caller.next());
        ASSERT_TRUE(answer.done()) << caller.next().path << "\n" << answer.body;
        caller.answered(parse_json(answer.body)->as_object());
        ++tally.acknowledged;
      }
    } catch (const boost::system::system_error&) {  // killed
    }
  });
  killer.join();
}

void expect_same_answer(const Book& book, HttpClient& client, const AnsweredCommand& first) {
  const auto answer = book.send(client, first.command);
  ASSERT_TRUE(answer.done()) << first.command.path << "\n" << answer.body;
  const auto again = parse_json(answer.body)->as_object();
  EXPECT_TRUE(again.at("repeated").as_bool()) << first.command.path << " was lost";
  EXPECT_EQ(again.at("position").to_number<std::uint64_t>(), first.position);
  if (!first.id.empty()) {
    EXPECT_NE(answer.body.find(first.id), std::string::npos) << answer.body;
  }
}

// Everything acknowledged repeats; the one in flight is settled by sending it once more.
void repeat_everything(Book& book, std::uint16_t port, Tally& tally) {
  each_on_a_thread(book.callers, [&](Caller& caller) {
    HttpClient client(port);
    for (const auto& one : caller.all()) expect_same_answer(book, client, one);
    const auto answer = book.send(client, caller.next());
    ASSERT_TRUE(answer.done()) << caller.next().path << "\n" << answer.body;
    const auto settled = parse_json(answer.body)->as_object();
    ++(settled.at("repeated").as_bool() ? tally.in_flight_there : tally.in_flight_gone);
    caller.answered(settled);
  });
}

void expect_queries_answer(const Book& book, std::uint16_t port) {
  HttpClient client(port);
  for (const auto& caller : book.callers) {
    const auto after = caller.all().back().position;
    for (const auto& claim : caller.claims()) {
      const auto page = book.get(client, "/claims/" + claim.claim, after);
      ASSERT_EQ(page.status, 200) << page.body;
      const auto open = parse_json(page.body)->at("row").at("open_step");
      EXPECT_EQ(json::value_to<std::string>(open), claim.open_step) << claim.claim;
    }
    const auto& person = caller.all().front();
    const auto found = book.get(client, "/people/" + person.id, after);
    ASSERT_EQ(found.status, 200) << found.body;
    EXPECT_NE(found.body.find(person.id), std::string::npos);
  }
  for (const char* path : {"/inbox", "/inbox/counts", "/rosters/dibao", "/funds", "/health"})
    EXPECT_EQ(book.get(client, path, 0).status, 200) << path;
}

// The log itself: every command's events stand together, and are of the types its kind writes.
void expect_whole(Book& book) {
  auto opened = eventstore::open_log({.folder = book.data() + "/log", .ledger = ledger});
  ASSERT_TRUE(opened) << opened.error().detail;
  const auto& log = **opened;
  std::map<eventstore::Position, std::vector<std::string>> types_up_to;  // by the command's end
  eventstore::Position at = 0;
  for (auto cursor = log.read_all(0);;) {
    const auto entry = cursor->next();
    ASSERT_TRUE(entry) << entry.error().detail;
    if (*entry == nullptr) break;
    const auto receipt = *log.find_command((*entry)->command_id);
    ASSERT_TRUE(receipt) << "the command of entry " << at;
    ASSERT_TRUE(receipt->first <= at && at < receipt->first + receipt->count)
        << "a command's events stand apart at " << at;
    types_up_to[receipt->first + receipt->count].emplace_back((*entry)->type);
    ++at;
  }
  ASSERT_EQ(at, log.head());
  for (const auto& [end, types] : types_up_to) ASSERT_LE(end, at) << "a command is cut off";
  for (const auto& caller : book.callers) {
    for (const auto& one : caller.all()) {
      const auto& types = types_up_to[one.position];
      auto& usual = book.types_of_kind[one.command.kind];
      if (usual.empty()) usual = types;
      ASSERT_FALSE(types.empty()) << one.command.kind << " at " << one.position;
      ASSERT_EQ(types, usual) << one.command.kind << " at " << one.position << " is not whole";
    }
  }
}

void expect_sound(const Book& book) {
  const auto verified = run_yiben("verify --data " + book.data());
  EXPECT_EQ(verified.code, 0) << verified.said;
  EXPECT_NE(verified.said.find("sound:"), std::string::npos) << verified.said;
  EXPECT_NE(verified.said.find("agree with the log"), std::string::npos) << verified.said;
  auto access = eventstore::open_log({.folder = book.data() + "/access", .ledger = ledger});
  ASSERT_TRUE(access) << access.error().detail;
  const auto report = eventstore::verify(**access);
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_TRUE(report->sound) << report->first_fault;
}

TEST(Kill, OfTheServerLosesNothingAcknowledgedAndLeavesNothingHalf) {
  const int rounds = from_environment("YIBEN_KILL_ROUNDS", 5);
  const auto seed = static_cast<unsigned>(
      from_environment("YIBEN_KILL_SEED", static_cast<int>(std::random_device{}() >> 1)));
  std::printf("YIBEN_KILL_SEED=%u\n", seed);
  std::mt19937 random(seed);
  std::unique_ptr<Book> book;
  Tally tally;
  int round = 0;
  for (; round < rounds; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    if (round % rounds_a_book == 0) book = std::make_unique<Book>();
    const std::chrono::microseconds life(random() % 500'000 + 1'000);
    if (round % 4 == 3) {  // some die while they open what the one before left
      RunningServer hardly_begun(book->data(), book->said_in());
      std::this_thread::sleep_for(life / 4);
    }
    RunningServer server(book->data(), book->said_in());
    ASSERT_NE(server.port(), 0) << book->said();
    open_office(*book, server.port());
    work_until_killed(*book, server, life, tally);
    {
      RunningServer again(book->data(), book->said_in());
      ASSERT_NE(again.port(), 0) << book->said();
      repeat_everything(*book, again.port(), tally);
      expect_queries_answer(*book, again.port());
      EXPECT_EQ(again.stop(), 0) << book->said();  // its views are on disk now
    }
    if (HasFailure()) break;
    expect_whole(*book);
    expect_sound(*book);
    if (HasFailure()) break;
  }
  std::printf(
      "%d rounds, %llu commands acknowledged; in flight at a kill: %llu written, %llu not\n", round,
      static_cast<unsigned long long>(tally.acknowledged),
      static_cast<unsigned long long>(tally.in_flight_there),
      static_cast<unsigned long long>(tally.in_flight_gone));
}

}  // namespace
}  // namespace yiben
