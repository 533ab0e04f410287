// What a server must expect on its port, sent to a real one: each is answered by a problem with a
// name, and the log has not moved.
#include <chrono>
#include <thread>

#include "api/server/server.h"
#include "domain/people/id_number.h"
#include "tests/api/office_server.h"
#include "tests/server/caller.h"

namespace yiben::api {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int idle_timeout_s = 2;

std::string problem_in(const HttpAnswer& answer) {
  const auto value = parse_json(answer.body);
  const auto* type = value && value->is_object() ? value->as_object().if_contains("type") : nullptr;
  if (type == nullptr || !type->is_string()) return "no problem: " + answer.body;
  const std::string text(type->get_string());
  return text.substr(text.rfind(':') + 1);
}

class BadInput : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    office = new OfficeServer;
    auto started = Server::start(*office->services,
                                 {.port = 0, .web_folder = "", .idle_timeout_s = idle_timeout_s});
    ASSERT_TRUE(started);
    server = started->release();
    caller = new Caller(0, 1);
    while (caller->claims().empty()) carry_out();
  }
  static void TearDownTestSuite() {
    delete caller;
    delete server;
    delete office;
  }

  static HttpAnswer send(const std::string& login, const std::string& method,
                         const std::string& path, const std::string& body,
                         std::map<std::string, std::string> headers = {}) {
    if (!login.empty()) headers["cookie"] = office->cookie(login);
    HttpClient client(server->port());
    return client.send(method, path, body, headers);
  }
  static HttpAnswer send(const SentCommand& command) {
    return send(command.login, "POST", command.path, command.body,
                {{"idempotency-key", command.key}});
  }
  static void carry_out() {
    const auto answer = send(caller->next());
    ASSERT_TRUE(answer.done()) << answer.body;
    caller->answered(parse_json(answer.body)->as_object());
  }
  static std::uint64_t head() { return office->workspace->log->head(); }

  static OfficeServer* office;
  static Server* server;
  static Caller* caller;  // its claim waits for acceptance
};
OfficeServer* BadInput::office = nullptr;
Server* BadInput::server = nullptr;
Caller* BadInput::caller = nullptr;

std::string person(const std::string& id_number, const std::string& division,
                   const std::string& more = "") {
  return R"({"name":"n","id_number":")" + id_number + R"(","division":")" + division +
         R"(","area":"urban")" + more + "}";
}

