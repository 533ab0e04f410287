// A disk that fills up under the running server: commands are refused by name, reading goes on,
// nothing is lost, and once there is room again it writes as before.
#include <sys/mount.h>

#include <fstream>

#include "tests/server/caller.h"
#include "tests/server/running.h"

namespace yiben {
namespace {

constexpr const char* small =
    "size=160m";  // the databases set aside some 90 of it for what they write
constexpr const char* roomy = "size=512m";

// A file system of its own, small enough to be filled.
class FullDisk : public testing::Test {
 protected:
  void SetUp() override {
    if (mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, small) != 0)
      GTEST_SKIP() << "mounting needs root: a full disk under the server was NOT tested";
    mounted_ = true;
  }
  void TearDown() override {
    if (mounted_) {
      EXPECT_EQ(umount2(folder_.path().c_str(), MNT_DETACH), 0);
    }
  }

  std::string data() const { return folder_.path() + "/data"; }
  std::string ballast() const { return folder_.path() + "/ballast"; }

  // Somebody else's file takes all but `left_bytes`.
  void fill_up_to(std::uint64_t left_bytes) {
    const auto room = std::filesystem::space(folder_.path()).available;
    std::ofstream out(ballast(), std::ios::binary);
    const std::string block(64 << 10, 'x');
    for (std::uint64_t done = 0; done + block.size() + left_bytes <= room; done += block.size())
      out << block;
  }

  void sign_in(std::uint16_t port) {
    HttpClient client(port);
    for (const char* login : caller_logins)
      cookies_[login] = signed_in(client, login);
  }
  HttpAnswer command(HttpClient& client, const SentCommand& sent) {
    return client.send("POST", sent.path, sent.body,
                       {{"cookie", cookies_.at(sent.login)}, {"idempotency-key", sent.key}});
  }
  HttpAnswer get(HttpClient& client, const std::string& path) {
    return client.send("GET", path, "", {{"cookie", cookies_.at("clerk01")}});
  }
  // Commands of one caseworker until one is refused or `most` went through; the refusal, if any.
  HttpAnswer work(HttpClient& client, Caller& caller, int most) {
    HttpAnswer last;
    for (int i = 0; i < most; ++i) {
      last = command(client, caller.next());
      if (!last.done()) return last;
      caller.answered(parse_json(last.body)->as_object());
    }
    return last;
  }
  void expect_reads(HttpClient& client, const Caller& caller) {
    const auto page = get(client, "/claims/" + caller.claims().front().claim);
    EXPECT_EQ(page.status, 200) << page.body;
    const auto person = get(client, "/people/" + caller.all().front().id);
    EXPECT_EQ(person.status, 200) << person.body;
    for (const char* path : {"/inbox", "/rosters/dibao", "/funds", "/me"})
      EXPECT_EQ(get(client, path).status, 200) << path;
  }
  // Nothing acknowledged is lost: everything repeats to its first answer.
  void expect_repeats(HttpClient& client, const Caller& caller) {
    for (const auto& one : caller.all()) {
      const auto answer = command(client, one.command);
      ASSERT_TRUE(answer.done()) << answer.body;
      const auto again = parse_json(answer.body)->as_object();
      EXPECT_TRUE(again.at("repeated").as_bool()) << one.command.path;
      EXPECT_EQ(again.at("position").to_number<std::uint64_t>(), one.position);
    }
  }
  void expect_sound() {
    const auto verified = run_yiben("verify --data " + data());
    EXPECT_EQ(verified.code, 0) << verified.said;
    EXPECT_NE(verified.said.find("agree with the log"), std::string::npos) << verified.said;
    EXPECT_NE(verified.said.find("the book      is sound"), std::string::npos) << verified.said;
  }
  static std::string problem_type(const HttpAnswer& answer) {
    const auto problem = parse_json(answer.body);
    return problem ? json::value_to<std::string>(problem->at("type")) : answer.body;
  }

  TemporaryFolder folder_, said_;
  bool mounted_ = false;
  std::map<std::string, std::string> cookies_;
};

constexpr int one_case = 9;  // commands from the first person to the public notice

TEST_F(FullDisk, NearlyFullRefusesCommandsByNameAndRecoversByItself) {
  RunningServer server(data(), said_.path() + "/said", {"--room-kept", "16"});
  ASSERT_NE(server.port(), 0);
  sign_in(server.port());
  HttpClient client(server.port());
  Caller caller(0, 1);
  ASSERT_TRUE(work(client, caller, one_case).done());

  fill_up_to(12u << 20);
  for (int i = 0; i < 20; ++i) {
    const auto refused = command(client, caller.next());
    ASSERT_EQ(refused.status, 503) << refused.body;
    EXPECT_EQ(problem_type(refused), "urn:yiben:errc:disk_full");
    const auto words = parse_json(refused.body)->as_object();
    for (const char* field : {"title", "title_en", "next_step", "next_step_en"})
      EXPECT_GT(words.at(field).as_string().size(), 20u) << field;
  }
  for (int i = 0; i < 50; ++i) expect_reads(client, caller);
  expect_repeats(client, caller);

  std::filesystem::remove(ballast());
  const auto written = work(client, caller, one_case);
  EXPECT_TRUE(written.done()) << written.body;
  expect_repeats(client, caller);
  EXPECT_EQ(server.stop(), 0);
  expect_sound();
}

// Nothing kept free: the disk itself refuses in the middle of a write, and what became of that one
// is found out by recovery.
TEST_F(FullDisk, FullInTheMiddleOfAWriteRefusesUntilTheServerIsStartedAgain) {
  std::optional<Caller> caller;
  {
    RunningServer server(data(), said_.path() + "/said", {"--room-kept", "0"});
    ASSERT_NE(server.port(), 0);
    sign_in(server.port());
    HttpClient client(server.port());
    caller.emplace(0, 1);
    ASSERT_TRUE(work(client, *caller, one_case).done());
    fill_up_to(0);
    const auto refused = work(client, *caller, 100'000);
    ASSERT_EQ(refused.status, 503) << refused.body;
    EXPECT_EQ(problem_type(refused), "urn:yiben:errc:io");
    const auto next = command(client, caller->next());
    EXPECT_EQ(next.status, 503) << next.body;
    EXPECT_EQ(problem_type(next), "urn:yiben:errc:read_only");
    expect_repeats(client, *caller);
    for (const char* path : {"/me", "/funds", "/inbox/counts"})
      EXPECT_EQ(get(client, path).status, 200) << path;
  }
  std::filesystem::remove(ballast());
  ASSERT_EQ(mount("tmpfs", folder_.path().c_str(), "tmpfs", MS_REMOUNT, roomy), 0);
  {
    RunningServer again(data(), said_.path() + "/said", {"--room-kept", "16"});
    ASSERT_NE(again.port(), 0);
    HttpClient client(again.port());
    expect_repeats(client, *caller);
    const auto written = work(client, *caller, one_case);
    EXPECT_TRUE(written.done()) << written.body;
    expect_reads(client, *caller);
    EXPECT_EQ(again.stop(), 0);
  }
  expect_sound();
}

}  // namespace
}  // namespace yiben
