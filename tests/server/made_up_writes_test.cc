// Every route that writes, asked again and again with what no proper client would send, on a real
// server with a district that has lived: each is answered, nothing answers 500, the server lives,
// and the book is sound afterwards. Longer: YIBEN_MADE_UP_WRITES=100000 and a seed of one's own.
#include <cstdlib>
#include <iostream>
#include <set>

#include "api/server/route.h"
#include "ops/demo_office.h"
#include "tests/http_client.h"
#include "tests/server/made_up.h"
#include "tests/server/running.h"

namespace yiben {
namespace {

std::uint64_t asked_for(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string escaped(const std::string& text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (unsigned char c : text) {
    if (std::isalnum(c) || c == '-') {
      out += static_cast<char>(c);
    } else {
      out += '%';
      out += digits[c >> 4];
      out += digits[c & 15];
    }
  }
  return out;
}

void learn_ids(MadeUp& made_up, const json::value& in, std::size_t& left) {
  if (in.is_string() && in.get_string().size() <= 64 && left > 0) {
    made_up.learn(std::string(in.get_string()));
    --left;
  } else if (in.is_array()) {
    for (const auto& one : in.get_array()) learn_ids(made_up, one, left);
  } else if (in.is_object()) {
    for (const auto& [name, one] : in.get_object()) learn_ids(made_up, one, left);
  }
}

class MadeUpWrites : public testing::Test {
 protected:
  void SetUp() override {
    made_ = run_yiben("demo --living --households 60 --months 1 --data " + data());
    ASSERT_EQ(made_.code, 0) << made_.said;
    server_ = std::make_unique<RunningServer>(data(), said());
    ASSERT_NE(server_->port(), 0);
    client_ = std::make_unique<HttpClient>(server_->port());
    auto accounts = ops::demo_accounts();
    ASSERT_TRUE(accounts);
    for (const auto& account : *accounts) {
      if (!seen_.insert(account.role).second) continue;
      const auto in = client_->send("POST", "/session",
                                    R"({"login":")" + account.login + R"(","password":")" +
                                        std::string(ops::demo_password) + R"("})");
      ASSERT_EQ(in.status, 200) << in.body;
      cookies_.emplace_back(account.role, in.set_cookie.substr(0, in.set_cookie.find(';')));
    }
  }
  std::string data() const { return folder_.path() + "/data"; }
  std::string said() const { return folder_.path() + "/said"; }

  // Ids and codes that mean something here, from what the office can read.
  void learn(MadeUp& made_up) {
    for (const char* path :
         {"/inbox?list=todo", "/sagas?list=held", "/rosters/dibao", "/programmes", "/divisions",
          "/funds", "/recoveries", "/webhooks", "/senders"}) {
      std::size_t left = 200;
      for (const auto& [role, cookie] : cookies_) {
        const auto answer = client_->send("GET", path, "", {{"cookie", cookie}});
        if (!answer.done()) continue;
        if (auto body = parse_json(answer.body)) learn_ids(made_up, *body, left);
        break;
      }
    }
    for (const char* code : {"dibao", "orphan", "funeral", "2026-11", "500199001001", "500199"})
      for (int i = 0; i < 20; ++i) made_up.learn(code);
  }
  // Somebody who may ask, mostly.
  std::string cookie_for(MadeUp& made_up, const api::Route& route) {
    std::vector<std::string> fitting;
    for (const auto& [role, cookie] : cookies_)
      if (api::allows(route.grant, role) || made_up.one_in(50)) fitting.push_back(cookie);
    return fitting.empty() ? "" : fitting[made_up.below(fitting.size())];
  }
  static std::string path_for(MadeUp& made_up, const api::Route& route) {
    auto path = route.path.substr(api::api_root.size());
    for (std::size_t at; (at = path.find('{')) != std::string::npos;)
      path.replace(at, path.find('}') - at + 1,
                   escaped(made_up.one_in(8) ? made_up.nasty().substr(0, 400) : made_up.known()));
    return path;
  }

  TemporaryFolder folder_;
  Ran made_;
  std::unique_ptr<RunningServer> server_;
  std::unique_ptr<HttpClient> client_;
  std::set<Role> seen_;
  std::vector<std::pair<Role, std::string>> cookies_;
};

TEST_F(MadeUpWrites, AreAnsweredAndTheBookIsSound) {
  const auto seed = asked_for("YIBEN_SEED", std::random_device{}());
  const auto count = asked_for("YIBEN_MADE_UP_WRITES", 3'000);
  std::cout << "seed " << seed << "\n";
  MadeUp made_up(seed);
  learn(made_up);
  // What would take the very accounts that ask away.
  const std::set<std::string> spared{"/api/v1/session", "/api/v1/demo/clock"};
  std::vector<const api::Route*> writing;
  for (const auto& route : api::routes())
    if (route.method != "GET" && !spared.contains(route.path)) writing.push_back(&route);
  std::map<int, int> statuses;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto& route = *writing[i % writing.size()];
    const auto path = path_for(made_up, route);
    const auto body = route.body ? json::serialize(made_up.of(route.body())) : std::string{};
    HttpAnswer answer;
    try {
      answer = client_->send(route.method, path, body, {{"cookie", cookie_for(made_up, route)}});
    } catch (const boost::system::system_error& broken) {
      FAIL() << "seed " << seed << ", request " << i << ": " << broken.what() << "\n"
             << route.method << " " << path << "\n"
             << body.substr(0, 2'000);
    }
    ++statuses[answer.status];
    EXPECT_TRUE(answer.status < 500 || answer.status == 503)
        << answer.status << " to " << route.method << " " << path << "\n"
        << body.substr(0, 2'000) << "\n"
        << answer.body;
    if (answer.headers["connection"] == "close")
      client_ = std::make_unique<HttpClient>(server_->port());
  }
  std::cout << count << " writes of " << writing.size() << " routes:";
  for (const auto& [status, times] : statuses) std::cout << " " << status << " " << times << ",";
  std::cout << "\n";
  EXPECT_GT(statuses[200] + statuses[201], 0) << "some of them are quite proper";
  EXPECT_EQ(server_->stop(), 0);
  const auto verified = run_yiben("verify --data " + data());
  EXPECT_EQ(verified.code, 0) << verified.said;
}

}  // namespace
}  // namespace yiben