TEST_F(BadInput, IsANamedProblemAndNothingIsWritten) {
  const std::string village = "500199001001";
  const auto number = make_id_number("500199", *Date::of(1961, 1, 1), 1);
  auto wrong_sum = number;
  wrong_sum.back() = wrong_sum.back() == '0' ? '1' : '0';
  const std::string claim = "/claims/" + caller->claims().front().claim;
  const std::string accept = R"({"outcome":"accepted","materials":[]})";
  const auto& registered = caller->all().front().command;
  const auto& filed = caller->all().back().command;
  auto fractions = filed.body;
  const std::string no_incomes = "\"incomes\":[]";
  fractions.replace(fractions.find(no_incomes), no_incomes.size(),
                    R"("incomes":[{"kind":"wage","amount_fen":123.5,"period":"month"}])");
  auto no_such_day = R"({"on":"2026-02-30","proof":"medical_certificate","number":"0012345"})";
  const std::string death = "/people/" + caller->all().front().id + "/death";

  struct Row {
    const char *login, *method;
    std::string path, body;
    int status;
    const char* problem;
    std::map<std::string, std::string> headers = {};
  };
  const Row rows[] = {
      {"clerk01", "POST", "/people", R"({"name":)", 400, "not_json"},
      {"clerk01", "POST", "/people", "{\"name\":\"\xff\"}", 400, "not_json"},
      {"clerk01", "POST", "/people", std::string(100'000, '['), 400, "not_json"},
      {"clerk01", "POST", "/people", person(number, village, R"(,"nick":"x")"), 400,
       "invalid_field"},
      {"clerk01",
       "POST",
       "/people",
       person(number, village),
       415,
       "unsupported_media_type",
       {{"content-type", "text/plain"}}},
      {"clerk01", "POST", "/people", person(wrong_sum, village), 422, "id_number_invalid"},
      {"clerk01", "POST", "/people", person(number, "500199999001"), 422, "division_unknown"},
      {"clerk01", "POST", "/people", person(number, "500199002001"), 403, "not_your_division"},
      {"clerk01", "POST", death, no_such_day, 400, "invalid_field"},
      {"clerk01", "GET", "/rosters/dibao?on=2026-02-30", "", 400, "bad_query"},
      {"clerk01", "POST", "/claims", fractions, 400, "invalid_field"},
      {"clerk01", "POST", "/people", std::string(10u << 20, 'x'), 413, "body_too_large"},
      {"clerk01", "POST", registered.path, registered.body, 422, "person_already_registered"},
      {"clerk01", "POST", filed.path, filed.body, 422, "claim_open_elsewhere"},
      {"clerk01",
       "POST",
       claim + "/steps/accept",
       accept,
       412,
       "version_conflict",
       {{"if-match", "\"1\""}}},
      {"clerk01",
       "POST",
       claim + "/steps/accept",
       accept,
       400,
       "bad_query",
       {{"if-match", "newest"}}},
      {"clerk01", "POST", claim + "/steps/first_review", accept, 422, "step_not_open"},
      {"finance01", "POST", "/people", person(number, village), 403, "no_permission"},
      {"confirmer01", "POST", claim + "/steps/accept", accept, 403, "not_your_role"},
      {"clerk03", "POST", claim + "/steps/accept", accept, 403, "not_your_division"},
      {"clerk03", "GET", claim, "", 403, "not_your_division"},
      {"", "POST", "/people", person(number, village), 401, "not_signed_in"},
      {"clerk01", "POST", "/nowhere", "{}", 404, "not_found"},
      {"clerk01", "DELETE", claim, "", 405, "method_not_allowed"},
  };
  for (const auto& row : rows) {
    const auto before = head();
    const auto answer = send(row.login, row.method, row.path, row.body, row.headers);
    const auto what = std::string(row.method) + " " + row.path + " " + row.body.substr(0, 200);
    EXPECT_EQ(answer.status, row.status) << what << "\n" << answer.body;
    EXPECT_EQ(problem_in(answer), row.problem) << what;
    EXPECT_EQ(answer.content_type, "application/problem+json; charset=utf-8") << what;
    EXPECT_EQ(head(), before) << what;
  }
}

TEST_F(BadInput, ARepeatedCommandAnswersAsBeforeAndASecondClickIsRefused) {
  carry_out();
  const auto before = head();
  const auto accepted = caller->all().back();
  const auto repeated = send(accepted.command);
  ASSERT_TRUE(repeated.done()) << repeated.body;
  EXPECT_TRUE(parse_json(repeated.body)->at("repeated").as_bool());
  EXPECT_EQ(parse_json(repeated.body)->at("position").to_number<std::uint64_t>(),
            accepted.position);
  auto clicked = accepted.command;
  clicked.key = workflows::random_id().text();
  const auto second = send(clicked);
  EXPECT_EQ(second.status, 422) << second.body;
  EXPECT_EQ(problem_in(second), "step_not_open");
  EXPECT_EQ(head(), before);
}

TEST_F(BadInput, WhatIsNotHttpIsRefused) {
  const std::string line = "POST /api/v1/people HTTP/1.1\r\n";
  for (const auto& bytes : {std::string("POST /api/v1/people HTTP/7.x\r\n\r\n"),
                            std::string("\x16\x03\x01\x02\x00 x\r\n"), line + "no colon\r\n\r\n",
                            line + "content-length: many\r\n\r\n",
                            line + "x: " + std::string(64 << 10, 'x') + "\r\n\r\n"}) {
    const auto before = head();
    HttpClient client(server->port());
    client.write(bytes);
    const auto answer = client.read();
    EXPECT_EQ(answer.status, 400) << bytes.substr(0, 100);
    EXPECT_EQ(problem_in(answer), "bad_query") << bytes.substr(0, 100);
    EXPECT_EQ(head(), before);
  }
}

// One whose header comes a byte at a time, and one who promises a body and sends half of it.
TEST_F(BadInput, ASlowClientIsCutOffWithoutHurtingOthers) {
  const auto before = head();
  HttpClient dripping(server->port()), halfway(server->port());
  const std::string line = "POST /api/v1/people HTTP/1.1\r\n";
  halfway.write(line + "host: localhost\r\ncontent-length: 100\r\n\r\n{\"name\":");
  HttpClient other(server->port());
  const std::map<std::string, std::string> cookie{{"cookie", office->cookie("clerk01")}};
  const auto began = steady_clock::now();
  std::size_t sent = 0;
  try {
    for (;; ++sent) {
      dripping.write(sent < line.size() ? line.substr(sent, 1) : "x");
      const auto asked = steady_clock::now();
      ASSERT_EQ(other.send("GET", "/me", "", cookie).status, 200);
      EXPECT_LT(steady_clock::now() - asked, milliseconds(1'000)) << "others wait";
      ASSERT_LT(steady_clock::now() - began, milliseconds(idle_timeout_s * 5'000)) << "never cut";
      std::this_thread::sleep_for(milliseconds(20));
    }
  } catch (const boost::system::system_error&) {  // cut off
  }
  EXPECT_GT(steady_clock::now() - began, milliseconds(idle_timeout_s * 900));
  EXPECT_GT(sent, 1u);
  for (auto* slow : {&dripping, &halfway}) {
    const auto told = slow->read();
    EXPECT_EQ(told.status, 408) << told.body;
    EXPECT_EQ(problem_in(told), "slow_request");
  }
  EXPECT_EQ(head(), before);
}

}  // namespace
}  // namespace yiben::api
